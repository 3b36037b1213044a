/** Fixes for syntax and comments, which replace ranges of the text instead of values. */
import type { DriverPlist } from '../../document/driverPlist.js';
import { withEmptiedLines } from '../../edit/emptiedLines.js';
import type { Message } from '../../messages/message.js';
import type { TextRange } from '../../text/textRange.js';
import type { Fix } from '../rule.js';
import { fixTitles } from './entryFixes.js';

export function replaceTextFix(
	title: Message,
	range: TextRange,
	by: string,
	preferred = true,
): Fix {
	return { title, edits: [{ kind: 'replaceText', range, by }], preferred };
}

/** Replaces text with `by`, which is also in the title. */
export function changeTextFix(range: TextRange, by: string, preferred = true): Fix {
	return replaceTextFix(fixTitles.change({ value: by }), range, by, preferred);
}

/** Removes text with the lines that it leaves empty; `shown` is the text in the title. */
export function removeTextFix(
	{ text }: DriverPlist,
	range: TextRange,
	shown: string,
	preferred = true,
): Fix {
	const title = fixTitles.remove({ key: shown });
	return replaceTextFix(title, withEmptiedLines(text, range), '', preferred);
}

/** Inserts text; `shown` is the text in the title. */
export function insertTextFix(offset: number, text: string, shown = text): Fix {
	return replaceTextFix(fixTitles.add({ key: shown }), { start: offset, end: offset }, text);
}
