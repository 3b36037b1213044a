/** The fixes for integers in a notation that not all parsers accept. */
import { readInteger } from '../../syntax/scalars.js';
import type { SyntaxFault } from '../../syntax/syntaxFault.js';
import type { Fix } from '../rule.js';
import { changeTextFix } from './textFixes.js';

type IntegerFault = SyntaxFault<'hexadecimal-integer-case' | 'integer-sign' | 'integer-whitespace'>;

/** Changes the text to the same number in decimal; empty if it is not a number. */
export function integerFixes({ written, range }: IntegerFault): readonly Fix[] {
	const { value } = readInteger(written.trim());
	return value === undefined ? [] : [changeTextFix(range, String(value))];
}
