/** Blocks of lines that are no values: comments, and what stands between `#if` and `#endif`. */
import type { FoldingRange } from './foldingRange.js';

/** Comments over more than one line. */
export function commentBlocks(text: string): readonly FoldingRange[] {
	const found: FoldingRange[] = [];
	for (let start = text.indexOf('<!'); start >= 0; ) {
		const isComment = text.startsWith('<!--', start);
		const isData = text.startsWith('<![CDATA[', start);
		if (!isComment && !isData) {
			start = text.indexOf('<!', start + 2);
			continue;
		}
		const close = text.indexOf(isComment ? '-->' : ']]>', start + 4);
		if (close < 0) break;
		const end = close + 3;
		const range = { start, end };
		if (isComment && /[\r\n]/.test(text.slice(start, end))) found.push({ range, kind: 'comment' });
		start = text.indexOf('<!', end);
	}
	return found;
}

/** Each branch of a preprocessor conditional, up to the line before the next `#else` or `#endif`. */
export function preprocessorBlocks(text: string): readonly FoldingRange[] {
	if (!text.includes('#endif')) return [];
	const found: FoldingRange[] = [];
	const open: number[] = [];
	for (const line of text.matchAll(/^[ \t]*#[ \t]*(if|else|elif|endif)/gm)) {
		const at = line.index;
		const directive = line[1];
		if (directive !== 'if') {
			const start = open.pop();
			if (start !== undefined)
				found.push({ range: { start, end: lineBreakBefore(text, at) }, kind: 'region' });
		}
		if (directive !== 'endif') open.push(at + line[0].indexOf('#'));
	}
	return found;
}

function lineBreakBefore(text: string, at: number): number {
	return Math.max(0, text[at - 2] === '\r' ? at - 2 : at - 1);
}
