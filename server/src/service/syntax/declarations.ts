/** Skips comments, markers of merge conflicts, `<?…?>` and `<!DOCTYPE …>`, and reports what one of the real parsers rejects. */
import { nulEnd, skipWhiteSpace, trimEnd } from './characters.js';
import { checkEncoding } from './declaredEncoding.js';
import { ALL, CORE_FOUNDATION, IOKIT, NONE, XML } from './faultList.js';
import { matchAt } from './matchAt.js';
import { endOfMarker } from './mergeConflicts.js';
import type { TreeBuilder } from './treeBuilder.js';
import { notXmlDoctype, notXmlInstruction } from './wellFormed.js';

/** Reads the comment at `at`; if it is not closed, it ends with its line. Returns the offset after it. */
export function scanComment(tree: TreeBuilder, at: number): number {
	const { faults, search } = tree;
	const close = search.indexOf('-->', at + 4);
	if (close < 0) return unclosed(tree, at, 'comment');
	const hyphens = search.indexOf('--', at + 4);
	const next = commentInside(tree, at, close);
	if (next > 0) {
		const end = trimEnd(tree.text, at, Math.min(next, search.lineEnd(at)));
		faults.add({ code: 'unclosed-comment', opening: '<!--', next }, at, end, IOKIT);
	} else if (hyphens >= 0 && hyphens < close) {
		faults.add({ code: 'double-hyphen-comment' }, hyphens, hyphens + 2, IOKIT);
	}
	checkNull(tree, at, close);
	tree.comments.push({ start: at, end: close + 3 });
	tree.addTrivia('comment', at, close + 3);
	return close + 3;
}

/** A tag of a property list that shows that what is before it is not only words. */
const tagOfEntry = /<\/(?:key|string|integer|real|date|data|dict|array)>|<(?:true|false)[ \t]*\/>/;

/**
 * The start of the next comment in the one from `at` to `close`, if that was probably not closed before it: there are tags
 * between them, and the outer comment has no end of its own; -1 if not.
 */
function commentInside({ text, search }: TreeBuilder, at: number, close: number): number {
	const next = search.indexOf('<!--', at + 4);
	if (next < 0 || next > close || !tagOfEntry.test(text.slice(at, next))) return -1;
	const after = close + 3;
	const secondEnd = search.indexOf('-->', after);
	const nextStart = search.indexOf('<!--', after);
	return secondEnd >= 0 && (nextStart < 0 || secondEnd < nextStart) ? -1 : next;
}

/** Reads the line at `at` if it is left over from a merge conflict. Returns the offset after it. */
export function scanConflictMarker(tree: TreeBuilder, at: number): number | undefined {
	const { text, faults, prolog } = tree;
	const end = endOfMarker(text, at);
	if (end < 0) return undefined;
	const detail = {
		code: 'merge-conflict',
		conflict: undefined,
		marker: text.slice(at, end),
	} as const;
	faults.add(detail, at, end, ALL);
	tree.addTrivia('conflictMarker', at, end);
	// A declaration after it is the first one.
	if (prolog.start === at) prolog.start = skipWhiteSpace(text, end, text.length);
	return end;
}

/** Reads the processing instruction at `at`, such as the XML declaration. Returns the offset after it. */
export function scanInstruction(tree: TreeBuilder, at: number): number {
	const { text, faults, search } = tree;
	const close = search.indexOf('?>', at + 2);
	if (close < 0) return unclosed(tree, at, 'declaration');
	const end = close + 2;
	const construct = notXmlInstruction(tree, at, end);
	const written = text.slice(at, end);
	const hasFault = at === 0 && written.startsWith('<?xml') && checkEncoding(text, end, faults);
	if (text.charAt(close - 1) === '?' && close > at + 2) {
		const rejectedBy = construct ? IOKIT | XML : IOKIT;
		faults.add({ code: 'malformed-declaration', declaration: written }, at, end, rejectedBy);
	} else if (construct && !hasFault) {
		faults.add({ code: 'not-well-formed', construct, written }, at, end, NONE);
	}
	checkNull(tree, at, end);
	tree.addTrivia('declaration', at, end);
	return end;
}

/** The start of a declaration for IOKit, which treats a single hyphen as the start of a comment. */
const declarationStart = /<!-?[A-Za-z]/y;

