/** Finds folding ranges that are not values: comments, and blocks between `#if` and `#endif`. */
import type { Directive } from '../../syntax/preprocessor.js';
import type { ParseResult } from '../../syntax/syntaxTree.js';
import { endOfLine, startOfLine } from '../../text/line.js';
import type { FoldingRange } from './foldingRange.js';

/** Comments on more than one line. */
export function commentBlocks({ text, comments }: ParseResult): readonly FoldingRange[] {
	return comments
		.filter((range) => endOfLine(text, range.start, range.end) < range.end)
		.map((range) => ({ range, kind: 'comment' }));
}

/** Each branch of a preprocessor conditional, up to the line before the next `#else` or `#endif`. */
export function preprocessorBlocks({ text, directives }: ParseResult): readonly FoldingRange[] {
	const found: FoldingRange[] = [];
	const open: Directive[] = [];
	for (const directive of directives) {
		const { role, start } = directive;
		if (role === 'other') continue;
		const branch = role === 'if' ? undefined : open.pop();
		if (branch) {
			const range = { start: branch.start, end: lineBreakBefore(text, start) };
			found.push({ range, kind: 'region' });
		}
		if (role !== 'endif') open.push(directive);
	}
	return found;
}

/** The end of the line above the line of `offset`. */
function lineBreakBefore(text: string, offset: number): number {
	const at = startOfLine(text, offset);
	return Math.max(0, text.startsWith('\r\n', at - 2) ? at - 2 : at - 1);
}
