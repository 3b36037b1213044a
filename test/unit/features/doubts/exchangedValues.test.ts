/** Values that a person wrote for another key: *fix all* does not replace them. */
import { describe, expect, it } from 'vitest';
import type { DocumentKind } from '../../../../server/src/service/index.js';
import { fixAll } from '../../../../server/src/service/index.js';
import { dextExample } from '../../../../server/src/service/rules/shared/examplePersonality.js';
import { inRoot, open } from '../samples.js';

const entry = (key: string, value: string, type = 'string'): string =>
	`<key>${key}</key>\n<${type}>${value}</${type}>`;
const libraries = (...entries: readonly string[]): string =>
	`<key>OSBundleLibraries</key>\n<dict>\n${entries.join('\n')}\n</dict>`;
const dext = (from: string, to: string): string => dextExample().replace(from, to);

describe.each<readonly [string, DocumentKind, string]>([
	[
		'the name of the bundle and its type',
		'kext',
		`${entry('CFBundleName', 'KEXT')}\n${entry('CFBundlePackageType', 'Example Widget')}`,
	],
	[
		'a text and a variable for the type',
		'dext',
		`${entry('CFBundlePackageType', 'Talks to the widget.')}\n${entry('OSBundleUsageDescription', '$(PRODUCT_BUNDLE_PACKAGE_TYPE)')}`,
	],
	[
		'an array and a version',
		'dext',
		`<key>CFBundleShortVersionString</key>\n<array>\n\t<string>MacOSX</string>\n</array>\n${entry('CFBundleSupportedPlatforms', '1.1.6')}`,
	],
	[
		'the version of the kernel and that of a family',
		'kext',
		libraries(entry('com.apple.kpi.mach', '2.9'), entry('com.apple.iokit.IOPCIFamily', '19.0')),
	],
	[
		'the oldest compatible version and the version',
		'kext',
		`${entry('CFBundleVersion', '1.0')}\n${entry('OSBundleCompatibleVersion', '1.2.5')}`,
	],
	[
		'the name of the server and the ID of the vendor',
		'dext',
		dextExample()
			.replace('<integer>1452</integer>', '<string>$(PRODUCT_BUNDLE_IDENTIFIER)</string>')
			.replace(
				'<key>IOUserServerName</key>\n\t\t<string>$(PRODUCT_BUNDLE_IDENTIFIER)</string>',
				'<key>IOUserServerName</key>\n\t\t<integer>1452</integer>',
			),
	],
	[
		'the keys of USB with a provider of PCI',
		'dext',
		dext('IOUSBHostDevice', 'IOPCIDevice').replace(
			'<key>idProduct</key>',
			'<key>bcdDevice</key>\n\t\t<integer>257</integer>\n\t\t<key>idProduct</key>',
		),
	],
	[
		'a key that is there twice instead of another one',
		'dext',
		dext('<key>idVendor</key>', '<key>IOUserServerName</key>'),
	],
	[
		'a type that is there twice instead of a version',
		'kext',
		`${entry('CFBundlePackageType', 'KEXT')}\n${entry('CFBundlePackageType', '1.1.6')}`,
	],
	[
		'an identifier that is there twice at the root instead of a version',
		'dext',
		`${entry('CFBundleIdentifier', 'com.example.widget')}\n${entry('CFBundleIdentifier', '1.0.0-beta.1')}\n${dextExample({ CFBundleIdentifier: 'com.example.widget', IOUserServerName: 'com.example.widget' })}`,
	],
	[
		'the ID of the product after a line that is gone',
		'dext',
		dext('<string>$(PRODUCT_BUNDLE_IDENTIFIER)</string>', '<integer>690</integer>'),
	],
	[
		'a library that is there twice instead of another one',
		'kext',
		libraries(
			entry('com.apple.iokit.IOUSBFamily', '1.8'),
			entry('com.apple.iokit.IOUSBFamily', '1.2'),
		),
	],
])('%s', (_, kind, written) => {
	it('keep what a person wrote', () => {
		const before = inRoot(written);
		const left = wordsIn(fixAll(open(before, kind)).text);
		for (const word of wordsIn(before)) {
			expect(left).toContain(word);
			left.splice(left.indexOf(word), 1);
		}
	});
});

