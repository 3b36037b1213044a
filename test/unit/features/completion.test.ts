/** Completion, by the text after accepting an item; `|` is the cursor before and after. */
import { describe, expect, it } from 'vitest';
import { completeAt, type DocumentKind } from '../../../server/src/service/index.js';
import { accept, atCaret } from './acceptCompletion.js';
import { itemsAt, labelsAt } from './completionAt.js';
import { inPersonality, inRoot, insideOf, open } from './samples.js';

type Wrap = (inside: string) => string;
const bare: Wrap = (inside) => inside;

function afterAccepting(wrap: Wrap, inside: string, label: string, kind?: DocumentKind): string {
	const marked = wrap(inside);
	const item = itemsAt(marked, kind).find((each) => each.label === label);
	if (!item) return `No item ${label} among ${labelsAt(marked, kind).slice(0, 20).join(', ')}`;
	return insideOf(accept(atCaret(marked).text, item), wrap);
}

const T = '\t\t\t';

interface Story {
	readonly name: string;
	readonly in?: Wrap;
	readonly kind?: DocumentKind;
	readonly before: string;
	readonly accept: string;
	readonly after: string;
}

const STORIES: readonly Story[] = [
	{
		name: 'a key on an empty line',
		before: `${T}|`,
		accept: 'IOProviderClass',
		after: `${T}<key>IOProviderClass</key>\n${T}<string>|</string>`,
	},
	{
		name: 'a resource, which has a name, in the personality of a kext',
		kind: 'kext',
		before: `${T}|`,
		accept: 'IOResourceMatch',
		after: `${T}<key>IOResourceMatch</key>\n${T}<string>|IOKit</string>`,
	},
	{
		name: 'a property that must exist, which has a name',
		before: `${T}|`,
		accept: 'IOPropertyExistsMatch',
		after: `${T}<key>IOPropertyExistsMatch</key>\n${T}<string>|SupportsIOFastPath</string>`,
	},
	{
		name: 'the name of a provider, which is not empty',
		kind: 'codelessKext',
		before: `${T}<key>IOProviderClass</key>\n${T}<string>IOPCIDevice</string>\n${T}|`,
		accept: 'IONameMatch',
		after: `${T}<key>IOProviderClass</key>\n${T}<string>IOPCIDevice</string>\n${T}<key>IONameMatch</key>\n${T}<string>|pci1209,1</string>`,
	},
	{
		name: 'a list of names, none of which is empty',
		kind: 'kext',
		before: `${T}<key>IONameMatch</key>\n${T}|`,
		accept: '<array>',
		after: `${T}<key>IONameMatch</key>\n${T}<array>\n${T}\t<string>|pci1209,1</string>\n${T}</array>`,
	},
	{
		name: 'a key of a family before the provider',
		before: `${T}|`,
		accept: 'idVendor',
		after: `${T}<key>idVendor</key>\n${T}<integer>|0</integer>`,
	},
	{
		name: 'a key after <',
		before: `${T}<|`,
		accept: 'IOProviderClass',
		after: `${T}<key>IOProviderClass</key>\n${T}<string>|</string>`,
	},
	{
		name: 'a key after <ke, before other keys',
		before: `${T}<ke|\n${T}<key>IOClass</key>\n${T}<string>A</string>`,
		accept: 'IOProbeScore',
		after: `${T}<key>IOProbeScore</key>\n${T}<integer>|0</integer>\n${T}<key>IOClass</key>\n${T}<string>A</string>`,
	},
	{
		name: 'a key after a word without <',
		before: `${T}IOProv|`,
		accept: 'IOProviderClass',
		after: `${T}<key>IOProviderClass</key>\n${T}<string>|</string>`,
	},
	{
		name: 'a name inside <key> with its value element',
		before: `${T}<key>IO|</key>`,
		accept: 'IOProbeScore',
		after: `${T}<key>IOProbeScore</key>\n${T}<integer>|0</integer>`,
	},
	{
		name: 'a name inside a <key> that is not closed',
		before: `${T}<key>IO|\n${T}<key>IOClass</key>\n${T}<string>A</string>`,
		accept: 'IOProbeScore',
		after: `${T}<key>IOProbeScore</key>\n${T}<integer>|0</integer>\n${T}<key>IOClass</key>\n${T}<string>A</string>`,
	},
	{
		name: 'a name inside a <key> that has a value: only the name',
		before: `${T}<key>IOProb|e</key>\n${T}<integer>7</integer>`,
		accept: 'IOProbeScore',
		after: `${T}<key>IOProbeScore|</key>\n${T}<integer>7</integer>`,
	},
	{
		name: 'a key between tags on one line',
		before: '<key>A</key><string>a</string>|<key>B</key><string>b</string>',
		accept: 'IOClass',
		after:
			'<key>A</key><string>a</string>\n<key>IOClass</key>\n<string>|</string>\n<key>B</key><string>b</string>',
	},
	{
		name: 'a key in an empty dictionary on one line',
		in: (inside) =>
			inRoot(`\t<key>IOKitPersonalities</key>\n\t<dict><key>A</key><dict>${inside}</dict></dict>`),
		before: '|',
		accept: 'IOClass',
		after: '\n\t\t<key>IOClass</key>\n\t\t<string>|</string>\n\t',
	},
	{
		name: 'a key on a line without indentation, indented like its neighbors',
		before: `${T}<key>IOClass</key>\n${T}<string>A</string>\n|`,
		accept: 'IOProviderClass',
		after: `${T}<key>IOClass</key>\n${T}<string>A</string>\n${T}<key>IOProviderClass</key>\n${T}<string>|</string>`,
	},
	{
		name: 'a key in an empty dictionary, indented one level deeper',
		in: (inside) =>
			inRoot(
				`\t<key>IOKitPersonalities</key>\n\t<dict>\n\t\t<key>A</key>\n\t\t<dict>\n${inside}\n\t\t</dict>\n\t</dict>`,
			),
		before: '\t\t<|',
		accept: 'IOProviderClass',
		after: `${T}<key>IOProviderClass</key>\n${T}<string>|</string>`,
	},
	{
		name: 'a boolean',
		before: `${T}<key>IOPCITunnelCompatible</key>\n${T}|`,
		accept: '<true/>',
		after: `${T}<key>IOPCITunnelCompatible</key>\n${T}<true/>|`,
	},
	{
		name: 'a value element after <str',
		before: `${T}<key>IOClass</key>\n${T}<str|`,
		accept: '<string>',
		after: `${T}<key>IOClass</key>\n${T}<string>|</string>`,
	},
	{
		name: 'a complete value after a key',
		before: `${T}<key>IOProviderClass</key>\n${T}<|`,
		accept: 'IOUSBHostDevice',
		after: `${T}<key>IOProviderClass</key>\n${T}<string>IOUSBHostDevice</string>|`,
	},
	{
		name: 'a provider class, replacing the string',
		before: `${T}<key>IOProviderClass</key>\n${T}<string>IOUSB|Device</string>`,
		accept: 'IOUSBHostInterface',
		after: `${T}<key>IOProviderClass</key>\n${T}<string>IOUSBHostInterface|</string>`,
	},
	{
		name: 'the bundle that contains the class',
		before: `${T}<key>IOClass</key>\n${T}<string>IOUserSerial</string>\n${T}<key>CFBundleIdentifierKernel</key>\n${T}<string>|</string>`,
		accept: 'com.apple.driver.driverkit.serial',
		after: `${T}<key>IOClass</key>\n${T}<string>IOUserSerial</string>\n${T}<key>CFBundleIdentifierKernel</key>\n${T}<string>com.apple.driver.driverkit.serial|</string>`,
	},
	{
		name: 'a build variable after $',
		before: `${T}<key>IOUserServerName</key>\n${T}<string>$|</string>`,
		accept: '$(PRODUCT_BUNDLE_IDENTIFIER)',
		after: `${T}<key>IOUserServerName</key>\n${T}<string>$(PRODUCT_BUNDLE_IDENTIFIER)|</string>`,
	},
	{
		name: 'a build variable inside $(…) after other text',
		before: `${T}<key>IOUserServerName</key>\n${T}<string>com.$(PROD|).x</string>`,
		accept: '$(PRODUCT_NAME)',
		after: `${T}<key>IOUserServerName</key>\n${T}<string>com.$(PRODUCT_NAME)|.x</string>`,
	},
	{
		name: 'a build variable in braces',
		before: `${T}<key>IOUserServerName</key>\n${T}<string>\${|</string>`,
		// biome-ignore lint/suspicious/noTemplateCurlyInString: a build variable
		accept: '${PRODUCT_NAME}',
		after: `${T}<key>IOUserServerName</key>\n${T}<string>\${PRODUCT_NAME}|</string>`,
	},
	{
		name: 'an enumerated value',
		in: inRoot,
		kind: 'kext',
		before: '\t<key>OSBundleRequired</key>\n\t<string>|</string>',
		accept: 'Safe Boot',
		after: '\t<key>OSBundleRequired</key>\n\t<string>Safe Boot|</string>',
	},
	{
		name: 'a kernel library with its version',
		in: inRoot,
		kind: 'kext',
		before: '\t<key>OSBundleLibraries</key>\n\t<dict>\n\t\t|\n\t</dict>',
		accept: 'com.apple.kpi.iokit',
		after:
			'\t<key>OSBundleLibraries</key>\n\t<dict>\n\t\t<key>com.apple.kpi.iokit</key>\n\t\t<string>|19.0</string>\n\t</dict>',
	},
	{
		name: 'a kernel library in the version of the deployment target',
		in: (inside) =>
			inRoot(`\t<key>LSMinimumSystemVersion</key>\n\t<string>13.0</string>\n${inside}`),
		kind: 'kext',
		before: '\t<key>OSBundleLibraries</key>\n\t<dict>\n\t\t<key>com.apple.kpi.b|</key>\n\t</dict>',
		accept: 'com.apple.kpi.bsd',
		after:
			'\t<key>OSBundleLibraries</key>\n\t<dict>\n\t\t<key>com.apple.kpi.bsd</key>\n\t\t<string>|22.0</string>\n\t</dict>',
	},
	{
		name: 'the root dictionary',
		in: bare,
		before: '<plist version="1.0">\n|\n</plist>\n',
		accept: '<dict>',
		after: '<plist version="1.0">\n<dict>\n\t|\n</dict>\n</plist>\n',
	},
	{
		name: 'a key in a file with CRLF and two spaces of indentation',
		in: bare,
		before: '<plist version="1.0">\r\n<dict>\r\n  |\r\n</dict>\r\n</plist>\r\n',
		accept: 'IOKitPersonalities',
		after:
			'<plist version="1.0">\r\n<dict>\r\n  <key>IOKitPersonalities</key>\r\n  <dict>\r\n  \t|\r\n  </dict>\r\n</dict>\r\n</plist>\r\n',
	},
	{
		name: 'a key in a fragment without plist',
		in: bare,
		before: '<dict>\n\t|\n</dict>',
		accept: 'CFBundleIdentifier',
		after:
			'<dict>\n\t<key>CFBundleIdentifier</key>\n\t<string>|$(PRODUCT_BUNDLE_IDENTIFIER)</string>\n</dict>',
	},
	{
		name: 'a key with its only value',
		in: inRoot,
		kind: 'dext',
		before: '\t|',
		accept: 'CFBundleInfoDictionaryVersion',
		after: '\t<key>CFBundleInfoDictionaryVersion</key>\n\t<string>|6.0</string>',
	},
	{
		name: 'a key with its usual build variable',
		in: inRoot,
		kind: 'kext',
		before: '\t<key>CFBundleV|</key>',
		accept: 'CFBundleVersion',
		after: '\t<key>CFBundleVersion</key>\n\t<string>|$(CURRENT_PROJECT_VERSION)</string>',
	},
	{
		name: 'the server name, the same as in a fix, and the class that it requires',
		before: `${T}|`,
		accept: 'IOUserServerName',
		after: `${T}<key>IOUserServerName</key>\n${T}<string>|$(PRODUCT_BUNDLE_IDENTIFIER)</string>\n${T}<key>IOUserClass</key>\n${T}<string>MyDriver</string>`,
	},
	{
		name: 'the class with the name of the personality',
		before: `${T}|`,
		accept: 'IOUserClass',
		after: `${T}<key>IOUserClass</key>\n${T}<string>|MyDriver</string>`,
	},
	{
		name: 'the key for the bundle of an existing class',
		before: `${T}<key>IOClass</key>\n${T}<string>IOUserSerial</string>\n${T}|`,
		accept: 'CFBundleIdentifierKernel',
		after: `${T}<key>IOClass</key>\n${T}<string>IOUserSerial</string>\n${T}<key>CFBundleIdentifierKernel</key>\n${T}<string>|com.apple.driver.driverkit.serial</string>`,
	},
	{
		name: 'the bundle that a codeless kext uses',
		kind: 'codelessKext',
		before: `${T}<key>IOClass</key>\n${T}<string>AppleUSBMergeNub</string>\n${T}|`,
		accept: 'CFBundleIdentifier',
		after: `${T}<key>IOClass</key>\n${T}<string>AppleUSBMergeNub</string>\n${T}<key>CFBundleIdentifier</key>\n${T}<string>|com.apple.driver.AppleUSBMergeNub</string>`,
	},
	{
		name: 'a compatible version that is not later than the version of the bundle',
		in: inRoot,
		kind: 'kext',
		before: `\t<key>CFBundleVersion</key>\n\t<string>1.0d1</string>\n\t|`,
		accept: 'OSBundleCompatibleVersion',
		after: `\t<key>CFBundleVersion</key>\n\t<string>1.0d1</string>\n\t<key>OSBundleCompatibleVersion</key>\n\t<string>|1.0d1</string>`,
	},
	{
		name: 'a dictionary with its required keys',
		before: `${T}|`,
		accept: 'IOUserAudioDriverUserClientProperties',
		after: `${T}<key>IOUserAudioDriverUserClientProperties</key>\n${T}<dict>\n${T}\t<key>IOClass</key>\n${T}\t<string>|IOUserUserClient</string>\n${T}\t<key>IOUserClass</key>\n${T}\t<string>IOUserAudioDriverUserClient</string>\n${T}</dict>`,
	},
	{
		name: 'an entitlement with its value',
		in: inRoot,
		kind: 'entitlements',
		before: '\t|',
		accept: 'com.apple.developer.driverkit',
		after: '\t<key>com.apple.developer.driverkit</key>\n\t|<true/>',
	},
];

