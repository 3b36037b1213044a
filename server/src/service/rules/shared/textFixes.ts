/** The fixes of rules about syntax and comments, which have no values to change: they replace ranges of the text. */
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

/** Replaces text by `by`, which is also in the title. */
export function changeTextFix(range: TextRange, by: string, preferred = true): Fix {
	return replaceTextFix(fixTitles.change({ value: by }), range, by, preferred);
}

/** Removes text that a person reads as `shown`. */
export function removeTextFix(range: TextRange, shown: string): Fix {
	return replaceTextFix(fixTitles.remove({ key: shown }), range, '');
}

/** Inserts text, which a person reads as `shown`. */
export function insertTextFix(offset: number, text: string, shown = text): Fix {
	return replaceTextFix(fixTitles.add({ key: shown }), { start: offset, end: offset }, text);
}
