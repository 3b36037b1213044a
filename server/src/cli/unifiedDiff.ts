/** Renders unified diffs for `patch` and `git apply`. */
import { createTwoFilesPatch, FILE_HEADERS_ONLY, formatPatch } from 'diff';

/** Up to this many changed lines the diff is the shortest one; beyond, it replaces the whole file. */
const mostEdits = 2000;

/** The unified diff from `before` to `after` for the file at `path`; empty if they are equal. */
export function unifiedDiff(path: string, before: string, after: string): string {
	if (before === after) return '';
	const shortest = createTwoFilesPatch(path, path, before, after, undefined, undefined, {
		context: 3,
		headerOptions: FILE_HEADERS_ONLY,
		maxEditLength: mostEdits,
	});
	return withTabs(shortest ?? replacement(path, before, after));
}

/** `patch` reads a name in the two lines of the header up to the first space, or up to a tab where there is one. */
function withTabs(diff: string): string {
	const [before = '', after = '', ...rest] = diff.split('\n');
	const header = [before, after].map((line) => (/^\S+ [^"].*\s/.test(line) ? `${line}\t` : line));
	return [...header, ...rest].join('\n');
}

function replacement(path: string, before: string, after: string): string {
	const oldLines = markedLines('-', before);
	const newLines = markedLines('+', after);
	const hunk = {
		oldStart: 1,
		oldLines: oldLines.filter(isCounted).length,
		newStart: 1,
		newLines: newLines.filter(isCounted).length,
		lines: [...oldLines, ...newLines],
	};
	const patch = { oldFileName: path, newFileName: path, hunks: [hunk] };
	return formatPatch({ ...patch, oldHeader: undefined, newHeader: undefined }, FILE_HEADERS_ONLY);
}

const noLineEnd = '\\ No newline at end of file';

function markedLines(sign: '-' | '+', text: string): readonly string[] {
	const lines = text.split('\n').map((line) => sign + line);
	const rest = lines.pop();
	return rest === sign ? lines : [...lines, rest ?? sign, noLineEnd];
}

function isCounted(line: string): boolean {
	return line !== noLineEnd;
}
