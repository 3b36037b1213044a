/** Ends of comments that are missing, or have a wrong character. */
import type { DriverPlist } from '../../document/driverPlist.js';
import type { Message } from '../../messages/message.js';
import type { SyntaxFault } from '../../syntax/syntaxFault.js';
import type { Fix } from '../rule.js';
import { fixTitles } from './entryFixes.js';
import { mostLength } from './markupInText.js';
import { nearestBy } from './nearestFault.js';
import { replaceTextFix } from './textFixes.js';

export type CommentFault = SyntaxFault<'unclosed-comment'>;

const end = '-->';

/** A line with an end that lacks a hyphen, or has the dash of an editor, and nothing else. */
const laterEnd = /^[ \t]*(--[!/]>|--&gt;|- ?->|-> ?|[—–]>|--)[ \t]*$/m;

/** Changes the first line after that of the start of the comment that is intended as its end. A person decides. */
export function laterEndFix(fault: CommentFault, text: string): Fix | undefined {
	const from = fault.range.end;
	const lines = text.slice(from, Math.min(fault.next ?? text.length, from + mostLength));
	const match = laterEnd.exec(lines);
	const [line = '', written = ''] = match ?? [];
	if (!match) return undefined;
	const at = from + match.index + line.indexOf(written);
	return changedEndFix(at, written.trim(), fault, text, false);
}

/** Changes what is written at `at` to the end of the comment. */
export function changedEndFix(
	at: number,
	written: string,
	fault: CommentFault,
	text: string,
	preferred: boolean,
): Fix {
	const title = fixTitles.change({ value: end });
	return endCommentFix(at, end, title, fault, text, preferred, written.length);
}

/** Ends the comment at an offset. The edit contains all that is then in another place: in the comment, or outside it. */
export function endCommentFix(
	at: number,
	mark: string,
	title: Message,
	{ range, next = 0 }: CommentFault,
	text: string,
	preferred = false,
	replaced = 0,
): Fix {
	const start = Math.min(at, range.end);
	const last = Math.max(at + replaced, range.end, next);
	const by = text.slice(start, at) + mark + text.slice(at + replaced, last);
	return replaceTextFix(title, { start, end: last }, by, preferred);
}

const nearestStart = nearestBy((fault) => (fault.code === 'unclosed-comment' ? end : undefined));

/** The fix of the comment that the text `fault` is intended to end. */
export function damagedCommentEndFix(
	fault: SyntaxFault<'unexpected-text'>,
	{ text, syntax: { faults } }: DriverPlist,
): Fix | undefined {
	const open = nearestStart(faults, fault, -1, end);
	if (open?.code !== 'unclosed-comment' || !laterEnd.test(fault.text)) return undefined;
	const fix = laterEndFix(open, text);
	const [edit] = fix?.edits ?? [];
	return edit?.kind === 'replaceText' && edit.range.end === fault.range.end ? fix : undefined;
}
