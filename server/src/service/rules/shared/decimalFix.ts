/** The fix for integers that not every parser accepts as they are written. */
import { message } from '../../document/finding.js';
import { readInteger } from '../../syntax/scalars.js';
import type { SyntaxFault } from '../../syntax/syntaxFault.js';
import type { Fix } from '../rule.js';
import { replaceTextFix } from './replaceTextFix.js';

type IntegerFault = SyntaxFault<'hexadecimal-integer-case' | 'integer-sign' | 'integer-whitespace'>;

/** Writes the same number in plain decimal; no fix where what is written is not a number. */
export function decimalFix({ written, range }: IntegerFault): readonly Fix[] {
	const { value } = readInteger(written.trim());
	if (value === undefined) return [];
	return replaceTextFix(message('Write {0}', String(value)), range, String(value));
}
