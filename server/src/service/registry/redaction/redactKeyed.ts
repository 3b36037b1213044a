/** Redacts the values of identifying keys, in the text of `ioreg`, in JSON, and in XML property lists. */
import { hexBytes, utf8Bytes } from '../../bytes/textBytes.js';
import { decodeBase64 } from '../../syntax/scalars.js';
import { encodeBase64 } from '../../text/base64.js';
import { hexText, textOrHex } from './binaryText.js';
import { isIdentifying, isSerialNumber, type KeyedValue, namedBy } from './identifyingKeys.js';
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
	/** The same value if this is only its start: what is read of a value that may not be redacted is limited. */
	readonly whole?: () => WrittenValue;
}

function redactValues(text: string, format: Format, marks: RedactionMarks): string {
	const parts: string[] = [];
	let done = 0;
	for (const match of text.matchAll(format.key)) {
		const start = match.index + match[0].length;
		if (start < done) continue;
		for (const { at, value } of valuesAt(text, start, format)) {
			const [, key = ''] = match;
			if (!isIdentifying(key, value)) continue;
			const whole = value.whole?.() ?? value;
			const mark = marks.of(whole.text);
			if (mark === undefined) continue;
			learn(key, whole.text, marks);
			parts.push(text.slice(done, at), whole.marked(mark));
			done = whole.end;
		}
	}
	parts.push(text.slice(done));
	return parts.join('');
}

/** Remembers a value that other values can repeat. */
function learn(key: string, value: string, marks: RedactionMarks): void {
	const named = namedBy(key);
	if (named === 'person') marks.names.addPerson(value);
	if (named === 'computer') marks.names.addComputer(value);
	if (isSerialNumber(key)) marks.serials.add(value);
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

/** Parts of strings, and of data that is text, and what is after the last part. The limits keep the time linear. */
const stringPart = /(?:[^"\\\n\r]|\\.|"(?![\s,)}\]$]|$)){0,1000}("?)/y;
const dataPart = /(?:[^"\n\r]|"(?!>)){0,1000}((?:">)?)/y;
const hexadecimalData = /<([0-9a-f][0-9a-f \t:-]*)(>?)/iy;
const number = /-?(?:0x)?[0-9a-f]+(?![\w.])/iy;

function readQuoted(text: string, at: number): WrittenValue | undefined {
	if (text.startsWith('"', at)) return readParts('string', stringPart, text, at);
	if (text.startsWith('<"', at)) return readParts('data', dataPart, text, at);
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

/** Text between quotes: its first part, or all parts. */
function readParts(
	type: 'string' | 'data',
	pattern: RegExp,
	text: string,
	at: number,
	count = 1,
): WrittenValue {
	const open = type === 'string' ? '"' : '<"';
	const start = at + open.length;
	let end = start;
	let quote = '';
	for (let number = 0; number < count; number++) {
		const [part = '', after = ''] = matchAt(pattern, text, end) ?? [];
		end += part.length;
		quote = after;
		if (quote !== '' || part === '') break;
	}
	const content = text.slice(start, end - quote.length);
	// The value of a clipped line ends with a dollar sign.
	const close = quote || (content.endsWith('$') ? '$' : '');
	return {
		type,
		text: content,
		end,
		marked: (mark) => open + mark + close,
		...(quote === '' && {
			whole: () => readParts(type, pattern, text, at, Number.POSITIVE_INFINITY),
		}),
	};
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
