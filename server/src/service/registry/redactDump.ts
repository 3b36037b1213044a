/** Removes from a dump what identifies a Mac or a person, and keeps its format. */
import { hexBytes, utf8Bytes } from '../bytes/textBytes.js';
import { decodeBase64 } from '../syntax/scalars.js';
import { encodeBase64 } from '../text/base64.js';
import { isIdentifying } from './identifyingKeys.js';
import { volumeNames } from './volumeNames.js';

/** A dump without identifying values, and how many of them were replaced. */
export interface RedactedDump {
	readonly text: string;
	readonly count: number;
}

/**
 * Replaces serial numbers, UUIDs, addresses, and names of people and computers by `REDACTED-1`, `REDACTED-2`, and so on.
 * Equal values get equal marks, also between strings and data. Pure and linear; a dump that is redacted twice stays as it is.
 */
export function redactDump(text: string): RedactedDump {
	const marks = new Marks(text);
	const keyed = redactLines(redactElements(redactQuoted(text, marks), marks), marks);
	const named = redactNames(redactPatterns(keyed, marks), volumeNames(text), marks);
	return { text: redactWords(named, marks), count: marks.count };
}

/** How many names of volumes are replaced: more than a Mac has. */
const mostNames = 200;

/** Replaces names where a name is expected: in paths, as values of keys for names, and as names of entries. */
function redactNames(text: string, names: readonly string[], marks: Marks): string {
	if (names.length === 0) return text;
	const any = names.slice(0, mostNames).map(escaped).join('|');
	const before = '/Volumes/|\\+-o |[Nn]ame" ?[=:] ?"|[Nn]ame</key>\\s{0,200}<string>';
	const pattern = new RegExp(`(?<=${before})(?:${any})(?=["'</@\\n]|  <class|$)`, 'g');
	return text.replace(pattern, (name) => marks.of(name) ?? name);
}

function escaped(name: string): string {
	return name.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

/** The marks of the values so far. */
class Marks {
	count = 0;
	/** Values that identify something wherever they occur. */
	readonly words = new Set<string>();
	readonly #numbers = new Map<string, number>();
	/** Marks that the text has already stay, and others follow them. */
	readonly #first: number;

	constructor(text: string) {
		let last = 0;
		for (const [, digits] of text.matchAll(/REDACTED-(\d{1,9})/g)) {
			last = Math.max(last, Number(digits));
		}
		this.#first = last + 1;
	}

	/** The mark of a value; undefined for values that identify nothing or are redacted. */
	of(value: string): string | undefined {
		const name = value.replace(/\0+$/, '').trim().toUpperCase();
		if (/^[0\s.:-]*$/.test(name) || name.includes('REDACTED-')) return undefined;
		const number = this.#numbers.get(name) ?? this.#first + this.#numbers.size;
		this.#numbers.set(name, number);
		this.count += 1;
		if (/^[A-Z0-9]{6,64}$/.test(name) && /\d/.test(name)) this.words.add(name);
		return `REDACTED-${number}`;
	}
}

const quotedKey = /"([^"\n]{1,80})" ?[=:] ?/g;
/** Longer values do not identify anything. The limits keep the time linear. */
const quotedString = /"((?:[^"\\\n]|\\.|"(?![\s,)}\]$]|$)){0,1000})("?)/y;
const quotedData = /<"([^\n]{0,1000}?)"(?=>)/y;
const hexadecimalData = /<([0-9a-f]+)/iy;
const number = /(?:0x)?[0-9a-f]+\b/iy;

/** Values after quoted keys: the text of `ioreg`, and JSON. */
function redactQuoted(text: string, marks: Marks): string {
	const parts: string[] = [];
	let done = 0;
	for (const match of text.matchAll(quotedKey)) {
		const [whole, key = ''] = match;
		const at = match.index + whole.length;
		if (at < done || !isIdentifying(key)) continue;
		const replaced = redactedAt(text, at, key, marks);
		if (!replaced) continue;
		parts.push(text.slice(done, at), replaced.value);
		done = replaced.end;
	}
	parts.push(text.slice(done));
	return parts.join('');
}

/** What replaces the value at an offset, and where that value ends. */
function redactedAt(
	text: string,
	at: number,
	key: string,
	marks: Marks,
): { value: string; end: number } | undefined {
	const read = (pattern: RegExp): RegExpExecArray | null => {
		pattern.lastIndex = at;
		return pattern.exec(text);
	};
	const end = (match: RegExpExecArray): number => at + match[0].length;
	const string = read(quotedString);
	if (string) {
		const [, value = '', quote] = string;
		const mark = marks.of(value);
		// The value of a clipped line ends with a dollar sign.
		const close = quote || (value.endsWith('$') ? '$' : '');
		return mark === undefined ? undefined : { value: `"${mark}${close}`, end: end(string) };
	}
	const data = read(quotedData);
	if (data) {
		const mark = marks.of(data[1] ?? '');
		return mark === undefined ? undefined : { value: `<"${mark}"`, end: end(data) };
	}
	const hexadecimal = read(hexadecimalData);
	if (hexadecimal) {
		const mark = marks.of(textInHex(hexadecimal[1] ?? ''));
		return mark === undefined ? undefined : { value: `<${hexOf(mark)}`, end: end(hexadecimal) };
	}
	const digits = read(number);
	if (!digits || !isLongNumber(digits[0], key)) return undefined;
	const mark = marks.of(digits[0]);
	return mark === undefined ? undefined : { value: `"${mark}"`, end: end(digits) };
}

