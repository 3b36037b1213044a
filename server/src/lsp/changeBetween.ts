/** The lines in which two versions of a text differ, as edits. */
import type { TextEdit } from '../service/index.js';

/**
 * Edits from `before` to `after`; undefined where the texts are equal. Lines that both share at the start and the end
 * stay; in between, unchanged lines are found again as long as each is unique, so that most carets stay where they are.
 */
export function changeBetween(before: string, after: string): readonly TextEdit[] | undefined {
	if (before === after) return undefined;
	const edits: TextEdit[] = [];
	const old = linesOf(before);
	const fresh = linesOf(after);
	const known = new Map(uniqueLines(fresh));
	const unique = new Map(uniqueLines(old));
	let from = 0;
	let to = 0;
	let offset = 0;
	const flush = (untilOld: number, untilNew: number): void => {
		const removed = old.slice(from, untilOld).join('');
		const newText = fresh.slice(to, untilNew).join('');
		if (removed !== newText) {
			edits.push({ range: { start: offset, end: offset + removed.length }, newText });
		}
		offset += removed.length;
		from = untilOld;
		to = untilNew;
	};
	for (let index = 0; index < old.length; index += 1) {
		const line = old[index] ?? '';
		const same =
			index === from && fresh[to] === line
				? to
				: unique.get(line) === index
					? known.get(line)
					: undefined;
		if (same === undefined || same < to) continue;
		flush(index, same);
		flush(index + 1, same + 1);
	}
	flush(old.length, fresh.length);
	return edits;
}

function linesOf(text: string): readonly string[] {
	return text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+/g) ?? [];
}

function uniqueLines(lines: readonly string[]): readonly [string, number][] {
	const seen = new Map<string, number>();
	for (const line of lines) seen.set(line, (seen.get(line) ?? 0) + 1);
	return lines.flatMap((line, index) => (seen.get(line) === 1 ? [[line, index]] : []));
}