/** Reads the document type at `at`, or anything else that begins with `<!`. Returns the offset after it. */
export function scanDeclaration(tree: TreeBuilder, at: number): number {
	const { text, faults, search } = tree;
	const firstEnd = commentLikeEnd(tree, at) ?? search.indexOf('>', at);
	if (firstEnd < 0) return unclosed(tree, at, 'declaration');
	const isDoctype = text.startsWith('DOCTYPE', at + 2);
	const isInside = tree.current.type !== 'document';
	const next = isDoctype && !isInside ? search.indexOf('<', at + 1) : -1;
	const subset = isDoctype ? search.indexOf('[', at) : -1;
	const isUnclosed = next >= 0 && next < firstEnd && isUnread(text, next, firstEnd);
	if (isUnclosed && (subset < 0 || subset > next)) return unclosedDoctype(tree, at, next);
	if (subset >= 0 && subset < firstEnd) return scanSubset(tree, at, subset, firstEnd);
	const end = firstEnd + 1;
	checkNull(tree, at, end);
	const declaration = text.slice(at, end);
	if (!matchAt(declarationStart, text, at)) {
		faults.add({ code: 'malformed-declaration', declaration }, at, end, ALL | XML);
	} else if (!isDoctype || isInside) {
		faults.add({ code: 'malformed-declaration', declaration }, at, end, CORE_FOUNDATION | XML);
	} else {
		const construct = notXmlDoctype(tree, declaration);
		const detail = { code: 'not-well-formed', written: declaration } as const;
		if (construct) faults.add({ ...detail, construct }, at, end, NONE);
	}
	tree.addTrivia('declaration', at, end);
	return end;
}

/** What looks like the start of a comment: `<!-`, `<! --`, `<!`, or with the dash that an editor makes of two hyphens. */
const damagedComment = /<!(?![A-Za-z[]|-*>)/y;

/** The `>` of the end of a comment whose start is damaged: what is in it was not to be read. */
function commentLikeEnd({ text, search }: TreeBuilder, at: number): number | undefined {
	if (!matchAt(damagedComment, text, at)) return undefined;
	const ends = ['-->', '—>', '–>'].flatMap((mark) => {
		const start = search.indexOf(mark, at + 3);
		return start < 0 ? [] : [start + mark.length - 1];
	});
	const end = Math.min(...ends);
	const next = search.indexOf('<!--', at + 1);
	return end < (next < 0 ? text.length : next) ? end : undefined;
}

/** Whether the markup from `start` to its `>` at `end` has no meaning for Apple's parsers, so that they accept it as a part of a document type. */
function isUnread(text: string, start: number, end: number): boolean {
	if (text.startsWith('<!--', start)) return text.startsWith('--', Math.max(start + 4, end - 2));
	return /^<plist[\s>]/.test(text.slice(start, start + '<plist '.length));
}

/** A document type without its `>`, before the markup at `next`, which is read as if the `>` was there. */
function unclosedDoctype(tree: TreeBuilder, at: number, next: number): number {
	const end = trimEnd(tree.text, at, next);
	const written = tree.text.slice(at, end);
	const construct = notXmlDoctype(tree, written);
	if (construct) tree.faults.add({ code: 'not-well-formed', construct, written }, at, end, NONE);
	checkNull(tree, at, end);
	tree.addTrivia('declaration', at, end);
	return end;
}

const subsetEnd = /\][ \t\r\n]*>/g;

/** The internal subset of a document type is skipped to its `]>`. Definitions in it are ignored. */
function scanSubset(tree: TreeBuilder, at: number, subset: number, firstEnd: number): number {
	const { text, faults, search } = tree;
	const root = search.indexOf('<plist', subset);
	const close = search.match(subsetEnd, subset);
	const isClosed = close.start < (root < 0 ? text.length : root);
	const end = isClosed ? close.end : firstEnd + 1;
	const rejectedBy = end > firstEnd + 1 ? ALL : CORE_FOUNDATION;
	faults.add({ code: 'doctype-subset' }, subset, isClosed ? close.start + 1 : end, rejectedBy);
	checkNull(tree, at, end);
	tree.addTrivia('declaration', at, end);
	return end;
}

/** Reports each run of NUL characters: IOKit's parsers stop at the first one, wherever it is. */
function checkNull({ text, faults, search }: TreeBuilder, start: number, end: number): void {
	let at = search.indexOf('\0', start);
	while (at >= 0 && at < end) {
		const after = nulEnd(text, at);
		faults.add({ code: 'null-character' }, at, after, IOKIT);
		at = search.indexOf('\0', after);
	}
}

function unclosed(tree: TreeBuilder, at: number, type: 'comment' | 'declaration'): number {
	const { text, faults, search } = tree;
	const end = trimEnd(text, at, search.lineEnd(at));
	const opening = type === 'comment' ? '<!--' : text.slice(at, at + 2);
	faults.add({ code: 'unclosed-comment', opening }, at, end, ALL);
	tree.addTrivia(type, at, end, false);
	return end;
}
