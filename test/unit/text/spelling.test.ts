/** Detection of misspelled names, its confidence, and the resulting findings and fixes. */
import { describe, expect, it } from 'vitest';
import { fixAll } from '../../../server/src/service/features/fixAll.js';
import { spellingOf } from '../../../server/src/service/text/spelling.js';
import { analyzeExample, findingsOf, fixesOf } from '../../support/checkFindings.js';

const entitlement = (name: string): string => `com.apple.developer.driverkit.${name}`;

describe('a name', () => {
	it.each([
		['IOproviderClass', 'IOProviderClass', 'certain'],
		['IOProviderClasss', 'IOProviderClass', 'certain'],
		['IOProviderClas', 'IOProviderClass', 'certain'],
		['idProducts', 'idProduct', 'certain'],
		['OSBundleUsageDescriptions', 'OSBundleUsageDescription', 'certain'],
		['CFBundelExecutible', 'CFBundleExecutable', 'likely'],
		[entitlement('transport.usbb'), entitlement('transport.usb'), 'likely'],
		[entitlement('family.serail'), entitlement('family.serial'), 'certain'],
		['com.apple.developer.driverkt.family.serial', entitlement('family.serial'), 'certain'],
		[entitlement('family.hid'), entitlement('family.midi'), 'other'],
		[entitlement('family.wifi'), entitlement('family.midi'), 'other'],
		[entitlement('transport.spi'), entitlement('transport.pci'), 'other'],
		[entitlement('transport.pcie'), entitlement('transport.pci'), 'other'],
		['IOMinimumByteCountRead', 'IOMaximumByteCountRead', 'other'],
		['MinPacketSize', 'MaxPacketSize', 'other'],
		['Manufacturers', 'Manufacturer', 'other'],
		['IOUserServerNa', 'IOUserServerName', 'other'],
		['#CFBundleName', 'CFBundleName', 'other'],
		['idProduct2', 'idProduct', 'other'],
		['IOAHCIFamily', 'IOPCIFamily', 'other'],
		['IOUBSHostDevice', 'IOUSBHostDevice', 'certain'],
		['PRODUCT_NAMR', 'PRODUCT_NAME', 'certain'],
	])('%s for %s: %s', (written, known, kind) => {
		const spelling = spellingOf(written, [known]);
		const found = spelling ? (spelling.certain ? 'certain' : 'likely') : 'other';
		expect(found).toBe(kind);
	});
});

/** `severity: title of each fix`, and whether fix all renames; the key is in a personality, or in entitlements. */
function outcomeOf(
	key: string,
	classes?: { readonly IOProviderClass: string; readonly IOClass: string },
) {
	const [provider, own] = [classes?.IOProviderClass, classes?.IOClass];
	const personality = `<key>IOProviderClass</key><string>${provider}</string><key>IOClass</key><string>${own}</string>`;
	const text =
		classes === undefined
			? `<key>${key}</key><true/>`
			: `<key>IOKitPersonalities</key><dict><key>A</key><dict>${personality}<key>${key}</key><string>1</string></dict></dict>`;
	const kind = classes === undefined ? 'entitlements' : 'dext';
	const plist = analyzeExample(text, { kind });
	const finding = findingsOf(plist).find(({ code }) => code === 'unknown-key');
	if (!finding) return 'nothing';
	const fixes = fixesOf(plist, finding).map(({ title }) => Object.values(title.parameters).join());
	const renamed = fixAll(plist).text.includes(`<key>${key}</key>`) ? '' : ', by itself';
	return `${finding.severity}: ${fixes.join(' | ')}${renamed}`;
}

describe('a misspelled key', () => {
	const usb = { IOProviderClass: 'IOUSBHostDevice', IOClass: 'IOUserService' };
	const disk = { IOProviderClass: 'IOPCIDevice', IOClass: 'IOUserBlockStorageDevice' };
	const scsi = {
		IOProviderClass: 'IOSCSIPeripheralDeviceNub',
		IOClass: 'IOUserSCSIPeripheralDeviceType00',
	};
	it.each([
		['idvendor', usb, 'warning: idVendor, by itself'],
		['idProducts', usb, 'warning: idProduct, by itself'],
		['IOMatchCategroy', usb, 'warning: IOMatchCategory, by itself'],
		['IOMatchCatigroy', usb, 'information: IOMatchCategory'],
		['RetryCount', usb, 'nothing'],
		['RetryCount', disk, 'information: Retry Count'],
		['IOMinimumByteCountRead', disk, 'nothing'],
		['LocationId', disk, 'nothing'],
		['Peripheral device', scsi, 'information: Peripheral Device Type'],
	] as const)('%s with %j yields %s', (key, classes, outcome) => {
		expect(outcomeOf(key, classes)).toBe(outcome);
	});

	it.each([
		[
			'family.hid',
			`warning: ${entitlement('family.hid.device')} | ${entitlement('family.hid.eventservice')}`,
		],
		['family.serail', `warning: ${entitlement('family.serial')}, by itself`],
		['transport.usbb', `warning: ${entitlement('transport.usb')}`],
		['transport.pcie', 'information: '],
		['family.usbb', 'information: '],
	])('%s in entitlements yields %s', (key, outcome) => {
		expect(outcomeOf(entitlement(key))).toBe(outcome);
	});
});
