/** Property lists that are not XML: the braces and semicolons of OpenStep and of strings files, or no property list at all. */
import { ALL, type FaultList, IOKIT } from './faultList.js';
import { matchEnd } from './matchAt.js';

/** Says that the text is an old-style property list, or no property list. */
export function checkOldStyle(text: string, start: number, end: number, faults: FaultList): void {
	if (isOldStyle(text)) faults.add({ code: 'old-style-plist' }, start, end, IOKIT);
	else faults.add({ code: 'not-a-plist' }, start, end, ALL);
}

/** Whether CoreFoundation reads the text as an old-style property list (CFOldStylePList.c); one of blanks is an empty dict. */
export function isOldStyle(text: string): boolean {
	// Bytes that are no text, or a byte order mark, which it looks for in XML alone.
	if (text === '' || text.includes('\ufffd')) return false;
	const start = skipBlanks(text, 0);
	if (start === text.length) return true;
	const end = readObjects(text, start, 'value');
	if (end >= 0 && skipBlanks(text, end) === text.length) return true;
	return stringEnd(text, start) >= 0 && readObjects(text, start, 'firstKey') >= 0;
}

/** Objects in objects that CoreFoundation takes (CFOldStylePList.c:depthIsInvalid). */
const MOST_NESTED = 512;

type Expected =
	| 'value'
	/** A value or the end of the array. */
	| 'item'
	/** A key or the end of the dict. */
	| 'key'
	/** The same in a strings file, a dict without braces, which ends where no key is. */
	| 'firstKey'
	/** What separates values or ends what holds them. */
	| 'behind';

/** The offset behind the object that begins at `from`, or behind the last entry of a strings file; -1 where none does. */
function readObjects(text: string, from: number, first: 'value' | 'firstKey'): number {
	const open: ('{' | '(')[] = [];
	const keys = first === 'firstKey' ? first : 'key';
	let expected: Expected = first;
	let at = from;
	for (;;) {
		at = skipBlanks(text, at);
		const char = text.charAt(at);
		const around = open.at(-1);
		if (expected === 'behind') {
			if (around === undefined && first === 'value') return at;
			if (around === '(' && char === ')') open.pop();
			else if (around === '(' && char === ',') expected = 'item';
			else if (around !== '(' && char === ';') expected = around ? 'key' : keys;
			else return -1;
			at++;
		} else if ((expected === 'key' && char === '}') || (expected === 'item' && char === ')')) {
			open.pop();
			expected = 'behind';
			at++;
		} else if (expected === 'key' || expected === 'firstKey') {
			const end = stringEnd(text, at);
			if (end < 0) return expected === 'firstKey' ? at : -1;
			at = skipBlanks(text, end);
			// A key alone stands for itself.
			if (text.charAt(at) === '=') {
				expected = 'value';
				at++;
			} else if (text.charAt(at) === ';') expected = 'behind';
			else return -1;
		} else if (char === '{' || char === '(') {
			if (open.length > MOST_NESTED) return -1;
			open.push(char);
			expected = char === '{' ? 'key' : 'item';
			at++;
		} else {
			at = char === '<' ? dataEnd(text, at) : stringEnd(text, at);
			if (at < 0) return -1;
			expected = 'behind';
		}
	}
}

const blanks = /[\t-\r \u2028\u2029]+/y;
const restOfLine = /[^\n\r\u2028\u2029]+/y;

/** Behind blanks and comments; one that is not closed ends with the text. */
function skipBlanks(text: string, from: number): number {
	let at = from;
	for (;;) {
		const next = matchEnd(blanks, text, at);
		if (text.startsWith('//', next)) at = matchEnd(restOfLine, text, next);
		else if (text.startsWith('/*', next)) {
			const close = text.indexOf('*/', next + 2);
			at = close < 0 ? text.length : close + 2;
		} else return next;
	}
}

const word = /[A-Za-z0-9_$/:.-]+/y;

/** Behind the string at `at`, in quotes or a word; -1 where there is none. */
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

/** Behind `<0fbd 77>`; -1 where there is something else. */
function dataEnd(text: string, at: number): number {
	let next = at + 1;
	for (let end = matchEnd(bytes, text, next); end > next; end = matchEnd(bytes, text, next)) {
		next = end;
	}
	return text.charAt(next) === '>' ? next + 1 : -1;
}
