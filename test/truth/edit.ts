/** Changes the text of a correct property list. All places are the first of their kind in the text. */

/** `marked` may have `[|…|]` around the range of a finding. */
export type Edit =
	| { readonly type: 'replace'; readonly from: string; readonly marked: string }
	| { readonly type: 'mark'; readonly marked: string }
	| { readonly type: 'insert'; readonly into: 'root' | 'personality'; readonly marked: string }
	| { readonly type: 'set' | 'rename'; readonly key: string; readonly marked: string }
	| { readonly type: 'remove'; readonly key: string };

export function applyEdit(text: string, edit: Edit): string {
	switch (edit.type) {
		case 'replace':
			return replaced(text, edit.from, edit.marked);
		case 'mark': {
			const marked = edit.marked.includes('[|') ? edit.marked : `[|${edit.marked}|]`;
			return replaced(text, marked.replaceAll(/\[\||\|\]/g, ''), marked);
		}
		case 'insert':
			return edit.into === 'root'
				? replaced(text, '<dict>', `<dict>${edit.marked}`)
				: replaced(text, '<key>IOClass</key>', `${edit.marked}<key>IOClass</key>`);
		case 'rename':
			return replaced(text, `<key>${edit.key}</key>`, edit.marked);
		case 'set': {
			const { valueStart, end } = entryOf(text, edit.key);
			return text.slice(0, valueStart) + edit.marked + text.slice(end);
		}
		case 'remove': {
			const { start, end } = entryOf(text, edit.key);
			return text.slice(0, start) + text.slice(end);
		}
	}
}

/** Whitespace between elements is not compared. */
function replaced(text: string, from: string, marked: string): string {
	const parts = from.split(/(?<=>)\s*(?=<)/);
	const pattern = new RegExp(
		parts.map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s*'),
	);
	if (!pattern.test(text)) throw new Error(`The property list does not contain ${from}`);
	return text.replace(pattern, () => marked);
}

function entryOf(text: string, key: string): { start: number; valueStart: number; end: number } {
	const element = `<key>${key}</key>`;
	const start = text.indexOf(element);
	if (start < 0) throw new Error(`The property list has no key ${key}`);
	const valueStart = text.indexOf('<', start + element.length);
	return { start, valueStart, end: elementEnd(text, valueStart) };
}

/** The end of the element at `start`, which may contain elements of the same name. */
function elementEnd(text: string, start: number): number {
	const name = /\w+/.exec(text.slice(start))?.[0] ?? '';
	let depth = 0;
	for (const { 0: tag, index } of text.slice(start).matchAll(/<[^>]*>/g)) {
		if (!new RegExp(`^</?${name}\\b`).test(tag)) continue;
		if (tag.endsWith('/>')) depth += 0;
		else depth += tag.startsWith('</') ? -1 : 1;
		if (depth === 0) return start + index + tag.length;
	}
	throw new Error(`The element at ${start} has no end`);
}
