/** Kinds of hardware that DriverKit has no family for: https://developer.apple.com/support/kernel-extensions/ and the list of DriverKit frameworks. */

interface MissingFamily {
	/** Of the provider, or of a class of another kext. */
	readonly classes: RegExp;
	readonly libraries: readonly string[];
	/** Ends the sentence `DriverKit has no family for …`. */
	readonly what: string;
}

const missing: readonly MissingFamily[] = [
	{
		classes: /^IO(?:Framebuffer|Display|PanelDevice|Accelerator|NDRV|Graphics)/,
		libraries: ['com.apple.iokit.IOGraphicsFamily', 'com.apple.iokit.IONDRVSupport'],
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
		what: 'Wi-Fi',
	},
	{
		classes: /Thunderbolt/,
		libraries: ['com.apple.iokit.IOThunderboltFamily'],
		what: 'Thunderbolt',
	},
	{ classes: /FireWire/, libraries: ['com.apple.iokit.IOFireWireFamily'], what: 'FireWire' },
	{ classes: /HDACodec|HDAController/, libraries: [], what: 'the codecs of the Mac' },
	{
		classes: /ACPI|^IOPlatform|SMC$|SMBus|PS2|MCEInterrupt/,
		libraries: [],
		what: 'what belongs to the platform: ACPI, its processors, sensors and embedded devices',
	},
	{
		classes: /AHCI|ATA|IDEChannel/,
		libraries: ['com.apple.iokit.IOATAFamily'],
		what: 'ATA and AHCI',
	},
	{
		classes: /USB.*(?:[XEOU]HCI|Hub)|BusPowerController/,
		libraries: [],
		what: 'USB host controllers and hubs',
	},
	{
		classes: /^IO\w*Media$|BlockStorageD(?:evice|river)$/,
		libraries: [],
		what: 'filters and partition schemes on top of disks',
	},
];

/** The sentence, or undefined where nothing speaks against a family; `foreignClass` is an IOClass of another kext. */
export function missingFamilyOf(
	provider: string,
	foreignClass: string | undefined,
	libraries: readonly string[],
): string | undefined {
	const found = missing.find(
		({ classes, libraries: names }) =>
			classes.test(provider) ||
			(foreignClass !== undefined && classes.test(foreignClass)) ||
			names.some((name) => libraries.includes(name)),
	);
	return found && `DriverKit has no family for ${found.what}.`;
}
