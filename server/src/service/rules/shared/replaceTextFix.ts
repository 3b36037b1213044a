/** The fix of most syntax rules: it replaces the range of the fault by other text. */
import type { Message } from '../../document/finding.js';
import type { TextRange } from '../../text/textRange.js';
import type { Fix } from '../rule.js';

export function replaceTextFix(
	title: Message,
	range: TextRange,
	by: string,
	preferred = true,
): readonly Fix[] {
	return [{ title, edits: [{ kind: 'replaceText', range, by }], preferred }];
}
