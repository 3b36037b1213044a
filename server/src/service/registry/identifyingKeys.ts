/** Which keys of dumps have values that identify a Mac, a device, or a person. */

/** Compared with keys in lower case without spaces and punctuation. */
const identifying: readonly RegExp[] = [
	/serial(?:number|num|no|string)|serial$/,
	/uuid|^guid$|fwguid/,
	/(?:hw|mac|bd|bt|ethernet|bluetooth|device|ip)addr/,
	/(?<!cod)ecid$|uniquechipid|^imei|^meid$|iccid|worldwidename|^wwn$/,
	/(?<!proce)ssid/,
	/user(?:full|long|short)?name|accountname|hostname|computername|localname|^btname$/,
	/volumename|volname|^fullname$/,
	/machinesignature|randomseed|nonce$|mobileme|fmm|appleid/,
	// Data that has a serial number: those of displays, Thunderbolt, and FireWire, and of the firmware (MLB, ROM).
	/edid(?:block)?$|drom$|firewiredevicerom|mlb$|(?:^|8c14)rom$/,
];

/** Keys that look so, but whose values are the same on all Macs. */
const common = /^cfbundle|^kosbundle|^content|^scsitask|uuidtype/;

export function isIdentifying(key: string): boolean {
	const name = key.toLowerCase().replace(/[^a-z0-9]/g, '');
	return identifying.some((pattern) => pattern.test(name)) && !common.test(name);
}
