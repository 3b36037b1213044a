/** Recognizes old-style property lists: texts with the braces and semicolons of OpenStep, or strings files. */
import { ALL, type FaultList, IOKIT } from './faultList.js';
import { matchEnd } from './matchAt.js';

/** Reports that the text is an old-style property list, or not a property list. */
export function checkOldStyle(text: string, start: number, end: number, faults: FaultList): void {
	if (isOldStyle(text)) {
		const isDictionary = !isValue(text) || text.startsWith('{', skipWhitespace(text, 0));
		faults.add({ code: 'old-style-plist', isDictionary }, start, end, IOKIT);
	} else faults.add({ code: 'not-a-plist' }, start, end, ALL);
}

/** Whether CoreFoundation reads the text as an old-style property list (CFOldStylePList.c). It reads whitespace as an empty dictionary. */
export function isOldStyle(text: string): boolean {
	// Bytes that are not text, or a byte order mark, which CoreFoundation skips only in XML.
	if (text === '' || text.includes('\ufffd')) return false;
	const start = skipWhitespace(text, 0);
	if (start === text.length) return true;
	if (isValue(text)) return true;
	return stringEnd(text, start) >= 0 && readObjects(text, start, 'firstKey') >= 0;
}

/** Whether the text is one value, and not the entries of a strings file, or only whitespace. */
function isValue(text: string): boolean {
	const end = readObjects(text, skipWhitespace(text, 0), 'value');
	return end >= 0 && skipWhitespace(text, end) === text.length;
}

/** The depth of nesting that CoreFoundation accepts (CFOldStylePList.c:depthIsInvalid). */
const MAX_NESTED = 512;

type Expected =
	| 'value'
	/** A value or the end of the array. */
	| 'item'
	/** A key or the end of the dictionary. */
	| 'key'
	/** The same in a strings file, a dictionary without braces, which ends after the last entry. */
	| 'firstKey'
	/** A separator, or the end of an array or a dictionary. */
	| 'after';

/** The end of the object that begins at `from`, or of the last entry of a strings file; -1 if there is none. */
function readObjects(text: string, from: number, first: 'value' | 'firstKey'): number {
	const open: ('{' | '(')[] = [];
	const keys = first === 'firstKey' ? first : 'key';
	let expected: Expected = first;
	let at = from;
	for (;;) {
		at = skipWhitespace(text, at);
		const char = text.charAt(at);
		const around = open.at(-1);
		if (expected === 'after') {
			if (around === undefined && first === 'value') return at;
			if (around === '(' && char === ')') open.pop();
			else if (around === '(' && char === ',') expected = 'item';
			else if (around !== '(' && char === ';') expected = around ? 'key' : keys;
			else return -1;
			at++;
		} else if ((expected === 'key' && char === '}') || (expected === 'item' && char === ')')) {
			open.pop();
			expected = 'after';
			at++;
		} else if (expected === 'key' || expected === 'firstKey') {
			const end = stringEnd(text, at);
			if (end < 0) return expected === 'firstKey' ? at : -1;
			at = skipWhitespace(text, end);
			// A key without a value is its own value.
			if (text.charAt(at) === '=') {
				expected = 'value';
				at++;
			} else if (text.charAt(at) === ';') expected = 'after';
			else return -1;
		} else if (char === '{' || char === '(') {
			if (open.length > MAX_NESTED) return -1;
			open.push(char);
			expected = char === '{' ? 'key' : 'item';
			at++;
		} else {
			at = char === '<' ? dataEnd(text, at) : stringEnd(text, at);
			if (at < 0) return -1;
			expected = 'after';
		}
	}
}

const whitespace = /[\t-\r \u2028\u2029]+/y;
const restOfLine = /[^\n\r\u2028\u2029]+/y;

/** The end of whitespace and comments; a comment that is not closed ends with the text. */
function skipWhitespace(text: string, from: number): number {
	let at = from;
	for (;;) {
		const next = matchEnd(whitespace, text, at);
		if (text.startsWith('//', next)) at = matchEnd(restOfLine, text, next);
		else if (text.startsWith('/*', next)) {
			const close = text.indexOf('*/', next + 2);
			at = close < 0 ? text.length : close + 2;
		} else return next;
	}
}

const word = /[A-Za-z0-9_$/:.-]+/y;

/** The end of the string at `at`, a word or in quotes; -1 if there is none. */
function stringEnd(text: string, at: number): number {
	const quote = text.charAt(at);
	if (quote !== '"' && quote !== "'") {
		const end = matchEnd(word, text, at);
		return end > at ? end : -1;
	}
	for (let next = at + 1; next < text.length; next++) {
		const char = text.charAt(next);
		if (char === quote) return next + 1;
		if (char === '\\') next++;
	}
	return -1;
}

const bytes = /[0-9A-Fa-f]{2}|[ \t\n\r\u2028\u2029]+/y;

/** The end of `<0fbd 77>`; -1 if there is anything else. */
function dataEnd(text: string, at: number): number {
	let next = at + 1;
	for (let end = matchEnd(bytes, text, next); end > next; end = matchEnd(bytes, text, next)) {
		next = end;
	}
	return text.charAt(next) === '>' ? next + 1 : -1;
}
