/** What is said of a document that is not read because of its size. */
import { type Finding, message } from '../document/finding.js';
import { type CheckOptions, levelOf } from './check.js';

/** The one finding of a document of more than `mostCharacters` UTF-16 units; none where settings turn it off. */
export function fileTooLarge(mostCharacters: number, options: CheckOptions): readonly Finding[] {
	const finding: Finding = {
		code: 'file-too-large',
		severity: 'information',
		at: { path: [], part: 'text', range: { start: 0, end: 1 } },
		message: message(
			'This file is larger than {0} MB and is not checked; the setting driverPlist.maxFileSize gives the limit.',
			String(mostCharacters / 1_000_000),
		),
	};
	const severity = levelOf(finding, options);
	return severity === 'off' ? [] : [{ ...finding, severity }];
}
