/** What was intended as the start of a comment, but lacks characters, or has others: `<--`, `<-`, `< !--`. */
import type { DriverPlist } from '../../document/driverPlist.js';
import { matchEnd } from '../../syntax/matchAt.js';
import type { SyntaxFault } from '../../syntax/syntaxFault.js';
import type { Fix } from '../rule.js';
import { fixTitles } from './entryFixes.js';
import { mostLength } from './markupInText.js';
import { nearestBy } from './nearestFault.js';
import { changeTextFix, replaceTextFix } from './textFixes.js';

const start = '<!--';
const end = '-->';

const damaged = /<(?:-|[ \t]+!-)[ \t!-]*/y;

/** The fix of a tag at `at` that is the start of a comment. Tags in the comment are no longer read, so that a person decides. */
export function commentStartFix({ text }: DriverPlist, at: number): Fix | undefined {
	const from = startEnd(text, at);
	if (from <= at || text[from] === '>') return undefined;
	const content = text.slice(from, from + mostLength);
	const length = content.indexOf(end);
	if (length < 0 || content.lastIndexOf(start, length) >= 0) return undefined;
	if (!content.slice(0, length).includes('<'))
		return changeTextFix({ start: at, end: from }, start);
	const range = { start: at, end: from + length + end.length };
	const by = start + text.slice(from, range.end);
	return replaceTextFix(fixTitles.change({ value: start }), range, by, false);
}

/** The end of a damaged start at `at`, without the spaces after it. */
function startEnd(text: string, at: number): number {
	const end = matchEnd(damaged, text, at);
	return end <= at ? end : at + text.slice(at, end).trimEnd().length;
}

const nearestStart = nearestBy((fault) =>
	fault.code === 'unfinished-tag' && /^<[ \t]*!?-/.test(fault.tag) ? end : undefined,
);

/** The fix of the start of the comment that the text `fault` is the end of. */
export function commentEndFix(
	fault: SyntaxFault<'unexpected-text'>,
	plist: DriverPlist,
): Fix | undefined {
	if (fault.text.trim() !== end) return undefined;
	const open = nearestStart(plist.syntax.faults, fault, -1, end);
	const fix = open && commentStartFix(plist, open.range.start);
	const [edit] = fix?.edits ?? [];
	const isOwn = edit?.kind === 'replaceText' && edit.range.end === fault.range.end;
	return isOwn ? fix : undefined;
}
