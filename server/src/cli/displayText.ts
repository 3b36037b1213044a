/** Makes the text of files safe to print on a terminal, and measures it. */

const unprintable = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;
const wide =
	/\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u;

/**
 * `text` with each control and direction character replaced by a space or `·`,
 * because a file must not be able to send commands to the terminal.
 */
export function printable(text: string): string {
	return text.replace(unprintable, (character) => (character === '\t' ? ' ' : '·'));
}

/** The width of `text` in columns: two for wide characters, none for combining marks. */
export function displayWidth(text: string): number {
	let width = 0;
	for (const character of text) {
		if (/\p{M}/u.test(character)) continue;
		width += wide.test(character) ? 2 : 1;
	}
	return width;
}

/** `3 files`, `1 file`. */
export function count(number: number, one: string, many = `${one}s`): string {
	return `${number} ${number === 1 ? one : many}`;
}
