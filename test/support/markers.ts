/** Reads the markers of test texts: `[|…|]` for ranges, a single `|` for the caret. */
import type { TextRange } from '../../server/src/service/text/textRange.js';

/** A text without its `[|…|]` markers, and the ranges they stood around. */
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

/** The other way round: the text with `[|…|]` around each range, as a person reads it in a failed test. */
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

/** A text without its caret `|`, and where it stood. */
export function readCaret(marked: string): { text: string; offset: number } {
	const offset = marked.indexOf('|');
	if (offset < 0 || marked.indexOf('|', offset + 1) >= 0) {
		throw new Error(`one caret | is needed in ${marked}`);
	}
	return { text: marked.slice(0, offset) + marked.slice(offset + 1), offset };
}
