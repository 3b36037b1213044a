/** The sentence that explains why a document has its kind. */
import { describe, expect, it } from 'vitest';
import { analyze, describeClassification, noNeighbors } from '../../../server/src/service/index.js';

const plist = (entries: string): string => `<plist><dict>${entries}</dict></plist>`;
const entitlements = analyze(plist('<key>com.apple.developer.driverkit</key><true/>'), {
	uri: 'file:///w/Widget.entitlements',
});
const withEntitlements = { ...noNeighbors, inFolder: [entitlements] };
const typed = '<key>CFBundlePackageType</key><string>DEXT</string>';
const named = '<key>CFBundleIdentifier</key><string>com.example.widget</string>';

describe('explains why a file is', () => {
	it.each([
		[
			'a dext, by a key',
			typed,
			{},
			"Recognized as a dext because 'CFBundlePackageType' is 'DEXT'.",
		],
		[
			'a dext, by its entitlements',
			named,
			{ neighbors: withEntitlements },
			"Recognized as a dext because 'Widget.entitlements' in its folder has 'com.apple.developer.driverkit'.",
		],
		[
			'entitlements',
			'<key>com.apple.developer.driverkit</key><true/>',
			{ uri: 'W.entitlements' },
			"Recognized as entitlements because its name ends in '.entitlements' and it has 'com.apple.developer.driverkit'.",
		],
		[
			'what a comment states',
			`<!-- driver-plist: kind=appExtension -->${typed}`,
			{},
			"Recognized as an app extension because a comment in it has 'kind=appExtension'.",
		],
		[
			'what the settings state',
			typed,
			{ kinds: [{ matches: () => true, kind: 'kext' as const }] },
			"Recognized as a kext because 'kinds' in the settings matches its path.",
		],
		[
			'what the caller states',
			typed,
			{ kind: 'other' as const },
			'Recognized as a property list of another kind because a person or a program specified it.',
		],
		[
			'a kext, by its bundle',
			'<key>CFBundlePackageType</key><string>KEXT</string><key>CFBundleVersion</key><string>1</string>',
			{ uri: 'W.kext/Contents/Info.plist', form: 'built' as const },
			"Recognized as a kext because it is in the bundle 'W.kext' and 'CFBundlePackageType' is 'KEXT'.",
		],
		[
			'nothing known',
			'<key>a</key><true/>',
			{},
			'Not recognized as the property list of a driver.',
		],
	])('%s', (_, entries, options, sentence) => {
		const { classification } = analyze(plist(entries), { uri: 'a/Info.plist', ...options });
		expect(describeClassification(classification)).toBe(sentence);
	});

	it('one of several kinds, with the others', () => {
		const { classification } = analyze(
			plist(
				'<key>CFBundlePackageType</key><string>KEXT</string><key>IOKitPersonalities</key><dict><key>A</key><dict><key>IOUserClass</key><string>A</string></dict></dict>',
			),
			{ uri: 'a/Info.plist' },
		);
		expect(describeClassification(classification)).toBe(
			"Probably a dext because a personality has 'IOUserClass'. It can also be a kext.",
		);
	});
});
