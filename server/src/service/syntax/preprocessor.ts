/** Lines of the C preprocessor, which Xcode runs over an Info.plist where INFOPLIST_PREPROCESS is set. */
import type { ForwardSearch } from './forwardSearch.js';
import { matchAt } from './matchAt.js';

export interface Directive {
	readonly end: number;
	/** How many conditions it opens: 1 for `#if`, -1 for `#endif`, else 0. */
	readonly opens: number;
}

const opensOf: Readonly<Record<string, number>> = {
	if: 1,
	ifdef: 1,
	ifndef: 1,
	else: 0,
	elif: 0,
	elifdef: 0,
	elifndef: 0,
	endif: -1,
	include: 0,
	import: 0,
	define: 0,
	undef: 0,
	pragma: 0,
	error: 0,
	warning: 0,
	line: 0,
};

const directivePattern = /#[ \t]*(?:([a-z]+)\b|\d+[ \t]+")/y;

/** The directive at `at`, where the `#` stands; it ends with its line, or with the last of the lines that a backslash joins. */
export function directiveAt(
	text: string,
	at: number,
	search: ForwardSearch,
): Directive | undefined {
	const match = matchAt(directivePattern, text, at);
	if (!match) return undefined;
	const opens = match[1] === undefined ? 0 : opensOf[match[1]];
	if (opens === undefined) return undefined;
	let end = search.lineEnd(at);
	while (text.charAt(end - 1) === '\\' && end < text.length) {
		const crlf = text.startsWith('\r\n', end);
		end = search.lineEnd(end + (crlf ? 2 : 1));
	}
	return { end, opens };
}
