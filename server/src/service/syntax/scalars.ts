/** Reads integers, reals, dates and data as the real parsers do, each by its own grammar. */
import { readAttributes } from './attributes.js';
import { decodeText } from './decodedText.js';
import { ALL, CORE_FOUNDATION, type FaultList, IOKIT, KERNEL, NONE, XML } from './faultList.js';
import { matchEnd } from './matchAt.js';
import { withoutComments } from './sections.js';
import type { ElementNode } from './syntaxTree.js';
import { isXmlText } from './wellFormed.js';

/**
 * CoreFoundation's grammar (CFPropertyList.c:parseIntegerTag): whitespace and control characters before the digits, but not after.
 * It compares bytes, so it does not know whitespace such as U+00A0 and U+202F.
 */
const integerOfCoreFoundation =
	/^[\u0000-\u0020\u007f\u2000-\u200b\u205f\u3000]*(?:([+-])[\u0000-\u0020\u007f\u2000-\u200b\u205f\u3000]*)?(?:0[xX]([0-9a-fA-F]+)|([0-9]+))$/;
/** IOKit's grammar (IOCFUnserialize.yacc:getNumber). */
const integerOfIOKit = /^(?:0x[0-9a-f]*|0?-?[0-9]*)$/;
/** CoreFoundation compares with these names first (CFPropertyList.c:parseRealTag), and then reads digits (CFStringScanner.c:__CFStringScanDouble). */
const namedReal = /^(?:(nan)|([+-]?)inf(?:inity)?)$/i;
const real =
	/^[\u0000-\u0020\u007f-\u00a0\u2000-\u200b\u3000]*([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)$/;
const date = /^(-\d*|\d+)-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)Z$/;

const LARGEST_INTEGER = 2n ** 64n - 1n;
const SMALLEST_INTEGER = -(2n ** 63n);
/** The digits of the largest integer. */
const MAX_DIGITS = 20;

/** The number that CoreFoundation reads, if any. */
export function readInteger(written: string): { value: bigint | undefined; radix: 10 | 16 } {
	if (isCommon(written, 0, written.length)) return { value: BigInt(Number(written)), radix: 10 };
	const match = integerOfCoreFoundation.exec(written);
	if (!match) return { value: undefined, radix: /0x/i.test(written) ? 16 : 10 };
	const [, sign, hexadecimal, decimal] = match;
	const radix = hexadecimal === undefined ? 10 : 16;
	const digits = (hexadecimal ?? decimal ?? '').replace(/^0+(?=.)/, '');
	if (digits.length > MAX_DIGITS) return { value: undefined, radix };
	const size = BigInt(radix === 16 ? `0x${digits}` : digits);
	const value = sign === '-' ? -size : size;
	const isInRange = value <= LARGEST_INTEGER && value >= SMALLEST_INTEGER;
	return { value: isInRange ? value : undefined, radix };
}

export function readReal(written: string): number | undefined {
	const name = namedReal.exec(written);
	if (name?.[1] !== undefined) return Number.NaN;
	if (name) return name[2] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
	const digits = real.exec(written)?.[1];
	return digits === undefined ? undefined : Number(digits);
}

/** Days before each month, counted from 1, in a common year; 0 for other numbers (CFDate.c:daysBeforeMonth). */
const daysBeforeMonth = [0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365] as const;
const MILLISECONDS_OF_DAY = 86_400_000;
/** Days from the beginning of the year 1. */
const DAYS_BEFORE_1970 = 719_162;

/** Milliseconds since 1970. Days and months overflow as in CoreFoundation (CFDate.c:__CFAbsoluteFromYMD). */
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

/** A year is truncated to 32 bits. */
function readYear(written: string): number {
	let year = 0;
	for (const digit of written.replace('-', '')) year = (Math.imul(year, 10) + Number(digit)) | 0;
	return written.startsWith('-') ? -year | 0 : year;
}

/** All parsers accept up to fifteen decimal digits, which most integers have. */
function isCommon(text: string, start: number, end: number): boolean {
	if (start === end || end - start > 15) return false;
	for (let at = start; at < end; at++) {
		const code = text.charCodeAt(at);
		if (code < 0x30 || code > 0x39) return false;
	}
	return true;
}

/** The content of a scalar. A comment is a fault of its own, so that it is not read. */
function contentOf(text: string, { openEnd, closeStart, plain }: ElementNode): string {
	const content = text.slice(openEnd, closeStart);
	return plain ? content : withoutComments(content);
}

