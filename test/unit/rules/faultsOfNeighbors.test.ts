/** Fixes after which files near the property list no longer agree with it, which they did not before, either. */
import { expect, it } from 'vitest';
import { fixAll } from '../../../server/src/service/features/fixAll.js';
import { personalitiesToMatch } from '../../../server/src/service/features/personalitiesToMatch.js';
import { renderMessage } from '../../../server/src/service/messages/message.js';
import { analyzeExample, findingsOf, fixesOf } from '../../support/checkFindings.js';

const personality = `<key>IOKitPersonalities</key>
<dict><key>Pad</key><dict>
<key>CFBundleIdentifierKernel</key><string>com.apple.kpi.iokit</string>
<key>IOClass</key><string>IOUserService</string>
<key>IOProviderClass</key><string>IOUSBHostDevice</string>
<key>IOUserClass</key><string>PadDriver</string>
<key>IOUserServerName</key><string>com.example.pad</string>
<key>idProduct</key><integer>2</integer>
<key>idVendor</key><string>0x1209</string>
</dict></dict>`;
const otherVendor =
	'<key>com.apple.developer.driverkit</key><true/><key>com.apple.developer.driverkit.transport.usb</key><array><dict><key>idVendor</key><integer>1452</integer></dict></array>';
const camera =
	'<key>CFBundlePackageType</key><string>SYSX</string><key>CMIOExtension</key><dict/><key>NSSystemExtensionUsageDescription</key><string>Shows a camera.</string>';
const noGroup = '<key>com.apple.security.app-sandbox</key><true/>';
const tunnel =
	'<key>com.apple.developer.networking.networkextension</key><array><string>packet-tunnel-provider-systemextensio</string></array>';
const network =
	'<key>CFBundlePackageType</key><string>SYSX</string><key>NSSystemExtensionUsageDescription</key><string>Connects.</string><key>NetworkExtension</key><dict><key>NEMachServiceName</key><string>$(TeamIdentifierPrefix)com.example.tunnel</string><key>NEProviderClasses</key><dict><key>com.apple.networkextension.packet-tunnel</key><string>Tunnel.Provider</string></dict></dict>';

it.each([
	['id-as-string', personality, 'dext', otherVendor, "Convert to '<integer>4617</integer>'"],
	[
		'missing-mach-service',
		camera,
		'systemExtension',
		noGroup,
		"Add 'CMIOExtensionMachServiceName'",
	],
] as const)('%s has a fix, which fix all leaves to a person', (code, text, kind, near, title) => {
	const plist = analyzeExample(text, { kind, neighbors: { 'Pad.entitlements': near } });
	const finding = findingsOf(plist).find((each) => each.code === code);
	if (!finding) throw new Error('not found');
	expect(fixesOf(plist, finding).map((fix) => [renderMessage(fix.title), fix.preferred])).toEqual([
		[title, false],
	]);
	expect(fixAll(plist).text).toBe(plist.text);
});

it('fix all corrects the misspelled value of a provider, and adds no other', () => {
	const plist = analyzeExample(tunnel, {
		kind: 'entitlements',
		neighbors: { 'Info.plist': network },
	});
	expect(fixAll(plist).text.match(/<string>packet.*?<\/string>/g)).toEqual([
		'<string>packet-tunnel-provider-systemextension</string>',
	]);
});

it.each([
	['idVendor', 1452n, true],
	['IOProviderClass', 'IOPCIDevice', false],
] as const)('a change of %s to %s for a device of a dump is accepted: %s', (key, by, accepted) => {
	const own = personality.replace('<string>0x1209</string>', '<integer>4617</integer>');
	const plist = analyzeExample(own, {
		kind: 'dext',
		neighbors: { 'Pad.entitlements': otherVendor.replace('1452', '4617') },
	});
	const [pad] = personalitiesToMatch(plist, 'Info.plist');
	const value = pad?.dict?.get(key)?.value;
	if (!value) throw new Error('not found');
	expect(pad?.accepts?.([{ kind: 'replaceValue', value, by }])).toBe(accepted);
});
