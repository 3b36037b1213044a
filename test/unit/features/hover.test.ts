/** Hover: the highlighted range, and the relevant lines of Markdown. */
import { describe, expect, it } from 'vitest';
import { type DocumentKind, hoverAt } from '../../../server/src/service/index.js';
import { atCaret } from './acceptCompletion.js';
import { inPersonality, inRoot, open } from './samples.js';

interface Story {
	readonly name: string;
	/** The cursor is `|`. */
	readonly text: string;
	readonly kind?: DocumentKind;
	/** The highlighted range. */
	readonly on: string;
	readonly contains: readonly string[];
	readonly omits?: string;
}

const STORIES: readonly Story[] = [
	{
		name: 'a key',
		text: inPersonality('<key>IOProvider|Class</key>\n<string>IOPCIDevice</string>'),
		on: 'IOProviderClass',
		contains: [
			'**`IOProviderClass`** · string',
			'- Required in every personality',
			'(https://developer.apple.com/documentation/bundleresources/information-property-list/ioproviderclass)',
		],
	},
	{
		name: 'a misspelled key',
		text: inPersonality('<key>IOProvider|Clas</key>\n<string>IOPCIDevice</string>'),
		on: 'IOProviderClas',
		contains: [
			'Unknown key. Did you mean `IOProviderClass`?',
			'**`IOProviderClass`** · string',
			'- Required in every personality',
		],
	},
	{
		name: 'a key that may be written for one that is missing',
		text: inPersonality('<key>IOProv|ider</key>\n<string>IOPCIDevice</string>'),
		on: 'IOProvider',
		contains: ['Unknown key. Did you mean `IOProviderClass`?', '**`IOProviderClass`** · string'],
	},
	{
		name: 'a part of the key that names the process',
		text: inPersonality(
			'<key>IOClass</key>\n<string>IOUserService</string>\n<key>IOUserClass</key>\n<string>Pad</string>\n<key>IOUser|Server</key>\n<string>com.example.pad</string>',
		),
		on: 'IOUserServer',
		contains: ['Unknown key. Did you mean `IOUserServerName`?'],
	},
	{
		name: 'a part of a key of the root',
		text: inRoot('<key>OSBundle|Usage</key>\n<string>Reads the pad.</string>'),
		on: 'OSBundleUsage',
		contains: ['Unknown key. Did you mean `OSBundleUsageDescription`?'],
	},
	{
		name: 'a key that several known ones resemble',
		text: inRoot('<key>com.apple.developer.driverkit.family.|hid</key>\n<true/>'),
		kind: 'entitlements',
		on: 'com.apple.developer.driverkit.family.hid',
		contains: [
			'Unknown key. Did you mean `com.apple.developer.driverkit.family.hid.device` or `com.apple.developer.driverkit.family.hid.eventservice`?',
		],
		omits: '**',
	},
	{
		name: 'the tag of a key',
		text: inPersonality('<k|ey>IOClass</key>\n<string>A</string>'),
		on: 'IOClass',
		contains: ['**`IOClass`** · string'],
	},
	{
		name: 'an enumerated value',
		text: inRoot('<key>OSBundleRequired</key>\n<string>Safe| Boot</string>'),
		kind: 'kext',
		on: 'Safe Boot',
		contains: ['**`Safe Boot`** – ', '**`OSBundleRequired`** · string', 'Allowed values:'],
	},
	{
		name: 'a kernel class: owner, ancestors, pairing',
		text: inPersonality('<key>IOClass</key>\n<string>AppleUserHID|EventService</string>'),
		on: 'AppleUserHIDEventService',
		contains: [
			'**`AppleUserHIDEventService`** · kernel class of `com.apple.iokit.IOHIDFamily`',
			'`IOHIDEventService` › `IOService`',
			'subclass of `IOUserHIDEventDriver` (HIDDriverKit)',
			'`CFBundleIdentifierKernel` `com.apple.iokit.IOHIDFamily`',
		],
	},
	{
		name: 'a class that the kernel does not have',
		text: inPersonality('<key>IOClass</key>\n<string>IOUserUSBSerial|</string>'),
		on: 'IOUserUSBSerial',
		contains: ['The kernel does not have this class. Use `IOUserSerial`.'],
	},
	{
		name: 'a provider class: the drivers of Apple on it',
		text: inPersonality('<key>IOProviderClass</key>\n<string>IOUSBHost|Interface</string>'),
		on: 'IOUSBHostInterface',
		contains: [
			'- 50,001: `AppleUserUSBHostHIDDevice`, for `bInterfaceClass` 3, `bInterfaceSubClass` 0, in macOS 15',
			'`bInterfaceProtocol` *, in macOS 10.12 to 11',
		],
		omits:
			'IOUSBHostHIDDevice`, for `bInterfaceClass` 3, `bInterfaceSubClass` 0, in macOS 10.11 to 10.14',
	},
	{
		name: 'a provider class',
		text: inPersonality('<key>IOProviderClass</key>\n<string>|IOPCIDevice</string>'),
		on: 'IOPCIDevice',
		contains: ['A PCI, PCIe, or Thunderbolt function.', 'For a PCI or Thunderbolt device'],
	},
	{
		name: 'the replacement of a kext family',
		text: inPersonality('<key>IOProviderClass</key>\n<string>|IOUSBHostDevice</string>'),
		kind: 'kext',
		on: 'IOUSBHostDevice',
		contains: ['USBDriverKit has replaced such kexts since macOS 10.15.'],
	},
	{
		name: 'a DriverKit class',
		text: inPersonality('<key>IOUserClass</key>\n<string>IOUserUSBSerial|</string>'),
		on: 'IOUserUSBSerial',
		contains: ['· DriverKit class of `USBSerialDriverKit`', '`IOClass` `IOUserSerial`'],
	},
	{
		name: 'a kernel bundle',
		text: inPersonality(
			'<key>CFBundleIdentifierKernel</key>\n<string>com.apple.kpi|.iokit</string>',
		),
		on: 'com.apple.kpi.iokit',
		contains: ['**`com.apple.kpi.iokit`** · kernel programming interface'],
	},
	{
		name: 'a library',
		text: inRoot(
			'<key>OSBundleLibraries</key>\n<dict>\n<key>com.apple.|kpi.bsd</key>\n<string>8.0</string>\n</dict>',
		),
		kind: 'kext',
		on: 'com.apple.kpi.bsd',
		contains: ['Lowest version that a kext can request: `8.0.0b1`.'],
	},
	{
		name: 'the version of a kernel programming interface',
		text: inRoot(
			'<key>OSBundleLibraries</key>\n<dict>\n<key>com.apple.kpi.bsd</key>\n<string>22|.3.0</string>\n</dict>',
		),
		kind: 'kext',
		on: '22.3.0',
		contains: ['`22.3.0`: Darwin 22, which is macOS 13. Later versions have it, too.'],
	},
	{
		name: 'the version of a family',
		text: inRoot(
			'<key>OSBundleLibraries</key>\n<dict>\n<key>com.apple.iokit.IOUSBFamily</key>\n<string>4|.0</string>\n</dict>',
		),
		kind: 'kext',
		on: '4.0',
		contains: ['Lowest version that a kext can request: `1.8`.'],
	},
	{
		name: 'the minimum system of a kext',
		text: inRoot('<key>LSMinimumSystemVersion</key>\n<string>13|.1</string>'),
		kind: 'kext',
		on: '13.1',
		contains: ['macOS 13.1 has Darwin 22.', 'up to `22.0`'],
	},
	{
		name: 'a decimal number',
		text: inPersonality('<key>idVendor</key>\n<integer>14|52</integer>'),
		on: '1452',
		contains: ['`1452` = `0x05ac`', '· integer, or `*`', '- From 0 to 65535 (`0xffff`)'],
	},
	{
		name: 'a hexadecimal number',
		text: inPersonality('<key>idVendor</key>\n<integer>0x0|5ac</integer>'),
		on: '0x05ac',
		contains: ['`0x05ac` = `1452`'],
	},
	{
		name: 'a negative number written unsigned',
		text: inPersonality('<key>IOProbeScore</key>\n<integer>1844674407370955|0616</integer>'),
		on: '18446744073709550616',
		contains: ['`-1000` as a signed 64-bit number'],
	},
	{
		name: 'a PCI match that the kernel ignores',
		text: inPersonality('<key>IOPCIMatch</key>\n<string>pci80|86,1234</string>'),
		on: 'pci8086,1234',
		contains: ['**`IOPCIMatch`**'],
		omits: 'device `',
	},
	{
		name: 'a PCI match',
		text: inPersonality('<key>IOPCIMatch</key>\n<string>0x1234|8086&amp;0xff00ffff</string>'),
		on: '0x12348086&amp;0xff00ffff',
		contains: ['device `0x1234`, vendor `0x8086`; mask `0xff00ffff`'],
	},
	{
		name: 'a version',
		text: inRoot('<key>CFBundleVersion</key>\n<string>1.4.2|b3</string>'),
		on: '1.4.2b3',
		contains: ['`1.4.2b3`: major 1, minor 4, and revision 2 (beta 3, before the release)'],
	},
	{
		name: 'a build variable',
		text: inRoot('<key>CFBundleName</key>\n<string>My $(PRODUCT|_NAME:rfc1034identifier)</string>'),
		on: '$(PRODUCT_NAME:rfc1034identifier)',
		contains: ['**`PRODUCT_NAME`** · build variable', '`rfc1034identifier`: keeps letters'],
	},
	{
		name: 'a build variable with characters as references',
		text: inRoot('<key>CFBundleName</key>\n<string>My &#36;(PRODUCT|&#95;NAME)</string>'),
		on: '&#36;(PRODUCT&#95;NAME)',
		contains: ['**`PRODUCT_NAME`** · build variable'],
	},
	{
		name: 'a boolean',
		text: inPersonality('<key>IOPCITunnelCompatible</key>\n<tr|ue/>'),
		on: '<true/>',
		contains: ['**`IOPCITunnelCompatible`** · boolean'],
	},
	{
		name: 'a key of another provider',
		text: inPersonality('<key>id|Vendor</key>\n<integer>1452</integer>'),
		on: 'idVendor',
		contains: ['**`idVendor`** · integer'],
		omits: '_Unknown in this dictionary',
	},
	{
		name: 'a property of devices',
		text: inPersonality('<key>USB Product| Name</key>\n<string>Lamp</string>'),
		on: 'USB Product Name',
		contains: ['**A property of the device.**'],
		omits: '_Unknown in this dictionary',
	},
	{
		name: 'a list of lists',
		text: inPersonality('<key>IOServiceDEXT|Entitlements</key>\n<string>com.example.a</string>'),
		on: 'IOServiceDEXTEntitlements',
		contains: ['· string, array of (string, array of string, or dict), or dict'],
	},
	{
		name: 'a key that Xcode writes',
		text: inRoot('<key>DTX|code</key>\n<string>1640</string>'),
		on: 'DTXcode',
		contains: ['**Xcode writes it** into the built bundle.'],
	},
	{
		name: 'a version of DriverKit',
		text: inRoot('<key>OSMinimumDriverKitVersion</key>\n<string>22|.0</string>'),
		on: '22.0',
		contains: ['**`22.0`** – macOS 13.0, iPadOS 16.0', '- `24.4` – macOS 15.4'],
	},
	{
		name: 'an invented key',
		text: inRoot('<key>OSSystemExtension|Category</key>\n<string>a</string>'),
		on: 'OSSystemExtensionCategory',
		contains: ['**Does not exist.** The system does not know this key.'],
	},
	{
		name: 'a key in the wrong place',
		text: inRoot('<key>IOProbe|Score</key>\n<integer>1</integer>'),
		on: 'IOProbeScore',
		contains: ['_Unknown in this dictionary. The description applies in: personality._'],
	},
];

describe('hover', () => {
	it.each(STORIES)('on $name', ({ text: marked, kind, on, contains, omits }) => {
		const { text, offset } = atCaret(marked);
		const hover = hoverAt(open(text, kind ?? 'dext'), offset);
		expect(hover && text.slice(hover.range.start, hover.range.end)).toBe(on);
		for (const line of contains) expect(hover?.markdown).toContain(line);
		if (omits !== undefined) expect(hover?.markdown).not.toContain(omits);
	});

	it.each([
		['a comment', inPersonality('<!-- IO|Class -->')],
		['an unknown key', inPersonality('<key>My|Key</key>\n<string>a</string>')],
		['the <dict> tag', inRoot('').replace('<dict>', '<di|ct>')],
		['an unknown class of an unknown key', inPersonality('<key>A</key>\n<string>B|</string>')],
	])('is empty on %s', (_name, marked) => {
		const { text, offset } = atCaret(marked);
		expect(hoverAt(open(text, 'dext'), offset)).toBeUndefined();
	});
});
