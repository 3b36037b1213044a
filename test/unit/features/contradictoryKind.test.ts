/** The fix that changes all of a property list to another kind of bundle. */
import { expect, it } from 'vitest';
import { analyze } from '../../../server/src/service/document/analyze.js';
import { checkPlist } from '../../../server/src/service/features/check.js';
import { fixesFor } from '../../../server/src/service/features/quickFixes.js';
import { renderMessage } from '../../../server/src/service/messages/message.js';
import { applyEdits } from '../../../server/src/service/text/textEdit.js';
import { neighborsFrom } from '../../support/neighborsFrom.js';
import { wholePlist } from '../../support/wholePlist.js';

const uri = 'file:///work/Radio/Info.plist';
const neighbors = neighborsFrom(uri, {
	'Radio.entitlements':
		'<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.family.networking</key>\n<true/>\n<key>com.apple.developer.driverkit.transport.usb</key>\n<array><dict><key>idVendor</key><integer>4617</integer><key>idProduct</key><integer>2</integer></dict></array>',
});
/** Written like a kext, with invented keys. */
const text = wholePlist(`	<key>CFBundleExecutable</key>
	<string>$(EXECUTABLE_NAME)</string>
	<key>CFBundleIdentifier</key>
	<string>$(PRODUCT_BUNDLE_IDENTIFIER)</string>
	<key>CFBundlePackageType</key>
	<string>XPC!</string>
	<key>CFBundleVersion</key>
	<string>1</string>
	<key>IOKitPersonalities</key>
	<dict>
		<key>Radio</key>
		<dict>
			<key>CFBundleIdentifier</key>
			<string>$(PRODUCT_BUNDLE_IDENTIFIER)</string>
			<key>IOClass</key>
			<string>Radio_USB</string>
			<key>IOProviderClass</key>
			<string>IOUSBHostDevice</string>
			<key>IOUSBDeviceVendorID</key>
			<integer>4617</integer>
			<key>IOUSBDeviceProductID</key>
			<integer>2</integer>
		</dict>
	</dict>`);

it.each([
	['dext', 'Change to a dext', ['DEXT', 'IOUserNetworkEthernet', 'Radio_USB', '2']],
	['kext', 'Change to a kext', ['KEXT', 'Radio_USB', '2', 'com.apple.kpi.iokit']],
])('makes it a %s without a problem', (kind, title, written) => {
	const plist = analyze(text, { uri, neighbors });
	const finding = checkPlist(plist).find(({ code }) => code === 'contradictory-kind');
	const fixes = finding ? fixesFor(plist, finding) : [];
	const fix = fixes.find((each) => renderMessage(each.title) === title);
	const after = analyze(applyEdits(text, fix?.edits ?? []), { uri, neighbors });
	expect(after.kind).toBe(kind);
	const isProblem = (severity: string): boolean => ['error', 'warning'].includes(severity);
	expect(checkPlist(after).filter(({ severity }) => isProblem(severity))).toEqual([]);
	for (const value of written) expect(after.text).toContain(`>${value}<`);
});

it.each([
	['dext', 'Change to a dext'],
	['kext', 'Change to a kext'],
])('keeps what is wrong in any kind when it makes it a %s', (kind, title) => {
	const wrong = ['<string>0x1209</string>', '<integer>0X2</integer>', '&quot;1&quot;'];
	const mixed = text
		.replace('<integer>4617</integer>', '<string>0x1209</string>')
		.replace('<integer>2</integer>', '<integer>0X2</integer>')
		.replace('<key>IOUSBDeviceVendorID</key>', '<key>idVendor</key>')
		.replace('<key>IOUSBDeviceProductID</key>', '<key>idProduct</key>')
		.replace(
			'\t<key>CFBundleVersion</key>',
			'\t<key>CFBundleGetInfoString</key>\r\n\t<string>Radio &quot;1&quot;</string>\r\n\t<key>CFBundleVersion</key>',
		);
	const plist = analyze(mixed, { uri, neighbors });
	const finding = checkPlist(plist).find(({ code }) => code === 'contradictory-kind');
	const fixes = finding ? fixesFor(plist, finding) : [];
	const fix = fixes.find((each) => renderMessage(each.title) === title);
	const after = analyze(applyEdits(mixed, fix?.edits ?? []), { uri, neighbors });
	expect(after.kind).toBe(kind);
	for (const each of wrong) expect(after.text).toContain(each);
	expect(after.text.match(/\r/g)).toHaveLength(2);
});

it.each(['<dict/>', '<dict>\n\t</dict>'])(
	'a dext by its entitlements whose personalities are %j is not written like a kext',
	(personalities) => {
		const started = text.replace(/<dict>\n\t\t<key>Radio<[\s\S]*(?=\n<\/dict>)/, personalities);
		const plist = analyze(started.replace('XPC!', '$(PRODUCT_BUNDLE_PACKAGE_TYPE)'), {
			uri,
			neighbors,
		});
		expect(plist.kind).toBe('dext');
		const codes = checkPlist(plist).map(({ code }) => code);
		expect(codes).toContain('missing-personalities');
		expect(codes).not.toContain('contradictory-kind');
	},
);
