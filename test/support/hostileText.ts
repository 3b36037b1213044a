/** Texts that control a terminal, break a line, or change the order in which text is shown. */

export const hostileCharacters: Readonly<Record<string, string>> = {
	'escape sequence': '\u001b[31m',
	'title of the window': '\u001b]0;title\u0007',
	'C1 control sequence': '\u009b31m',
	'line feed': '\n',
	'carriage return': '\r',
	tab: '\t',
	backspace: '\b',
	delete: '\u007f',
	'line separator': '\u2028',
	'paragraph separator': '\u2029',
	'right-to-left override': '\u202e',
	isolate: '\u2066',
	'Arabic letter mark': '\u061c',
	'byte order mark': '\ufeff',
	'zero-width space': '\u200b',
	'unpaired surrogate': '\ud800',
};

/** All of them, between letters. */
export const hostileText = `a${Object.values(hostileCharacters).join('x')}b`;

/** What no output to a terminal contains; line breaks and tabs are those of the program. */
export const neverPrinted =
	/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/;
