/** The remedy of most syntax rules: other text in the place of what was found. */
import type { JsonValue, Message } from '../../document/finding.js';
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

/** What the parser said of a fault, as its finding carries it. */
export function argsOf(data: JsonValue | undefined): readonly string[] {
	return Array.isArray(data) ? data.map(String) : [];
}