export function checkInteger(text: string, node: ElementNode, faults: FaultList): void {
	const { openEnd: start, closeStart: end } = node;
	if (isCommon(text, start, end)) return;
	const written = contentOf(text, node);
	const match = integerOfCoreFoundation.exec(written);
	const { value } = readInteger(written);
	const taken = integerOfIOKit.test(written);
	if (match && value === undefined) {
		faults.add({ code: 'integer-overflow', written }, start, end, CORE_FOUNDATION);
		if (taken) return;
	}
	if (taken && match) return;
	const iokit = taken ? NONE : IOKIT;
	const place = start === end ? node : { start, end };
	const trimmed = written.trim();
	if (!match) {
		const hasWhitespace = trimmed !== written && readInteger(trimmed).value !== undefined;
		const code = hasWhitespace ? 'integer-whitespace' : 'invalid-integer';
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
	const content = contentOf(text, node);
	const written = decodeText(content, 0, content.length);
	if (readReal(written) === undefined) {
		faults.add({ code: 'invalid-real', written }, node.start, node.end, ALL);
	} else {
		faults.add({ code: 'real-or-date', element: 'real' }, node.start, node.end, IOKIT);
	}
}

export function checkDate(text: string, node: ElementNode, faults: FaultList): void {
	const written = contentOf(text, node);
	if (readDate(written) === undefined) {
		faults.add({ code: 'invalid-date', written }, node.start, node.end, ALL);
	} else {
		faults.add({ code: 'real-or-date', element: 'date' }, node.start, node.end, IOKIT);
	}
}

/** Digits and padding up to the next whitespace. An expression is several times as fast as a loop. */
const base64Line = /[A-Za-z0-9+/=]*/y;

/** The number of digits, including padding, in the lines between `start` and `end`; -1 if there is anything else. */
function countDigits(text: string, start: number, end: number): number {
	let digits = 0;
	let at = start;
	while (at < end) {
		let next = matchEnd(base64Line, text, at);
		digits += next - at;
		while (next < end && isBase64Space(text.charCodeAt(next))) next++;
		if (next === at) return -1;
		at = next;
	}
	return digits;
}

/** Spaces, tabs, and characters that end or feed a line. */
function isBase64Space(code: number): boolean {
	return code === 0x20 || (code >= 0x09 && code <= 0x0d);
}

export function checkData(text: string, node: ElementNode, faults: FaultList): void {
	const { start, openEnd, closeStart } = node;
	const written = contentOf(text, node);
	const digits = countDigits(written, 0, written.length);
	const isHexadecimal = isKernelHexadecimal(text, node);
	if (digits >= 0 && !isHexadecimal) {
		if (digits % 4 !== 0) {
			faults.add({ code: 'invalid-base64', strayCharacter: '' }, openEnd, closeStart, NONE);
		}
		return;
	}
	const ascii = /[^\u0000-\u007f]/.test(written) ? CORE_FOUNDATION : NONE;
	const rejectedBy = ascii | (endsForIOKit(written) ? IOKIT : NONE);
	if (isHexadecimal) {
		const kernel = kernelHexadecimal.test(written) ? NONE : KERNEL;
		const detail = { code: 'kernel-attribute', attribute: 'format' } as const;
		faults.add(detail, start, openEnd, rejectedBy | kernel);
	} else {
		const strayCharacter = /[^A-Za-z0-9+/=\t-\r ]/u.exec(written)?.[0] ?? '';
		const xml = isXmlText(written) ? NONE : XML;
		faults.add({ code: 'invalid-base64', strayCharacter }, openEnd, closeStart, rejectedBy | xml);
	}
}

/** Pairs of digits; the second digit of the last pair may be missing (xnu OSUnserializeXML.y:getHexData). */
const kernelHexadecimal = /^(?:[ \t]*(?:\n|[0-9a-f]{2}))*[ \t]*[0-9a-f]?$/;

function isKernelHexadecimal(text: string, { start, openEnd, type }: ElementNode): boolean {
	if (openEnd - start <= '<data>'.length) return false;
	const { attributes } = readAttributes(text, start + 1 + type.length, openEnd - 1);
	return attributes.some(({ key, value }) => key === 'format' && value === 'hex');
}

/** Whether a byte is zero without its highest bit, which IOKit's parsers ignore (IOCFUnserialize.yacc:getCFEncodedData). */
function endsForIOKit(written: string): boolean {
	for (let at = 0; at < written.length; at++) {
		const code = written.codePointAt(at) ?? 0;
		if (code === 0) return true;
		if (code < 0x80) continue;
		// The bytes of UTF-8 after the first have six bits each below a bit that is always set.
		for (let bits = code; bits >= 0x40; bits >>= 6) if ((bits & 0x3f) === 0) return true;
		if (code > 0xffff) at++;
	}
	return false;
}

/** The value of each ASCII character in base64: 64 for `=`, 65 for whitespace, -1 for all others. */
const base64Values = Int8Array.from({ length: 128 }, (_, code) => {
	const char = String.fromCharCode(code);
	if (char === '=') return 64;
	if (isBase64Space(code)) return 65;
	return 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'.indexOf(char);
});

/** The number of bytes that `decodeBase64` returns. Valid text is not decoded for it. */
export function decodedLength(text: string): number {
	const digits = countDigits(text, 0, text.length);
	const padding = text.includes('=') ? text.slice(text.indexOf('=')).replace(/\s/g, '') : '';
	const isValid = digits >= 0 && digits % 4 === 0 && /^={0,2}$/.test(padding);
	return isValid ? (digits / 4) * 3 - padding.length : decodeBase64(text).length;
}

/** The bytes of base64 text as CoreFoundation decodes it: other characters and an incomplete last group are ignored. */
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
