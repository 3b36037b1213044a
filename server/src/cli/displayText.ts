/**
 * Text that is safe to print, the only kind that a terminal accepts. Files, names and arguments can't send commands to
 * the terminal, add lines, or change the order in which text is shown.
 */

/** Controls, unpaired surrogates, line separators, and characters that change the direction or have no width. Emoji contain none of these. */
const unprintable =
	/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\u200b\u2060-\u2064\ufeff\ufff9-\ufffb]/gu;
const wide =
	/\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u;

const content = Symbol('content');

/** Text that only the functions of this module make. */
export interface DisplayText {
	readonly [content]: string;
}

type Value = string | number | DisplayText;

/** A template with values of any origin, each of which is put on one line and made printable. */
export function display(texts: TemplateStringsArray, ...values: readonly Value[]): DisplayText {
	return displayText(
		texts
			.map((text, index) => (index === 0 ? '' : contentOf(values[index - 1] ?? '')) + text)
			.join(''),
	);
}

/** `text` with its line breaks and tabs; the rest is made printable. */
export function displayLines(text: string): DisplayText {
	return displayText(text.replace(/[^\n\t]+/g, printable));
}

/** `value` as JSON that has an escape for each unprintable character. */
export function displayJson(value: unknown, indent?: string): DisplayText {
	const json = JSON.stringify(value, undefined, indent);
	return displayText(
		json.replace(unprintable, (each) => (each === '\n' || each === '\t' ? each : escaped(each))),
	);
}

/** `value` as JSON without the brace at its end, before further properties. */
export function displayOpenJson(value: object): DisplayText {
	return displayText(textOf(displayJson(value)).slice(0, -1));
}

export function joinDisplay(texts: readonly DisplayText[], separator = ''): DisplayText {
	return displayText(texts.map(textOf).join(separator));
}

/** `text` between the codes that turn a style of the terminal on and off. */
export function displayStyled(
	[on, off]: readonly [on: number, off: number],
	text: Value,
): DisplayText {
	return displayText(`\u001b[${on}m${contentOf(text)}\u001b[${off}m`);
}

/** The characters to print. */
export function textOf(text: DisplayText): string {
	return text[content];
}

/** `text` on one line, with each unprintable character replaced by a space or `·`. */
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

function displayText(text: string): DisplayText {
	return { [content]: text };
}

function contentOf(value: Value): string {
	return typeof value === 'object' ? textOf(value) : printable(String(value));
}

function escaped(character: string): string {
	return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
