/** Reads the plain text of RTF, the format in which TextEdit saves a dump that is pasted into it. */

const start = '{\\rtf';

export function isRtf(text: string): boolean {
	return text.startsWith(start);
}

/** A character by its code, a control word, a control symbol, a brace, a line break, or text. */
const token =
	/\\(?:'([0-9a-f]{2})|([a-z]+)(-?\d+)? ?|(\r\n|[\s\S]))|([{}])|[\r\n]+|([^\\{}\r\n]+)/gi;

/** Groups that begin with these contain no text of the document. */
const hiddenGroups: ReadonlySet<string> = new Set([
	'fonttbl',
	'colortbl',
	'stylesheet',
	'info',
	'pict',
]);

/** The characters 80 to 9F of Windows-1252, which TextEdit writes; the others are those of Unicode. */
const windowsCharacters = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

const texts: Readonly<Record<string, string>> = { par: '\n', line: '\n', tab: '\t' };

/** Characters that RTF can't write as they are follow a backslash; a line break after one is a line break of the text. */
export function rtfText(rtf: string): string {
	const pieces: string[] = [];
	let depth = 0;
	let hiddenFrom = Number.POSITIVE_INFINITY;
	for (const [, hex, word, number, symbol, brace, text] of rtf.matchAll(token)) {
		if (brace === '{') depth++;
		if (brace === '}' && --depth < hiddenFrom) hiddenFrom = Number.POSITIVE_INFINITY;
		if (symbol === '*' || hiddenGroups.has(word ?? '')) hiddenFrom = Math.min(hiddenFrom, depth);
		if (depth >= hiddenFrom || brace) continue;
		if (hex) pieces.push(characterOf(Number.parseInt(hex, 16)));
		else if (word === 'u' && number) pieces.push(String.fromCharCode(Number(number) & 0xffff));
		else if (word) pieces.push(texts[word.toLowerCase()] ?? '');
		else if (symbol) pieces.push(/[\r\n]/.test(symbol) ? '\n' : symbol);
		else if (text) pieces.push(text);
	}
	return pieces.join('');
}

function characterOf(code: number): string {
	return windowsCharacters[code - 0x80] ?? String.fromCharCode(code);
}
