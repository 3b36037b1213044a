/** Inserts a personality into a property list, in the style of its text. */
import { type Dict, type DriverPlist, renderEdits, type TextEdit } from '../service/index.js';

/**
 * The edits that insert `xml` after the last personality: comments, `<key>…</key>` and a `<dict>`, indented by tabs.
 * None where the property list has no root dictionary.
 */
export function insertPersonality(plist: DriverPlist, xml: string): readonly TextEdit[] {
	const { text, root } = plist;
	if (root?.type !== 'dict') return [];
	const unit = /[\r\n](\t| +)<(?:key|dict)/.exec(text)?.[1] ?? '\t';
	const lines = xml
		.split(/\r\n|\n|\r/)
		.map((line) => line.replace(/^\t+/, (tabs) => unit.repeat(tabs.length)));
	const personalities = personalitiesIn(plist);
	if (personalities && !isEmptyTag(text, personalities)) {
		return [insertionInto(text, personalities, lines, unit)];
	}
	const value = { raw: ['<dict>', ...lines.map((line) => unit + line), '</dict>'].join('\n') };
	return renderEdits(plist, [
		personalities
			? { kind: 'replaceValue', value: personalities, by: value }
			: { kind: 'insertEntry', into: root, key: 'IOKitPersonalities', value },
	]);
}

/** After the last entry and a comment on its line; without entries, after all comments. */
function insertionInto(
	text: string,
	{ entries, range, contentRange }: Dict,
	lines: readonly string[],
	unit: string,
): TextEdit {
	const eol = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
	const last = entries.at(-1);
	if (last) {
		const remark =
			/^[ \t]*<!--[^\r\n]*?-->(?=[ \t]*[\r\n])/.exec(text.slice(last.range.end))?.[0] ?? '';
		const end = last.range.end + remark.length;
		const newText = lines.map((line) => eol + indentAt(text, last.range.start) + line).join('');
		return { range: { start: end, end }, newText };
	}
	const outer = indentAt(text, range.start);
	const kept = text.slice(contentRange.start, contentRange.end).trimEnd();
	return {
		range: { start: contentRange.start + kept.length, end: contentRange.end },
		newText: `${lines.map((line) => eol + outer + unit + line).join('')}${eol}${outer}`,
	};
}

function indentAt(text: string, offset: number): string {
	return /[ \t]*$/.exec(text.slice(0, offset))?.[0] ?? '';
}

function isEmptyTag(text: string, { openTagRange }: Dict): boolean {
	return text.slice(openTagRange.start, openTagRange.end).endsWith('/>');
}

function personalitiesIn({ root }: DriverPlist): Dict | undefined {
	const value = root?.type === 'dict' ? root.get('IOKitPersonalities')?.value : undefined;
	return value?.type === 'dict' ? value : undefined;
}
