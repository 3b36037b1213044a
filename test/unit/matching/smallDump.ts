/** A registry of a Mac that does not exist, with devices of the families that compare keys. */

import { DumpMatching } from '../../../server/src/service/matching/simulator/matchDump.js';
import type { DriverPersonality } from '../../../server/src/service/matching/simulator/personality.js';
import { readIoregText } from '../../../server/src/service/registry/ioregText.js';
import type {
	RegistryEntry,
	RegistryProperties,
	RegistryValue,
} from '../../../server/src/service/registry/registry.js';

/** As `ioreg -l` prints it. */
export const smallDump = `+-o Root  <class IORegistryEntry, id 0x100000100, retain 9>
  +-o Widget1,1  <class IOPlatformExpertDevice, id 0x100000110, registered, matched, active, busy 0, retain 9>
    | {
    |   "compatible" = <"Widget1,1">
    |   "model" = <"Widget1,1">
    | }
    +-o AppleACPIPlatformExpert  <class AppleACPIPlatformExpert, id 0x100000111, registered, matched, active, busy 0, retain 9>
    | +-o KBD  <class IOACPIPlatformDevice, id 0x100000112, registered, matched, active, busy 0, retain 9>
    | |   {
    | |     "name" = <"PNP0303">
    | |     "compatible" = <"pnp0302","pnp0301">
    | |   }
    | +-o GFX@2  <class IOPCIDevice, id 0x100000120, registered, matched, active, busy 0, retain 9>
    | | {
    | |   "vendor-id" = <86800000>
    | |   "device-id" = <34120000>
    | |   "subsystem-vendor-id" = <6b100000>
    | |   "subsystem-id" = <07000000>
    | |   "revision-id" = <05000000>
    | |   "class-code" = <00000300>
    | |   "name" = <"pci8086,1234">
    | |   "compatible" = <"pci106b,7","pci8086,1234","pciclass,030000">
    | | }
    | +-o XHC@14  <class IOPCIDevice, id 0x100000121, registered, matched, active, busy 0, retain 9>
    |   | {
    |   |   "vendor-id" = <86800000>
    |   |   "device-id" = <3d9d0000>
    |   |   "revision-id" = <21000000>
    |   |   "class-code" = <30030c00>
    |   |   "IOPCITunnelled" = Yes
    |   | }
    |   +-o Scanner@14100000  <class IOUSBHostDevice, id 0x100000130, registered, matched, active, busy 0, retain 9>
    |   | | {
    |   | |   "idVendor" = 4660
    |   | |   "idProduct" = 257
    |   | |   "bcdDevice" = 256
    |   | |   "bDeviceClass" = 255
    |   | |   "bDeviceSubClass" = 1
    |   | |   "bDeviceProtocol" = 2
    |   | |   "USBSpeed" = 3
    |   | |   "IOServiceDEXTEntitlements" = (("com.apple.developer.driverkit.transport.usb"))
    |   | | }
    |   | +-o ScannerDriver  <class AcmeScanner, id 0x100000131, registered, matched, active, busy 0, retain 9>
    |   |     {
    |   |       "IOClass" = "AcmeScanner"
    |   |       "CFBundleIdentifier" = "com.example.scanner"
    |   |       "IOProviderClass" = "IOUSBHostDevice"
    |   |       "IOMatchCategory" = "IODefaultMatchCategory"
    |   |       "idVendor" = 4660
    |   |       "idProduct" = 257
    |   |       "IOProbeScore" = 91000
    |   |     }
    |   +-o Knob@14200000  <class IOUSBHostDevice, id 0x100000140, registered, matched, active, busy 0, retain 9>
    |     | {
    |     |   "idVendor" = 4660
    |     |   "idProduct" = 258
    |     |   "bcdDevice" = 272
    |     |   "bDeviceClass" = 0
    |     |   "bDeviceSubClass" = 0
    |     |   "bDeviceProtocol" = 0
    |     |   "USBSpeed" = 2
    |     | }
    |     +-o AppleUSBHostCompositeDevice  <class AppleUSBHostCompositeDevice, id 0x100000141, !registered, !matched, active, busy 0, retain 9>
    |     |   {
    |     |     "IOClass" = "AppleUSBHostCompositeDevice"
    |     |     "CFBundleIdentifier" = "com.apple.driver.usb.AppleUSBHostCompositeDevice"
    |     |     "IOProviderClass" = "IOUSBHostDevice"
    |     |     "IOMatchCategory" = "IODefaultMatchCategory"
    |     |     "bDeviceClass" = 0
    |     |     "bDeviceSubClass" = 0
    |     |     "IOProbeScore" = 50000
    |     |   }
    |     +-o Knob Control@0  <class IOUSBHostInterface, id 0x100000142, registered, matched, active, busy 0, retain 9>
    |       | {
    |       |   "idVendor" = 4660
    |       |   "idProduct" = 258
    |       |   "bcdDevice" = 272
    |       |   "bConfigurationValue" = 1
    |       |   "bInterfaceNumber" = 0
    |       |   "bInterfaceClass" = 3
    |       |   "bInterfaceSubClass" = 0
    |       |   "bInterfaceProtocol" = 0
    |       | }
    |       +-o AcmeHID  <class IOHIDDevice, id 0x100000143, registered, matched, active, busy 0, retain 9>
    |         | {
    |         |   "Transport" = "USB"
    |         |   "VendorID" = 4660
    |         |   "ProductID" = 258
    |         |   "PrimaryUsagePage" = 12
    |         |   "PrimaryUsage" = 1
    |         |   "DeviceUsagePairs" = ({"DeviceUsagePage"=12,"DeviceUsage"=1},{"DeviceUsagePage"=1,"DeviceUsage"=2})
    |         | }
    |         +-o IOHIDInterface  <class IOHIDInterface, id 0x100000144, registered, matched, active, busy 0, retain 9>
    |             {
    |               "Transport" = "USB"
    |             }
    +-o Disk  <class IOSCSIPeripheralDeviceNub, id 0x100000150, registered, matched, active, busy 0, retain 9>
    | | {
    | |   "Peripheral Device Type" = 0
    | |   "Vendor Identification" = "Acme"
    | |   "Product Identification" = "Brick"
    | |   "Product Revision Level" = "1.02"
    | | }
    | +-o Brick Media  <class IOMedia, id 0x100000151, registered, matched, active, busy 0, retain 9>
    |     {
    |       "Whole" = Yes
    |       "Content" = "GUID_partition_scheme"
    |       "Size" = 64000000
    |     }
    +-o IOResources  <class IOResources, id 0x100000160, registered, matched, active, busy 0, retain 9>
        {
          "IOKit" = "IOKit"
          "IOBSD" = "IOBSD"
        }
`;