/** Whether a number can identify something: others are counts, and indexes of strings in descriptors (`iSerialNumber`). */
function isLongNumber(digits: string, key: string): boolean {
	return Number(digits) > 0xffff && !/^i[A-Z]/.test(key);
}

const element = /<key>([^<]{1,80})<\/key>(\s*)<(string|data|integer)>([^<]*)<\/\3>/g;

/** Values of XML property lists. */
function redactElements(text: string, marks: Marks): string {
	return text.replace(
		element,
		(whole: string, key: string, space: string, type: string, value: string) => {
			if (!isIdentifying(key) || (type === 'integer' && !isLongNumber(value, key))) return whole;
			const bytes = type === 'data' ? decodeBase64(value) : undefined;
			const mark = marks.of(bytes ? textOrHex(bytes) : value);
			if (mark === undefined) return whole;
			if (type === 'data')
				return `<key>${key}</key>${space}<data>${encodeBase64(utf8Bytes(mark))}</data>`;
			return `<key>${key}</key>${space}<string>${mark}</string>`;
		},
	);
}

const namedLines = [
	// lsusb -v: the index of the string, and the string.
	/^([ \t]*iSerial[ \t]+\d+ )(\S[^\n\r]*)/gm,
	// udev.
	/^((?:E: )?(?:SERIAL|ID_SERIAL|ID_SERIAL_SHORT|ID_USB_SERIAL|ID_USB_SERIAL_SHORT|HID_UNIQ|HID_PHYS|UNIQ|ID_NET_NAME_MAC|ID_WWN\w*)=)([^\n\r]+)/gm,
	// lspci -vv.
	/(Device Serial Number )([0-9a-f-]{8,})/g,
];

function redactLines(text: string, marks: Marks): string {
	return namedLines.reduce(
		(redacted, pattern) =>
			redacted.replace(pattern, (whole: string, before: string, value: string) => {
				const mark = marks.of(value);
				return mark === undefined ? whole : before + mark;
			}),
		text,
	);
}

const uuid = /\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b/gi;
/** Partitions have the UUID of their type, which is the same on all Macs. */
const partitionType = /Content(?: Hint)?(?:" ?[=:] ?"|<\/key>\s{0,200}<string>)$/;
/** An address of IPv4, except those that are the same on all computers. */
const octet = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)';
const address = new RegExp(
	`(?<![\\w.~-])(?!0\\.|127\\.|255\\.|22[4-9]\\.)(?:${octet}\\.){3}${octet}(?![\\w.~-]|\\.\\d)`,
	'g',
);
/** A version can have four numbers, too. */
const version =
	/(?:[Vv]ers(?:ion)?|[Bb]undle|[Bb]uild|[Rr]elease)[^"<>\n]{0,40}(?:" ?[=:] ?"|<\/key>\s{0,50}<string>)?[^"<>\n]{0,40}$/;
const otherPatterns = [
	/\b(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}\b/gi,
	/\b[\w.+-]{1,64}@[\w-]{1,64}\.[a-z][\w.-]{1,64}\b/gi,
	// The name of a computer in its network.
	/(?<![\w.-])[\w-]{1,63}(?=\.local\b)/gi,
	/(?<![\w:.])(?:fe80|f[cd][0-9a-f]{2}|2[0-9a-f]{3}):(?:[0-9a-f]{0,4}:){1,6}[0-9a-f]{0,4}(?![\w:])/gi,
	/(?<=\/(?:Users|home)\/)(?!Shared\b)[^/"'<>\s,;:]{1,64}/g,
	// The owner in the name of a device: Sam's Mouse.
	/(?<![\p{L}\d])[\p{L}\d._-]{1,40}(?=['’]s (?:Mac|iMac|iPhone|iPad|iPod|AirPods|Magic|Mouse|Keyboard|Trackpad|Apple))/gu,
];

/** Values that are recognized by their form, whatever their key. */
function redactPatterns(text: string, marks: Marks): string {
	const withoutUuids = text.replace(uuid, (value: string, at: number) =>
		partitionType.test(text.slice(Math.max(0, at - 300), at)) ? value : (marks.of(value) ?? value),
	);
	const withoutAddresses = withoutUuids.replace(address, (value: string, at: number) =>
		version.test(withoutUuids.slice(Math.max(0, at - 100), at))
			? value
			: (marks.of(value) ?? value),
	);
	return otherPatterns.reduce(
		(redacted, pattern) => redacted.replace(pattern, (value: string) => marks.of(value) ?? value),
		withoutAddresses,
	);
}

/** Serial numbers that occur in other values, such as the name of a device file. */
function redactWords(text: string, marks: Marks): string {
	if (marks.words.size === 0) return text;
	return text.replace(/(?<![A-Za-z0-9])[A-Za-z0-9]{6,64}(?![A-Za-z0-9])/g, (word: string) =>
		marks.words.has(word.toUpperCase()) ? (marks.of(word) ?? word) : word,
	);
}

function textInHex(digits: string): string {
	const bytes = hexBytes(digits);
	return bytes ? textOrHex(bytes) : digits;
}

/** The text in bytes, if they are printable; otherwise their digits. */
function textOrHex(bytes: Uint8Array): string {
	const text = String.fromCharCode(...bytes.subarray(0, 4096));
	if (/^[ -~]+\0*$/.test(text)) return text;
	return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function hexOf(text: string): string {
	return Array.from(text, (char) => char.charCodeAt(0).toString(16).padStart(2, '0')).join('');
}
