/** Reads the markers of test texts: `[|…|]` for ranges, a single `|` for the cursor. */
import type { TextRange } from '../../server/src/service/text/textRange.js';

/** A text without its `[|…|]` markers, and the marked ranges. */
export function readRanges(marked: string): { text: string; ranges: TextRange[] } {
	let text = '';
	const ranges: TextRange[] = [];
	const open: number[] = [];
	for (const piece of marked.split(/(\[\||\|\])/)) {
		if (piece === '[|') open.push(text.length);
		else if (piece === '|]') {
			const start = open.pop();
			if (start === undefined) throw new Error(`|] without [| in ${marked}`);
			ranges.push({ start, end: text.length });
		} else text += piece;
	}
	if (open.length > 0) throw new Error(`[| without |] in ${marked}`);
	return { text, ranges: ranges.sort((a, b) => a.start - b.start || a.end - b.end) };
}

/** Adds `[|…|]` around each range, for the output of failed tests. */
export function writeRanges(text: string, ranges: readonly TextRange[]): string {
	const marks = ranges.flatMap(({ start, end }) =>
		start === end
			? [{ at: start, mark: '[||]', rank: 1 }]
			: [
					{ at: start, mark: '[|', rank: 2 },
					{ at: end, mark: '|]', rank: 0 },
				],
	);
	let result = text;
	for (const { at, mark } of marks.sort((a, b) => b.at - a.at || b.rank - a.rank)) {
		result = result.slice(0, at) + mark + result.slice(at);
	}
	return result;
}

/** A text without its cursor `|`, and the offset of the cursor. */
export function readCaret(marked: string): { text: string; offset: number } {
	const offset = marked.indexOf('|');
	if (offset < 0 || marked.indexOf('|', offset + 1) >= 0) {
		throw new Error(`There must be one cursor | in ${marked}.`);
	}
	return { text: marked.slice(0, offset) + marked.slice(offset + 1), offset };
}