const wordsIn = (text: string): string[] => text.match(/(?<=<(?:string|integer)>)[^<]+/g) ?? [];

const fixed = (written: string, kind: DocumentKind): string =>
	fixAll(open(inRoot(written), kind)).text;

it('a key that is there twice around the dictionary that lacks it is not added', () => {
	const text = dext(
		'<key>IOUserClass</key>\n\t\t<string>WidgetDriver</string>',
		'<key>IOUserClass</key>\n\t\t<string>WidgetDriver</string>\n\t\t<key>UserClientProperties</key>\n\t\t<dict>\n\t\t\t<key>IOClass</key>\n\t\t\t<string>IOUserUserClient</string>\n\t\t</dict>\n\t\t<key>IOUserClass</key>\n\t\t<string>WidgetUserClient</string>',
	);
	expect(fixed(text, 'dext')).toBe(inRoot(text));
});

it.each([
	['IOUSBHostDevice', 'IOHIDInterface'],
	['IOHIDInterface', 'IOUSBHostDevice'],
])('keys are not renamed for one of two providers: %s, %s', (first, second) => {
	const providers = `${entry('IOProviderClass', first)}\n${entry('IOProviderClass', second)}`;
	const text = dext(entry('IOProviderClass', 'IOUSBHostDevice').replace('\n', '\n\t\t'), providers);
	expect(text).toContain(providers);
	expect(fixed(text, 'dext')).toBe(inRoot(text));
});

it('a category is not added next to IDs of a device, which are for another provider', () => {
	const text = dext('IOUSBHostDevice', 'IOUserResources');
	expect(fixed(text, 'dext')).not.toContain('IOMatchCategory');
});

describe('a single mistake is fixed', () => {
	const platforms =
		'<key>CFBundleSupportedPlatforms</key>\n<array>\n\t<string>MacOSX</string>\n</array>\n';

	it('next to a container that is there twice', () => {
		const text = fixed(`${platforms}${platforms}${entry('CFBundlePackagetype', 'DEXT')}`, 'dext');
		expect(text).toContain('<key>CFBundlePackageType</key>');
	});

	it('by removing the array around a value', () => {
		const [before, after] = [
			'<array>\n\t\t\t<string>IOUserService</string>\n\t\t</array>',
			'<string>IOUserService</string>',
		];
		const text = fixed(
			dext(
				`<key>IOClass</key>\n\t\t${after}`,
				`<key>IOClass</key>\n\t\t${before}\n\t\t<key>IONameMatch</key>\n\t\t<string>widget</string>`,
			),
			'dext',
		);
		expect(text).toContain(`<key>IOClass</key>\n\t\t${after}`);
	});

	it('after a comment that is closed twice', () => {
		const text = fixed(`<!-- the widget -->-->\n${entry('CFBundlePackagetype', 'DEXT')}`, 'dext');
		expect(text).toContain(`<!-- the widget -->\n${entry('CFBundlePackageType', 'DEXT')}`);
	});
});

it('the classes of a codeless kext are exchanged', () => {
	const personality = (name: string, provider: string): string =>
		`<key>IOKitPersonalities</key>\n<dict>\n\t<key>Widget</key>\n\t<dict>\n\t\t${entry('CFBundleIdentifier', 'com.apple.driver.AppleUSBMergeNub')}\n\t\t${entry('IOClass', name)}\n\t\t${entry('IOProviderClass', provider)}\n\t\t<key>idProduct</key>\n\t\t<integer>1</integer>\n\t\t<key>idVendor</key>\n\t\t<integer>4660</integer>\n\t</dict>\n</dict>`;
	expect(fixed(personality('IOUSBHostDevice', 'AppleUSBMergeNub'), 'codelessKext')).toBe(
		inRoot(personality('AppleUSBMergeNub', 'IOUSBHostDevice')),
	);
});
