/** Integers, reals, dates and data as the real parsers read them, each in its own grammar. */
import { readAttributes } from './attributes.js';
import { decodeText } from './entities.js';
import { ALL, CORE_FOUNDATION, type FaultList, IOKIT, KERNEL, NOBODY } from './faultList.js';
import { matchEnd } from './matchAt.js';
import type { ElementNode } from './syntaxTree.js';

/**
 * CoreFoundation's grammar (CFPropertyList.c:parseIntegerTag): blanks and control characters before the digits, none behind.
 * It looks at bytes, and so misses blanks that end or begin with others than it knows, as U+00A0 and U+202F.
 */
const integerOfCoreFoundation =
	/^[\u0000-\u0020\u007f\u2000-\u200b\u205f\u3000]*(?:([+-])[\u0000-\u0020\u007f\u2000-\u200b\u205f\u3000]*)?(?:0[xX]([0-9a-fA-F]+)|([0-9]+))$/;
/** IOKit's (IOCFUnserialize.yacc:getNumber). */
const integerOfIOKit = /^(?:0x[0-9a-f]*|0?-?[0-9]*)$/;
/** CoreFoundation compares with these names first (CFPropertyList.c:parseRealTag), and then reads digits (CFStringScanner.c:__CFStringScanDouble). */
const namedReal = /^(?:(nan)|([+-]?)inf(?:inity)?)$/i;
const real =
	/^[\u0000-\u0020\u007f-\u00a0\u2000-\u200b\u3000]*([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)$/;
const date = /^(-\d*|\d+)-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)Z$/;

const LARGEST_INTEGER = 2n ** 64n - 1n;
const SMALLEST_INTEGER = -(2n ** 63n);
/** Digits of the largest integer; more are not worth a number. */
const MOST_DIGITS = 20;

/** The number that CoreFoundation reads; undefined where it reads none. */
export function readInteger(written: string): { value: bigint | undefined; radix: 10 | 16 } {
	if (isCommon(written, 0, written.length)) return { value: BigInt(Number(written)), radix: 10 };
	const match = integerOfCoreFoundation.exec(written);
	if (!match) return { value: undefined, radix: /0x/i.test(written) ? 16 : 10 };
	const [, sign, hexadecimal, decimal] = match;
	const radix = hexadecimal === undefined ? 10 : 16;
	const digits = (hexadecimal ?? decimal ?? '').replace(/^0+(?=.)/, '');
	if (digits.length > MOST_DIGITS) return { value: undefined, radix };
	const size = BigInt(radix === 16 ? `0x${digits}` : digits);
	const value = sign === '-' ? -size : size;
	const fits = value <= LARGEST_INTEGER && value >= SMALLEST_INTEGER;
	return { value: fits ? value : undefined, radix };
}

export function readReal(written: string): number | undefined {
	const name = namedReal.exec(written);
	if (name?.[1] !== undefined) return Number.NaN;
	if (name) return name[2] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
	const digits = real.exec(written)?.[1];
	return digits === undefined ? undefined : Number(digits);
}

/** Days before each month, counted from 1, in a year that is no leap year; others have none (CFDate.c:daysBeforeMonth). */
const daysBeforeMonth = [0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365] as const;
const MILLISECONDS_OF_DAY = 86_400_000;
/** From the beginning of the year 1. */
const DAYS_BEFORE_1970 = 719_162;

