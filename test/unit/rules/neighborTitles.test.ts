/** Titles of fixes that rename a key of a file near the document, which they name. */
import { expect, it } from 'vitest';
import { renderMessage } from '../../../server/src/service/messages/message.js';
import { dextExample } from '../../../server/src/service/rules/shared/examplePersonality.js';
import {
	analyzeExample,
	type ExampleOptions,
	findingsOf,
	fixesOf,
} from '../../support/checkFindings.js';

function titlesOf(code: string, text: string, options: ExampleOptions): readonly string[] {
	const plist = analyzeExample(text, options);
	const findings = findingsOf(plist).filter((each) => each.code === code);
	return findings.flatMap((each) => fixesOf(plist, each).map(({ title }) => renderMessage(title)));
}

it.each([
	'apple.developer.driverkit.transport.usb',
	'developer.driverkit.transport.usb',
	'driverkit.transport.usb',
])('name the entitlements: %s', (name) => {
	const key = 'com.apple.developer.driverkit.transport.usb';
	const devices =
		'<array>\n<dict>\n<key>idProduct</key>\n<integer>4660</integer>\n<key>idVendor</key>\n<integer>1452</integer>\n</dict>\n</array>';
	const entitlements = `<key>com.apple.developer.driverkit</key>\n<true/>\n<key>${name}</key>\n${devices}`;
	const info = dextExample({ IOProviderClass: 'IOUSBHostDevice' });
	expect(
		titlesOf('missing-driver-entitlement', info, {
			neighbors: { 'Widget.entitlements': entitlements },
		}),
	).toEqual([
		`Rename '${name}' to '${key}' in 'Widget.entitlements'`,
		`Add '${key}' to 'Widget.entitlements'`,
	]);
});

it.each([
	[
		'<key>CompatibleVersion</key>\n<string>1.0</string>',
		"Rename 'CompatibleVersion' to 'OSBundleCompatibleVersion' in 'Library.kext'",
	],
	[
		'<key>1.0</key>\n<string>OSBundleCompatibleVersion</string>',
		"Change the key to 'OSBundleCompatibleVersion' and the value to '1.0' in 'Library.kext'",
	],
])('name the bundle of an Info.plist: %s', (entry, title) => {
	const library = `<key>CFBundleIdentifier</key>\n<string>com.acme.library</string>\n<key>CFBundlePackageType</key>\n<string>KEXT</string>\n<key>CFBundleVersion</key>\n<string>1.0</string>\n${entry}`;
	const client =
		'<key>CFBundleIdentifier</key>\n<string>com.acme.widget</string>\n<key>OSBundleLibraries</key>\n<dict>\n<key>com.acme.library</key>\n<string>1.0</string>\n</dict>';
	expect(
		titlesOf('unusable-project-library', client, {
			kind: 'kext',
			uri: 'file:///Kexts/Widget.kext/Contents/Info.plist',
			neighbors: { '../../Library.kext/Contents/Info.plist': library },
		}),
	).toEqual([title, "Add 'OSBundleCompatibleVersion' to 'Library.kext'"]);
});
