/** Character codes by name, and classes of characters for the parser. */

export const TAB = 0x09;
export const LINE_FEED = 0x0a;
export const CARRIAGE_RETURN = 0x0d;
export const SPACE = 0x20;
export const EXCLAMATION = 0x21;
export const DOUBLE_QUOTE = 0x22;
export const HASH = 0x23;
export const AMPERSAND = 0x26;
export const APOSTROPHE = 0x27;
export const HYPHEN = 0x2d;
export const SLASH = 0x2f;
export const LESS_THAN = 0x3c;
export const GREATER_THAN = 0x3e;
export const QUESTION = 0x3f;
export const BYTE_ORDER_MARK = 0xfeff;

export function isWhiteSpace(code: number): boolean {
	return code === SPACE || code === LINE_FEED || code === TAB || code === CARRIAGE_RETURN;
}

/** Letters, digits, and the other characters that the name of an XML element may contain. */
export function isNameCharacter(code: number): boolean {
	return (
		(code >= 0x61 && code <= 0x7a) ||
		(code >= 0x41 && code <= 0x5a) ||
		(code >= 0x30 && code <= 0x3a) ||
		code === HYPHEN ||
		code === 0x2e ||
		code === 0x5f ||
		code >= 0x80
	);
}

/** The end of the name that begins at `at`. */
export function nameEnd(text: string, at: number): number {
	let end = at;
	while (end < text.length && isNameCharacter(text.charCodeAt(end))) end++;
	return end;
}

/** The offset of the first character from `at` on that is not whitespace; at most `end`. */
export function skipWhiteSpace(text: string, at: number, end: number): number {
	let next = at;
	while (next < end && isWhiteSpace(text.charCodeAt(next))) next++;
	return next;
}

/** The offset of the first character from `at` on that is not a space or a tab; at most `end`. */
export function skipSpaces(text: string, at: number, end = text.length): number {
	let next = at;
	while (next < end && (text.charCodeAt(next) === SPACE || text.charCodeAt(next) === TAB)) next++;
	return next;
}

/** The end of the NUL characters at `at`. */
export function nulEnd(text: string, at: number): number {
	let end = at;
	while (text.charCodeAt(end) === 0) end++;
	return end;
}

/** The end of the last character before `end` that is not whitespace; at least `start`. */
export function trimEnd(text: string, start: number, end: number): number {
	let last = end;
	while (last > start && isWhiteSpace(text.charCodeAt(last - 1))) last--;
	return last;
}

/** The width of the whitespace before `at`, with tabs of width 4; -1 if anything else is before it on its line. */
export function indentationBefore(text: string, at: number): number {
	let width = 0;
	for (let before = at - 1; before >= 0; before--) {
		const code = text.charCodeAt(before);
		if (code === TAB) width += 4;
		else if (code === SPACE) width++;
		else if (code === LINE_FEED || code === CARRIAGE_RETURN) return width;
		else return -1;
	}
	return width;
}
