/** Finds merge conflicts, between whose marker lines a version control system writes both versions of the lines that differ. */
import { isLineBreak } from '../text/line.js';
import type { TextRange } from '../text/textRange.js';
import { trimEnd } from './characters.js';
import { matchAt } from './matchAt.js';
import { sectionsIn } from './sections.js';

/** An unresolved merge conflict, from its first marker line to the end of its last one. */
export interface MergeConflict extends TextRange {
	/** The first marker line, without its line break. */
	readonly marker: TextRange;
	/** The lines of the version that was checked out, and those that were merged into it. */
	readonly current: TextRange;
	readonly incoming: TextRange;
}

/** A conflict whose last marker line has not been read yet. */
interface OpenConflict {
	readonly marker: TextRange;
	readonly currentStart: number;
	currentEnd?: number;
	incomingStart?: number;
}

/** The marker lines of Git, which Mercurial and Subversion write, too (git xdiff/xmerge.c:fill_conflict_hunk). */
const markerLine =
	/^(?:<{7}(?![^ \r\n])|\|{7}(?![^ \r\n])|={7}(?=[ \t]*$)|>{7}(?![^ \r\n])).*(?:\r\n|\n|\r|$)/gm;

/** A marker line without its line break. */
const marker = /(?:<{7}|\|{7}|>{7})(?:[ \t][^\r\n]*)?(?=[\r\n]|$)|={7}[ \t]*(?=[\r\n]|$)/y;

/** The end of the marker line at `at` that is left over from a conflict; -1 for other text. */
export function endOfMarker(text: string, at: number): number {
	if (at > 0 && !isLineBreak(text.charCodeAt(at - 1))) return -1;
	const match = matchAt(marker, text, at);
	return match ? trimEnd(text, at, at + match[0].length) : -1;
}

/**
 * The conflicts of a text in order; one around another is before it. Marker lines in a comment or a CDATA section are part of
 * its text, which all parsers accept.
 */
export function mergeConflictsIn(text: string): readonly MergeConflict[] {
	if (!text.includes('<<<<<<<') || !text.includes('>>>>>>>')) return [];
	const conflicts: MergeConflict[] = [];
	const open: OpenConflict[] = [];
	for (const { 0: line, index } of text.matchAll(markerLine)) {
		const after = index + line.length;
		const inner = open.at(-1);
		if (line.startsWith('<')) {
			const marker = { start: index, end: index + line.trimEnd().length };
			open.push({ marker, currentStart: after });
		} else if (line.startsWith('>')) {
			open.pop();
			const conflict = inner && closed(inner, index, after);
			if (conflict) conflicts.push(conflict);
		} else if (inner && inner.incomingStart === undefined) {
			inner.currentEnd ??= index;
			if (line.startsWith('=')) inner.incomingStart = after;
		}
	}
	return outsideSections(
		text,
		conflicts.sort((a, b) => a.start - b.start),
	);
}

/** The conflict whose last marker line is from `start` to `end`; undefined without a line between its versions. */
function closed(
	{ marker, currentStart, currentEnd, incomingStart }: OpenConflict,
	start: number,
	end: number,
): MergeConflict | undefined {
	if (currentEnd === undefined || incomingStart === undefined) return undefined;
	const current = { start: currentStart, end: currentEnd };
	const incoming = { start: incomingStart, end: start };
	return { start: marker.start, end, marker, current, incoming };
}

function outsideSections(
	text: string,
	conflicts: readonly MergeConflict[],
): readonly MergeConflict[] {
	if (conflicts.length === 0) return conflicts;
	const sections = [...sectionsIn(text)];
	let at = 0;
	return conflicts.filter(({ start, end }) => {
		while ((sections[at]?.end ?? Number.POSITIVE_INFINITY) <= start) at++;
		const section = sections[at];
		return !section || section.start >= start || section.end < end;
	});
}

/** The conflicts that are not in a version of another one. */
export function outermost(conflicts: readonly MergeConflict[]): readonly MergeConflict[] {
	let end = 0;
	return conflicts.filter((conflict) => {
		if (conflict.start < end) return false;
		end = conflict.end;
		return true;
	});
}

/** The text with only the current version of each conflict, and spaces in place of the others, so that all offsets stay. */
export function withCurrentVersions(text: string, conflicts: readonly MergeConflict[]): string {
	if (conflicts.length === 0) return text;
	const hidden = conflicts
		.flatMap(({ start, current, end }) => [
			{ start, end: current.start },
			{ start: current.end, end },
		])
		.sort((a, b) => a.start - b.start);
	let written = '';
	let at = 0;
	for (const { start, end } of hidden) {
		if (end <= at) continue;
		const from = Math.max(start, at);
		written += text.slice(at, from);
		written += text.slice(from, end).replace(/[^\r\n]+/g, ({ length }) => ' '.repeat(length));
		at = end;
	}
	return written + text.slice(at);
}
