/** Recognizes lines of the C preprocessor, which Xcode runs on an Info.plist if INFOPLIST_PREPROCESS is set. */
import type { TextRange } from '../text/textRange.js';
import type { ForwardSearch } from './forwardSearch.js';
import { matchAt } from './matchAt.js';

/** The effect of a preprocessor line on conditional blocks: `#ifdef` begins one, `#elif` begins its next branch. */
export type DirectiveRole = 'if' | 'else' | 'endif' | 'other';

/** A preprocessor line from its `#` to its end, with all lines that a backslash joins. */
export interface Directive extends TextRange {
	readonly role: DirectiveRole;
}

const roles: Readonly<Record<string, DirectiveRole>> = {
	if: 'if',
	ifdef: 'if',
	ifndef: 'if',
	else: 'else',
	elif: 'else',
	elifdef: 'else',
	elifndef: 'else',
	endif: 'endif',
	include: 'other',
	import: 'other',
	define: 'other',
	undef: 'other',
	pragma: 'other',
	error: 'other',
	warning: 'other',
	line: 'other',
};

/** `#if`, or a line marker of the preprocessor itself: `# 1 "Info.plist"`. */
const directivePattern = /#[ \t]*(?:([a-z]+)\b|\d+[ \t]+")/y;

/** The directive whose `#` is at `start`. */
export function directiveAt(
	text: string,
	start: number,
	search: ForwardSearch,
): Directive | undefined {
	const match = matchAt(directivePattern, text, start);
	if (!match) return undefined;
	const role = match[1] === undefined ? 'other' : roles[match[1]];
	if (role === undefined) return undefined;
	let end = search.lineEnd(start);
	while (text.charAt(end - 1) === '\\' && end < text.length) {
		const crlf = text.startsWith('\r\n', end);
		end = search.lineEnd(end + (crlf ? 2 : 1));
	}
	return { start, end, role };
}
