/** Detection of misspelled names, its confidence, and the resulting findings and fixes. */
import { describe, expect, it } from 'vitest';
import { fixAll } from '../../../server/src/service/features/fixAll.js';
import { nearestIdentifier, spellingOf } from '../../../server/src/service/text/spelling.js';
import { analyzeExample, findingsOf, fixesOf } from '../../support/checkFindings.js';

const entitlement = (name: string): string => `com.apple.developer.driverkit.${name}`;

/** What is written, the known name, and how alike they are. */
const names: readonly (readonly [written: string, known: string, kind: string])[] = [
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
	['OProbeScore', 'IOProbeScore', 'certain'],
	['IIOKitPersonalities', 'IOKitPersonalities', 'certain'],
	['FBundleVersion', 'CFBundleVersion', 'certain'],
	['dVendor', 'idVendor', 'certain'],
	['DeviceClass', 'bDeviceClass', 'other'],
	['UserClass', 'IOUserClass', 'other'],
	['com.apple.kkpi.iokit', 'com.apple.kpi.iokit', 'likely'],
	['IOUBSHostDevice', 'IOUSBHostDevice', 'certain'],
	['NetworkExtensionx', 'NetworkExtension', 'certain'],
	['IOKitPersonalitiesx', 'IOKitPersonalities', 'certain'],
	['CFBundlePackageType1', 'CFBundlePackageType', 'certain'],
	['ProductIDx', 'ProductID', 'certain'],
	['IOUSBHostDevicex', 'IOUSBHostDevice', 'certain'],
	['com.apple.developer.driverkitx', 'com.apple.developer.driverkit', 'certain'],
	['com.apple.developer.driverkit1', 'com.apple.developer.driverkit', 'certain'],
	['kNetworkExtension', 'NetworkExtension', 'certain'],
	['LSMinimumSystemVersions', 'LSMinimumSystemVersion', 'certain'],
	['IOClassName', 'IOClass', 'other'],
	['IOUSBHostDevice2', 'IOUSBHostDevice', 'other'],
	['AppleUSBXHCISPTB', 'AppleUSBXHCISPT', 'other'],
	['Transportx', 'Transport', 'other'],
	['kIOProviderClass', 'IOProviderClass', 'certain'],
	['xIOKitPersonalities', 'IOKitPersonalities', 'other'],
	['_IOKitPersonalities', 'IOKitPersonalities', 'certain'],
	['comx.apple.developer.driverkit', 'com.apple.developer.driverkit', 'likely'],
	['com.applex.developer.driverkit', 'com.apple.developer.driverkit', 'likely'],
	['om.apple.developer.driverkit', 'com.apple.developer.driverkit', 'likely'],
	['con.apple.developer.driverkit', 'com.apple.developer.driverkit', 'likely'],
	['org.apple.developer.driverkit', 'com.apple.developer.driverkit', 'other'],
	['AppleUserHIDDevices', 'AppleUserHIDDevice', 'certain'],
	['ProductIDs', 'ProductID', 'certain'],
	['PrimaryUsagePages', 'PrimaryUsagePage', 'certain'],
	['bInterfaceClasses', 'bInterfaceClass', 'certain'],
	['IOMatchCategories', 'IOMatchCategory', 'certain'],
	['OSBundleLibrary', 'OSBundleLibraries', 'certain'],
	['BundleLibrary', 'BundleLibraries', 'other'],
	['IOProviderMergeProperty', 'IOProviderMergeProperties', 'other'],
	['UserClientPropertie', 'UserClientProperties', 'certain'],
	['ProductIDes', 'ProductID', 'other'],
	['IOIOUserService', 'IOUserService', 'certain'],
	['IOUserUserService', 'IOUserService', 'certain'],
	['AppleAppleUserHIDDevice', 'AppleUserHIDDevice', 'certain'],
	['ididVendor', 'idVendor', 'certain'],
	['com.apple.apple.kpi.iokit', 'com.apple.kpi.iokit', 'certain'],
	[entitlement('family.family.hid.device'), entitlement('family.hid.device'), 'certain'],
	['IOUserServiceIOUser', 'IOUserService', 'other'],
	['USBUSB', 'USB', 'other'],
	['PRODUCT_NAMR', 'PRODUCT_NAME', 'certain'],
	['PRODUCT_BUNDEL_IDENTIFER', 'PRODUCT_BUNDLE_IDENTIFIER', 'likely'],
	['OSBundelUsageDescripton', 'OSBundleUsageDescription', 'likely'],
	['OBundleUsageDescriptioon', 'OSBundleUsageDescription', 'likely'],
	["'com.apple.kpi.iokit'", 'com.apple.kpi.iokit', 'other'],
	['OBundleUsageXDescripton', 'OSBundleUsageDescription', 'other'],
	['CFBund0leExecutable', 'CFBundleExecutable', 'likely'],
	['CFBundle0Executable', 'CFBundleExecutable', 'likely'],
	['CF0BundleExecutable', 'CFBundleExecutable', 'likely'],
	['C0FBundleExecutable', 'CFBundleExecutable', 'other'],
	['IOProvi9derClass', 'IOProviderClass', 'likely'],
	['IOProvider2Class', 'IOProviderClass', 'other'],
	['IOMatchC2ategory', 'IOMatchCategory', 'likely'],
	['IOMatchCategory2', 'IOMatchCategory', 'other'],
	['id2Product', 'idProduct', 'other'],
	['idPr0oduct', 'idProduct', 'likely'],
	['IOUSB3HostDevice', 'IOUSBHostDevice', 'other'],
	['AppleUSB2XHCI', 'AppleUSBXHCI', 'other'],
	['PRO0DUCT_NAME', 'PRODUCT_NAME', 'likely'],
	['PRODUCT2_NAME', 'PRODUCT_NAME', 'other'],
	['PRODUCT_NAME2', 'PRODUCT_NAME', 'other'],
	[entitlement('family.aud2io'), entitlement('family.audio'), 'other'],
	['com.apple.iokit.IOHIDFam2ily', 'com.apple.iokit.IOHIDFamily', 'likely'],
];