/** Milliseconds since 1970; days and months run over as in CoreFoundation (CFDate.c:__CFAbsoluteFromYMD). */
export function readDate(written: string): number | undefined {
	const match = date.exec(written);
	if (!match) return undefined;
	const [month = 0, day = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(2).map(Number);
	const year = readYear(match[1] ?? '');
	const before = year - 1;
	const leapDays = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
	const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
	const days = before * 365 + leapDays - DAYS_BEFORE_1970 + (daysBeforeMonth[month] ?? 0) + day - 1;
	const ofDay = ((hours * 60 + minutes) * 60 + seconds) * 1000;
	return (days + (isLeap && month > 2 ? 1 : 0)) * MILLISECONDS_OF_DAY + ofDay;
}

/** A year of more than 32 bits loses those above. */
function readYear(written: string): number {
	let year = 0;
	for (const digit of written.replace('-', '')) year = (Math.imul(year, 10) + Number(digit)) | 0;
	return written.startsWith('-') ? -year | 0 : year;
}

/** Up to fifteen decimal digits, by far the most integers, are right for everyone. */
function isCommon(text: string, start: number, end: number): boolean {
	if (start === end || end - start > 15) return false;
	for (let at = start; at < end; at++) {
		const code = text.charCodeAt(at);
		if (code < 0x30 || code > 0x39) return false;
	}
	return true;
}

export function checkInteger(text: string, node: ElementNode, faults: FaultList): void {
	const { openEnd: start, closeStart: end } = node;
	if (isCommon(text, start, end)) return;
	const written = text.slice(start, end);
	const match = integerOfCoreFoundation.exec(written);
	const { value } = readInteger(written);
	const taken = integerOfIOKit.test(written);
	if (match && value === undefined) {
		faults.add({ code: 'integer-overflow', written }, start, end, CORE_FOUNDATION);
		if (taken) return;
	}
	if (taken && match) return;
	const iokit = taken ? NOBODY : IOKIT;
	const place = start === end ? node : { start, end };
	const trimmed = written.trim();
	if (!match) {
		const blanks = trimmed !== written && readInteger(trimmed).value !== undefined;
		const code = blanks ? 'integer-whitespace' : 'invalid-integer';
		faults.add({ code, written }, place.start, place.end, CORE_FOUNDATION | iokit);
	} else if (/^[+-]?[0-9]/.test(written) && !match[1]) {
		faults.add({ code: 'hexadecimal-integer-case', written }, start, end, IOKIT);
	} else if (match[1] && /^[+-]/.test(trimmed) && trimmed === written) {
		faults.add({ code: 'integer-sign', written }, start, end, IOKIT);
	} else {
		faults.add({ code: 'integer-whitespace', written }, start, end, IOKIT);
	}
}

/** IOKit has no reals; CoreFoundation reads them once entities and CDATA are decoded. */
export function checkReal(text: string, node: ElementNode, faults: FaultList): void {
	const written = node.plain
		? text.slice(node.openEnd, node.closeStart)
		: decodeText(text, node.openEnd, node.closeStart);
	if (readReal(written) === undefined) {
		faults.add({ code: 'invalid-real', written }, node.start, node.end, ALL);
	} else {
		faults.add({ code: 'real-or-date', element: 'real' }, node.start, node.end, IOKIT);
	}
}

export function checkDate(text: string, node: ElementNode, faults: FaultList): void {
	const written = text.slice(node.openEnd, node.closeStart);
	if (readDate(written) === undefined) {
		faults.add({ code: 'invalid-date', written }, node.start, node.end, ALL);
	} else {
		faults.add({ code: 'real-or-date', element: 'date' }, node.start, node.end, IOKIT);
	}
}

/** Digits and padding up to the next blank: an expression reads them several times as fast as a loop does. */
const base64Line = /[A-Za-z0-9+/=]*/y;

/** How many digits, padding among them, stand in lines between `start` and `end`; -1 where something else does too. */
function countDigits(text: string, start: number, end: number): number {
	let digits = 0;
	let at = start;
	while (at < end) {
		let next = matchEnd(base64Line, text, at);
		digits += next - at;
		while (next < end && isBase64Blank(text.charCodeAt(next))) next++;
		if (next === at) return -1;
		at = next;
	}
	return digits;
}

/** Blanks, tabs, and what else ends or feeds a line. */
function isBase64Blank(code: number): boolean {
	return code === 0x20 || (code >= 0x09 && code <= 0x0d);
}

export function checkData(text: string, node: ElementNode, faults: FaultList): void {
	const { start, openEnd, closeStart } = node;
	const digits = countDigits(text, openEnd, closeStart);
	const isHexadecimal = isKernelHexadecimal(text, node);
	if (digits >= 0 && !isHexadecimal) {
		if (digits % 4 !== 0) {
			faults.add({ code: 'invalid-base64', strayCharacter: '' }, openEnd, closeStart, NOBODY);
		}
		return;
	}
	const written = text.slice(openEnd, closeStart);
	const ascii = /[^\u0000-\u007f]/.test(written) ? CORE_FOUNDATION : NOBODY;
	const refusedBy = ascii | (endsForIOKit(written) ? IOKIT : NOBODY);
	if (isHexadecimal) {
		const kernel = kernelHexadecimal.test(written) ? NOBODY : KERNEL;
		const tag = text.slice(start, openEnd);
		faults.add({ code: 'kernel-attribute', attribute: tag }, start, openEnd, refusedBy | kernel);
	} else {
		const strayCharacter = /[^A-Za-z0-9+/=\t-\r ]/u.exec(written)?.[0] ?? '';
		faults.add({ code: 'invalid-base64', strayCharacter }, openEnd, closeStart, refusedBy);
	}
}

/** Pairs of digits, the last of which may lack its second one (xnu OSUnserializeXML.y:getHexData). */
const kernelHexadecimal = /^(?:[ \t]*(?:\n|[0-9a-f]{2}))*[ \t]*[0-9a-f]?$/;

function isKernelHexadecimal(text: string, { start, openEnd, type }: ElementNode): boolean {
	if (openEnd - start <= '<data>'.length) return false;
	const { attributes } = readAttributes(text, start + 1 + type.length, openEnd - 1);
	return attributes.some(({ key, value }) => key === 'format' && value === 'hex');
}

/** Whether a byte is zero without its highest bit, which IOKit's parsers cut off (IOCFUnserialize.yacc:getCFEncodedData). */
function endsForIOKit(written: string): boolean {
	for (let at = 0; at < written.length; at++) {
		const code = written.codePointAt(at) ?? 0;
		if (code === 0) return true;
		if (code < 0x80) continue;
		// The bytes of UTF-8 behind the first carry six bits each, below a bit that is always set.
		for (let bits = code; bits >= 0x40; bits >>= 6) if ((bits & 0x3f) === 0) return true;
		if (code > 0xffff) at++;
	}
	return false;
}

/** What each ASCII character is worth in base64: 64 for `=`, 65 for white space, -1 for what does not belong there. */
const base64Values = Int8Array.from({ length: 128 }, (_, code) => {
	const char = String.fromCharCode(code);
	if (char === '=') return 64;
	if (isBase64Blank(code)) return 65;
	return 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'.indexOf(char);
});

/** How many bytes `decodeBase64` gives; sound text need not be decoded for that. */
export function decodedLength(text: string): number {
	const digits = countDigits(text, 0, text.length);
	const padding = text.includes('=') ? text.slice(text.indexOf('=')).replace(/\s/g, '') : '';
	const sound = digits >= 0 && digits % 4 === 0 && /^={0,2}$/.test(padding);
	return sound ? (digits / 4) * 3 - padding.length : decodeBase64(text).length;
}

/** The bytes of base64 text as CoreFoundation decodes it: foreign characters are passed over, an incomplete last group dropped. */
export function decodeBase64(text: string): Uint8Array {
	const bytes = new Uint8Array(Math.ceil((text.length * 3) / 4));
	let length = 0;
	let group = 0;
	let digits = 0;
	let padding = 0;
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		const value = code < 128 ? (base64Values[code] ?? -1) : -1;
		if (value === 65) continue;
		padding = value === 64 ? padding + 1 : 0;
		if (value < 0) continue;
		group = ((group << 6) | (value & 63)) & 0xffffff;
		digits++;
		if (digits % 4 !== 0) continue;
		bytes[length++] = group >> 16;
		if (padding < 2) bytes[length++] = (group >> 8) & 0xff;
		if (padding < 1) bytes[length++] = group & 0xff;
	}
	return bytes.slice(0, length);
}