/** A value as a test writes it. */
export type Written =
	| string
	| number
	| boolean
	| readonly Written[]
	| { readonly [key: string]: Written };

export function registryValue(written: Written): RegistryValue {
	if (typeof written === 'string') return { type: 'string', value: written };
	if (typeof written === 'boolean') return { type: 'boolean', value: written };
	if (typeof written === 'number') {
		return { type: 'integer', value: BigInt.asUintN(64, BigInt(written)) };
	}
	if (isList(written)) return { type: 'array', values: written.map(registryValue) };
	return { type: 'dictionary', entries: tableOf(written) };
}

function isList(written: Written): written is readonly Written[] {
	return Array.isArray(written);
}

export function tableOf(written: { readonly [key: string]: Written }): RegistryProperties {
	return new Map(Object.entries(written).map(([key, value]) => [key, registryValue(value)]));
}

export function personality(written: { readonly [key: string]: Written }): DriverPersonality {
	const properties = tableOf({ IOClass: 'AcmeDriver', ...written });
	return { name: 'Test', source: 'Info.plist', properties };
}

export function matchingOf(
	personalities: readonly DriverPersonality[],
	dump = smallDump,
): DumpMatching {
	return new DumpMatching(readIoregText(dump), personalities);
}

export function entryNamed(name: string, { registry }: DumpMatching): RegistryEntry {
	const found = registry.entries.find((entry) => entry.name === name);
	if (!found) throw new Error(`no entry ${name}`);
	return found;
}

/** Keys of a personality. */
export interface Keys {
	readonly [key: string]: Written;
}

/** A case: what it is, the entry, the keys, and the result with the score. */
export type MatchCase = readonly [title: string, entry: string, keys: Keys, answer: string];

/** The result of the simulator, and the score of a match: `match 90000`. */
export function answerOf(name: string, keys: Keys, dump?: string): string {
	const one = personality(keys);
	const matching = matchingOf([one], dump);
	const { result, score } = matching.match(one, entryNamed(name, matching));
	return result === 'match' ? `${result} ${score}` : result;
}
