/** Redacts the values of identifying keys, in the text of `ioreg`, in JSON, and in XML property lists. */
import { hexBytes, utf8Bytes } from '../../bytes/textBytes.js';
import { decodeBase64 } from '../../syntax/scalars.js';
import { encodeBase64 } from '../../text/base64.js';
import { hexText, textOrHex } from './binaryText.js';
import { isIdentifying, type KeyedValue, namedBy } from './identifyingKeys.js';
import type { RedactionMarks } from './redactionMarks.js';

export function redactKeyed(text: string, marks: RedactionMarks): string {
	return redactValues(redactValues(text, quoted, marks), elements, marks);
}

/** How a format writes keys and values. The patterns for parts are sticky. */
interface Format {
	/** Ends before the value. */
	readonly key: RegExp;
	readonly open: RegExp;
	readonly close: RegExp;
	readonly separator: RegExp;
	readonly read: (text: string, at: number) => WrittenValue | undefined;
}

/** A value in a dump, and its text with a mark in place of the value. */
interface WrittenValue extends KeyedValue {
	readonly end: number;
	readonly marked: (mark: string) => string;
}

function redactValues(text: string, format: Format, marks: RedactionMarks): string {
	const parts: string[] = [];
	let done = 0;
	for (const match of text.matchAll(format.key)) {
		const start = match.index + match[0].length;
		if (start < done) continue;
		for (const { at, value } of valuesAt(text, start, format)) {
			const [, key = ''] = match;
			const mark = isIdentifying(key, value) ? marks.of(value.text) : undefined;
			if (mark === undefined) continue;
			const named = namedBy(key);
			if (named === 'person') marks.names.addPerson(value.text);
			if (named === 'computer') marks.names.addComputer(value.text);
			parts.push(text.slice(done, at), value.marked(mark));
			done = value.end;
		}
	}
	parts.push(text.slice(done));
	return parts.join('');
}

/** The value at an offset; of an array, the values in it before the first dictionary. */
function* valuesAt(
	text: string,
	start: number,
	format: Format,
): Generator<{ at: number; value: WrittenValue }> {
	let [at, depth] = [start, 0];
	for (;;) {
		const open = endOf(format.open, text, at);
		const close = depth > 0 ? endOf(format.close, text, at) : undefined;
		const value = open ?? close ?? format.read(text, at);
		if (value === undefined) return;
		if (open !== undefined) depth += 1;
		else if (close !== undefined) depth -= 1;
		if (typeof value === 'object') yield { at, value };
		at = typeof value === 'object' ? value.end : value;
		if (depth === 0) return;
		at = endOf(format.separator, text, at) ?? at;
	}
}

function endOf(pattern: RegExp, text: string, at: number): number | undefined {
	return matchAt(pattern, text, at) ? pattern.lastIndex : undefined;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
	pattern.lastIndex = at;
	return pattern.exec(text);
}

const quoted: Format = {
	key: /"([^"\n]{1,80})" ?[=:] ?/g,
	open: /[([]/y,
	close: /[)\]]/y,
	separator: /[\s,]+/y,
	read: readQuoted,
};

/** Longer values do not identify anything. The limits keep the time linear. */
const quotedString = /"((?:[^"\\\n\r]|\\.|"(?![\s,)}\]$]|$)){0,1000})("?)/y;
const quotedData = /<"([^\n\r]{0,1000}?)">/y;
const hexadecimalData = /<([0-9a-f][0-9a-f \t:-]*)(>?)/iy;
const number = /-?(?:0x)?[0-9a-f]+(?![\w.])/iy;

function readQuoted(text: string, at: number): WrittenValue | undefined {
	const string = matchAt(quotedString, text, at);
	if (string) {
		const [whole, value = '', quote] = string;
		// The value of a clipped line ends with a dollar sign.
		const close = quote || (value.endsWith('$') ? '$' : '');
		const marked = (mark: string): string => `"${mark}${close}`;
		return { type: 'string', text: value, end: at + whole.length, marked };
	}
	const data = matchAt(quotedData, text, at);
	if (data) {
		const marked = (mark: string): string => `<"${mark}">`;
		return { type: 'data', text: data[1] ?? '', end: at + data[0].length, marked };
	}
	const hexadecimal = matchAt(hexadecimalData, text, at);
	if (hexadecimal) {
		const [whole, digits = '', close = ''] = hexadecimal;
		const bytes = hexBytes(digits.replace(/[:-]/g, ' '));
		const marked = (mark: string): string => `<${hexText(utf8Bytes(mark))}${close}`;
		return {
			type: 'data',
			text: bytes ? textOrHex(bytes) : digits,
			end: at + whole.length,
			marked,
		};
	}
	const digits = matchAt(number, text, at)?.[0];
	if (digits === undefined) return undefined;
	return { type: 'number', text: digits, end: at + digits.length, marked: (mark) => `"${mark}"` };
}

const elements: Format = {
	key: /<key>([^<]{1,80})<\/key>\s*/g,
	open: /<array(?:\s[^<>]*)?>/y,
	close: /<\/array>/y,
	separator: /\s+/y,
	read: readElement,
};

const element = /<(string|data|integer)((?:\s[^<>]*)?)>([^<]*)<\/\1>/y;

function readElement(text: string, at: number): WrittenValue | undefined {
	const match = matchAt(element, text, at);
	if (!match) return undefined;
	const [whole, type, attributes = '', content = ''] = match;
	const end = at + whole.length;
	if (type === 'data') {
		const marked = (mark: string): string =>
			`<data${attributes}>${encodeBase64(utf8Bytes(mark))}</data>`;
		return { type, text: textOrHex(decodeBase64(content)), end, marked };
	}
	const marked = (mark: string): string =>
		`<string${attributes.replace(/ size="\d*"/, '')}>${mark}</string>`;
	return { type: type === 'integer' ? 'number' : 'string', text: content, end, marked };
}
