/** The finding of a document that is not read because of its size. */
import type { Finding } from '../document/finding.js';
import { fileTooLargeMessages, fileTooLarge as rule } from '../rules/file-too-large.js';
import { type CheckOptions, severityIn } from './checkOptions.js';

/** The only finding of a document of more than `maxCharacters` UTF-16 units; none if settings turn it off. */
export function fileTooLarge(maxCharacters: number, options: CheckOptions): readonly Finding[] {
	const finding: Finding = {
		code: rule.code,
		severity: rule.severity,
		at: { path: [], part: 'text', range: { start: 0, end: 1 } },
		message: fileTooLargeMessages.tooLarge({ megabytes: maxCharacters / 1_000_000 }),
	};
	const severity = severityIn(options, finding);
	return severity === 'off' ? [] : [{ ...finding, severity }];
}
