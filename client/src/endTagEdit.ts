/** Where an end tag belongs after what was typed since its start tag, as if it had been inserted at once. */

/** An edit of the typed text. All offsets are UTF-16 code units. */
export interface EndTagEdit {
	/** What is replaced in the typed text. */
	readonly start: number;
	readonly end: number;
	readonly text: string;
	/** Where in `text` the cursor is afterwards. Absent where it stays in its place. */
	readonly cursor?: number;
}

/**
 * `snippet` is what the server inserts after a start tag, such as `$0</string>`. Undefined for the rest of a tag: a person
 * who continues to type types that, too.
 */
export function endTagEdit(snippet: string, typed: string): EndTagEdit | undefined {
	const [endTag] = /<\/\w+>$/.exec(snippet) ?? [];
	const length = typed.length;
	if (endTag === undefined) {
		return length === 0 ? { start: 0, end: 0, text: snippet, cursor: snippet.length } : undefined;
	}
	// The cursor is in an element inside, whose end tag was inserted before.
	if (/<\/\w+>$/.test(typed)) return { start: length, end: length, text: endTag };
	const [before = '', after = ''] = snippet.split('$0');
	if (before.includes('\n')) {
		const indented = typed
			.trimStart()
			.replace(/(?<!\s)\s+/g, (space) => (space.includes('\n') ? before : space));
		const content = before + indented;
		return { start: 0, end: length, text: content + after, cursor: content.length };
	}
	// The content of other elements ends with the line.
	const firstLine = typed.search(/[\r\n]/);
	return firstLine < 0
		? { start: length, end: length, text: endTag, cursor: 0 }
		: { start: firstLine, end: firstLine, text: endTag };
}
