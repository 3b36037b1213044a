/** Which keys of dumps have values that identify a Mac, a device, or a person. */
import { isCommonVolume } from './commonVolume.js';

/** A value of a dump: its text, or the hexadecimal digits of data that is not text. */
export interface KeyedValue {
	readonly type: 'string' | 'data' | 'number';
	readonly text: string;
}

/** Keys for names of people, and of computers. */
const people = /user(?:full|long|short)?name|accountname|realname/;
const computers = /hostname|computername|localname/;

const serial = /serial(?:number|num|no|string|short)|serial$/;

/** Compared with keys in lower case without spaces and punctuation. */
const identifying: readonly RegExp[] = [
	serial,
	/uuid|udid$|(?<!display)guid$|guidstring|fwguid/,
	/(?:hw|mac|bd|bt|ethernet|bluetooth|device|ip|sas|hardware|wifi|multicast|ll)addr/,
	/(?<!cod)ecid$|uniquechipid|dieid|^imei|^imsi|^meid$|^eid$|iccid|worldwidename|^wwn$|eui64|nguid/,
	/(?<!proce)ssid|(?:preferred|current)networks?$/,
	people,
	computers,
	/^btname$/,
	/machinesignature|randomseed|nonce$|mobileme|fmm|appleid|crashreporter(?:id|key)|samaritanmessage/,
	/bluetooth(?:active|internal)controllerinfo|bluetoothuhedevices|linkkey/,
	// Data that has a serial number: that of Thunderbolt and FireWire, and of the firmware (MLB, ROM).
	/drom$|firewiredevicerom|mlb$|(?:^|8c14)rom$/,
];

/** Compared with keys as they are. */
const spelledSerial = /(?:^|[-_. ])(?:sn|SN)$|[a-z]SN$|^SrNm$/;
/** The EDID of a display has its serial number. */
const edid = /EDID|(?:^|[-_., ])edid|Edid(?:Block)?$/;

const volume = /volumename|volname|volumelabel|bootvolume|^fullname$/;

/** Their values can be counts and kinds, too. */
const sometimes: readonly (readonly [key: RegExp, value: (value: KeyedValue) => boolean])[] = [
	[/(?:^|[-_. ])uid(?:$|[-_. ])|(?<![A-Z])UID(?:$|[-_. ])|[a-z]Uid$/, isLong],
	[/unique[-_ ]?id/i, isLong],
	[/addr(?:ess)?/i, isHardwareAddress],
	[/mnt_?from/i, ({ text }) => /\/\/|:\/|@/.test(text)],
];

/** Keys that look so, but whose values are the same on all Macs. */
const common = /^cfbundle|^k?osbundle|^content|^scsitask|uuidtype/;

export function isIdentifying(key: string, value: KeyedValue): boolean {
	const name = plainKey(key);
	if (common.test(name)) return false;
	if (value.type === 'number' && !isLongNumber(value.text, key)) return false;
	if (volume.test(name)) return value.text.length > 2 && !isCommonVolume(value.text);
	return (
		spelledSerial.test(key) ||
		edid.test(key) ||
		identifying.some((pattern) => pattern.test(name)) ||
		sometimes.some(([pattern, test]) => pattern.test(key) && test(value))
	);
}

/** Whether the value of an identifying key is a serial number. */
export function isSerialNumber(key: string): boolean {
	return spelledSerial.test(key) || serial.test(plainKey(key));
}

/** Whose name an identifying key has, if any. */
export function namedBy(key: string): 'person' | 'computer' | undefined {
	const name = plainKey(key);
	if (people.test(name)) return 'person';
	return computers.test(name) ? 'computer' : undefined;
}

function plainKey(key: string): string {
	return key.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** Whether a number can identify something: others are counts, and indexes of strings in descriptors (`iSerialNumber`). */
function isLongNumber(digits: string, key: string): boolean {
	return Math.abs(Number(digits)) > 0xffff && !/^i[A-Z]/.test(key);
}

/** Whether a value has a number of more than 32 bits. */
function isLong({ text }: KeyedValue): boolean {
	const digits = /(?<![0-9a-f])(?:0x)?([0-9a-f]{10,})(?![0-9a-f])/i.exec(text)?.[1] ?? '';
	return digits.replace(/^0+|(?<!0)0+$/g, '').length >= 9;
}

/** The addresses of Ethernet and Bluetooth have six bytes. */
function isHardwareAddress({ type, text }: KeyedValue): boolean {
	return type !== 'number' && /^(?!(?:ff){6})[0-9a-f]{12}$/i.test(text);
}
