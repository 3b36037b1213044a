/** Puts a personality into an open plist, in the style of its text. */
import {
	type Dict,
	type DriverPlist,
	renderEdits,
	type TextEdit,
} from '../../../server/src/service/index.js';

/** Names that the plist has taken: a second personality of the same name replaces the first. */
export function takenNames(plist: DriverPlist): readonly string[] {
	return personalitiesIn(plist)?.entries.map(({ key }) => key) ?? [];
}

/**
 * The edits that put `xml`, comments, `<key>…</key>` and dict with tabs for indentation, behind the last personality.
 * None where the plist has no root dict to put it into.
 */
export function insertPersonality(plist: DriverPlist, xml: string): readonly TextEdit[] {
	const { text, root } = plist;
	if (root?.type !== 'dict') return [];
	const unit = /[\r\n](\t| +)<(?:key|dict)/.exec(text)?.[1] ?? '\t';
	const lines = xml
		.split(/\r\n|\n|\r/)
		.map((line) => line.replace(/^\t+/, (tabs) => unit.repeat(tabs.length)));
	const personalities = personalitiesIn(plist);
	const last = personalities?.entries.at(-1);
	if (last) {
		const eol = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
		const indent = /[ \t]*$/.exec(text.slice(0, last.range.start))?.[0] ?? '';
		const newText = lines.map((line) => `${eol}${indent}${line}`).join('');
		return [{ range: { start: last.range.end, end: last.range.end }, newText }];
	}
	const value = { raw: ['<dict>', ...lines.map((line) => unit + line), '</dict>'].join('\n') };
	return renderEdits(plist, [
		personalities
			? { kind: 'replaceValue', value: personalities, by: value }
			: { kind: 'insertEntry', into: root, key: 'IOKitPersonalities', value },
	]);
}

function personalitiesIn({ root }: DriverPlist): Dict | undefined {
	const value = root?.type === 'dict' ? root.get('IOKitPersonalities')?.value : undefined;
	return value?.type === 'dict' ? value : undefined;
}
