/** The remedy for integers that not every parser takes as they are written. */
import { type Finding, message } from '../../document/finding.js';
import { readInteger } from '../../syntax/scalars.js';
import type { Fix } from '../rule.js';
import { argsOf, replaceTextFix } from './replaceTextFix.js';

/** The same number in plain decimal; none where what is written is no number at all. */
export function decimalFix({ at, data }: Finding): readonly Fix[] {
	const [written = ''] = argsOf(data);
	const { value } = readInteger(written.trim());
	if (value === undefined) return [];
	return replaceTextFix(message('Write {0}', String(value)), at.range, String(value));
}