describe('a name', () => {
	it.each(names)('%s for %s: %s', (written, known, kind) => {
		const spelling = spellingOf(written, [known]);
		const found = spelling ? (spelling.certain ? 'certain' : 'likely') : 'other';
		expect(found).toBe(kind);
	});
});

describe('an identifier of a complete list', () => {
	it.each([
		['cm.apple.kpi.iokit', 'com.apple.kpi.iokit'],
		['com.apple.kp.iiokit', 'com.apple.kpi.iokit'],
		['com.apple.ioki.IOHIDFamily', 'com.apple.iokit.IOHIDFamily'],
		['IOHIDFamily', 'com.apple.iokit.IOHIDFamily'],
		['com.apple.driver.IOHIDFamily', 'com.apple.iokit.IOHIDFamily'],
		['iokit.IOHIDFamily', 'com.apple.iokit.IOHIDFamily'],
		['com.apple.IOHidFamily', 'com.apple.iokit.IOHIDFamily'],
		['com.example.IOHIDFamily', undefined],
		['com.apple.kpi.unsupported', undefined],
	])('%s is %s', (written, known) => {
		const all = ['com.apple.kpi.iokit', 'com.apple.kpi.bsd', 'com.apple.iokit.IOHIDFamily'];
		expect(nearestIdentifier(written, all)).toBe(known);
	});
});

/** `severity: title of each fix`, and whether fix all renames; the key is in a personality, or in entitlements. */
function outcomeOf(
	key: string,
	classes?: { readonly IOProviderClass: string; readonly IOClass: string },
	value = '<true/>',
) {
	const [provider, own] = [classes?.IOProviderClass, classes?.IOClass];
	const personality = `<key>IOProviderClass</key><string>${provider}</string><key>IOClass</key><string>${own}</string>`;
	const text =
		classes === undefined
			? `<key>${key}</key>${value}`
			: `<key>IOKitPersonalities</key><dict><key>A</key><dict>${personality}<key>${key}</key>${value}</dict></dict>`;
	const kind = classes === undefined ? 'entitlements' : 'dext';
	const plist = analyzeExample(text, { kind });
	const finding = findingsOf(plist).find(({ code }) => code === 'unknown-key');
	if (!finding) return 'nothing';
	const fixes = fixesOf(plist, finding).map(({ title }) => Object.values(title.parameters).join());
	const renamed = fixAll(plist).text.includes(`<key>${key}</key>`) ? '' : ', by itself';
	return `${finding.severity}: ${fixes.join(' | ')}${renamed}`;
}

const devices = '<array><dict><key>idVendor</key><integer>1452</integer></dict></array>';

describe('a misspelled key', () => {
	const usb = { IOProviderClass: 'IOUSBHostDevice', IOClass: 'IOUserService' };
	const nub = { IOProviderClass: 'IOUserResources', IOClass: 'IOUserService' };
	const number = '<integer>1</integer>';
	const text = '<string>Widget</string>';
	const disk = { IOProviderClass: 'IOPCIDevice', IOClass: 'IOUserBlockStorageDevice' };
	const scsi = {
		IOProviderClass: 'IOSCSIPeripheralDeviceNub',
		IOClass: 'IOUserSCSIPeripheralDeviceType00',
	};
	it.each([
		['idvendor', usb, `${number}<key>idProduct</key>${number}`, 'warning: idVendor, by itself'],
		['idProducts', usb, `${number}<key>idVendor</key>${number}`, 'warning: idProduct, by itself'],
		['IOMatchCategroy', nub, text, 'warning: IOMatchCategory, by itself'],
		['IOMatchCatigroy', nub, text, 'warning: IOMatchCategory'],
		[
			'IOUserAudioDrverUserClientProperties',
			nub,
			'<dict/>',
			'warning: IOUserAudioDriverUserClientProperties, by itself',
		],
		['MyUserClientProperties', nub, '<dict/>', 'nothing'],
		['RetryCount', usb, number, 'nothing'],
		['RetryCount', disk, number, 'information: Retry Count'],
		['RetryCount', disk, text, 'information: '],
		['IOMinimumByteCountRead', disk, number, 'hint: '],
		['MinimumByteCountRead', disk, number, 'nothing'],
		['LocationId', disk, number, 'nothing'],
		['Peripheral device', scsi, number, 'warning: Peripheral Device Type'],
		[',]idProduct', usb, `${number}<key>idVendor</key>${number}`, 'warning: idProduct, by itself'],
		['#idProduct', usb, `${number}<key>idVendor</key>${number}`, 'nothing'],
	])('%s with %j and %s yields %s', (key, classes, value, outcome) => {
		expect(outcomeOf(key, classes, value)).toBe(outcome);
	});

	it.each([
		[
			'family.hid',
			`warning: ${entitlement('family.hid.device')} | ${entitlement('family.hid.eventservice')}`,
		],
		['family.serail', `warning: ${entitlement('family.serial')}, by itself`],
		['transport.usbb', `warning: ${entitlement('transport.usb')}`],
		['transport.usbb', `warning: ${entitlement('transport.usb')}`, devices],
		['transport.pcie', `warning: ${entitlement('transport.pci')}`],
		['family.usbb', 'warning: '],
	])('%s in entitlements yields %s', (key, outcome, value?: string) => {
		expect(outcomeOf(entitlement(key), undefined, value)).toBe(outcome);
	});
});