describe('accepting a completion', () => {
	it.each(STORIES)('$name', (story) => {
		const wrap = story.in ?? inPersonality;
		expect(afterAccepting(wrap, story.before, story.accept, story.kind ?? 'dext')).toBe(
			story.after,
		);
	});

	it('inserts a complete document into an empty one', () => {
		const [item] = itemsAt('|');
		expect(item && open(accept('', item, ''))).toMatchObject({
			kind: 'dext',
			personalities: [{ name: 'MyDriver' }],
			syntax: { faults: [] },
		});
	});

	it('adds a personality to the personalities', () => {
		const wrap: Wrap = (inside) =>
			inRoot(`\t<key>IOKitPersonalities</key>\n\t<dict>\n${inside}\n\t</dict>`);
		const after = afterAccepting(wrap, '\t\t|', 'Dext: PCI device', 'dext');
		expect(after).toMatch(
			/^\t\t<key>\|MyDriver<\/key>\n\t\t<dict>\n\t\t\t<key>CFBundleIdentifier</,
		);
		expect(after).toContain('<string>IOPCIDevice</string>');
	});
});

describe('every item at every cursor position', () => {
	const SAMPLES: readonly (readonly [name: string, text: string, kind: DocumentKind])[] = [
		[
			'a dext',
			inPersonality(
				`${T}<key>IOClass</key>\n${T}<string>IOUserService</string>\n${T}<key>IOPropertyMatch</key>\n${T}<dict/>\n${T}<key>IONameMatch</key>\n${T}<array><string>a</string></array>\n${T}<key>IOProbeScore</key> <integer>0x10</integer>`,
			),
			'dext',
		],
		[
			'a kext',
			inRoot(
				'\t<key>OSBundleLibraries</key>\n\t<dict>\n\t\t<key>com.apple.kpi.bsd</key>\n\t\t<string>8.0</string>\n\t</dict>\n\t<key>OSBundleRequired</key>\n\t<string>Root</string>',
			),
			'kext',
		],
		[
			'entitlements',
			inRoot('\t<key>com.apple.developer.driverkit</key>\n\t<true/>\n\n'),
			'entitlements',
		],
		[
			'a file with preprocessor lines',
			'<dict>\n#if FOO\n\t<key>A</key>\n\t<string/>\n#else\n#endif\n</dict>',
			'dext',
		],
		['no root', '<?xml version="1.0"?>\n<plist version="1.0"></plist>\n', 'dext'],
		['a dictionary on one line', '<dict><key>A</key><string>$(B) c</string></dict>', 'dext'],
	];

	it.each(SAMPLES)('yields a valid property list: %s', (_name, text, kind) => {
		const broken: string[] = [];
		const accepted = new Set<string>();
		const plist = open(text, kind);
		for (let offset = 0; offset <= text.length; offset += 1) {
			for (const item of completeAt(plist, offset)) {
				const after = accept(text, item, '');
				if (accepted.has(after)) continue;
				accepted.add(after);
				const { faults, directives } = open(after, kind).syntax;
				const [fault] = faults;
				if (fault) broken.push(`${offset} ${item.label}: ${fault.code}`);
				if (directives.length !== plist.syntax.directives.length) {
					broken.push(`${offset} ${item.label}: a directive is missing`);
				}
			}
		}
		expect(broken).toEqual([]);
		expect(accepted.size).toBeGreaterThan(0);
	});
});
