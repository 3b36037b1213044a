/** The kinds of hardware for which DriverKit has no family: https://developer.apple.com/support/kernel-extensions/ and the list of DriverKit frameworks. */
import type { Dict } from '../../service/index.js';

/** What a personality reveals about its hardware. */
export interface Hardware {
	/** IOProviderClass. */
	readonly provider: string;
	/** IOClass, if its name reveals its purpose. */
	readonly className: string | undefined;
	/** Those of the kext. */
	readonly libraries: readonly string[];
	readonly dict: Dict;
}

interface MissingFamily {
	/** The provider, or a class of the kernel. */
	readonly classes: RegExp;
	readonly libraries: readonly string[];
	/** Class codes of PCI devices: the class, with or without the subclass. */
	readonly pci?: readonly string[];
	/** The bDeviceClass of USB devices. */
	readonly usb?: bigint;
	/** Ends the sentence `DriverKit has no family for …`. */
	readonly what: string;
}

const missing: readonly MissingFamily[] = [
	{
		classes: /^IO(?:Framebuffer|Display|PanelDevice|Accelerator|NDRV|Graphics)/,
		libraries: ['com.apple.iokit.IOGraphicsFamily', 'com.apple.iokit.IONDRVSupport'],
		pci: ['03'],
		what: 'graphics',
	},
	{
		classes: /Bluetooth/,
		libraries: ['com.apple.iokit.IOBluetoothFamily'],
		what: 'Bluetooth',
	},
	{
		classes: /AirPort|IO80211/,
		libraries: ['com.apple.iokit.IO80211Family'],
		// 'Other network controller', which is the class of Wi-Fi controllers.
		pci: ['0280'],
		what: 'Wi-Fi',
	},
	{
		classes: /Thunderbolt/,
		libraries: ['com.apple.iokit.IOThunderboltFamily'],
		what: 'Thunderbolt',
	},
	{
		classes: /FireWire/,
		libraries: ['com.apple.iokit.IOFireWireFamily'],
		pci: ['0c00'],
		what: 'FireWire',
	},
	{ classes: /HDACodec|HDAController/, libraries: [], what: 'audio codecs of Macs' },
	{
		classes: /ACPI|^IOPlatform|SMC$|SMBus|PS2|MCEInterrupt/,
		libraries: [],
		what: 'ACPI, processors, sensors and other platform devices',
	},
	{
		classes: /AHCI|ATA|IDEChannel/,
		libraries: ['com.apple.iokit.IOATAFamily'],
		pci: ['0101', '0105', '0106'],
		what: 'ATA and AHCI',
	},
	{
		classes: /USB.*(?:[XEOU]HCI|Hub)|BusPowerController/,
		libraries: [],
		pci: ['0c03'],
		usb: 9n,
		what: 'USB host controllers and hubs',
	},
	{ classes: /PCI\w*Bridge/, libraries: [], pci: ['0600', '0601', '0604'], what: 'PCI bridges' },
	{
		classes: /^IO\w*Media$|BlockStorageD(?:evice|river)$/,
		libraries: [],
		what: 'disk filters and partition schemes',
	},
];

/** A sentence if DriverKit has no family for the hardware; undefined if it may have one. */
export function missingFamilyOf({
	provider,
	className,
	libraries,
	dict,
}: Hardware): string | undefined {
	const found = missing.find(
		({ classes, libraries: names, pci = [], usb }) =>
			classes.test(provider) ||
			(className !== undefined && classes.test(className)) ||
			names.some((name) => libraries.includes(name)) ||
			(provider === 'IOPCIDevice' && matchesOnly(dict, pci)) ||
			(usb !== undefined && integerAt(dict, 'bDeviceClass') === usb),
	);
	return found && `DriverKit has no family for ${found.what}.`;
}

/**
 * Whether every word of IOPCIClassMatch matches one of these class codes only. The kernel compares it with the register
 * at 8, which starts with the class, and ignores the lowest byte by default (IOPCIFamily IOPCIBridge.cpp:pciMatchNub).
 */
function matchesOnly(dict: Dict, codes: readonly string[]): boolean {
	const value = dict.get('IOPCIClassMatch')?.value;
	const words = value?.type === 'string' ? value.value.trim().split(/\s+/) : [];
	return words.length > 0 && words.every((word) => codes.some((code) => isWithin(word, code)));
}

function isWithin(word: string, code: string): boolean {
	const [, digits = '', mask = 'ffffff00'] =
		/^0x([0-9a-f]{1,8})(?:&0x([0-9a-f]{1,8}))?$/i.exec(word) ?? [];
	const whole = (hexadecimal: string): string => hexadecimal.toLowerCase().padStart(8, '0');
	return whole(digits).startsWith(code) && whole(mask).startsWith('f'.repeat(code.length));
}

function integerAt(dict: Dict, key: string): bigint | undefined {
	const value = dict.get(key)?.value;
	return value?.type === 'integer' ? value.value : undefined;
}
