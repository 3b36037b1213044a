/** From the tree of the text to the values it means. */
import type { ParseResult } from '../syntax/syntaxTree.js';
import type { PlistValue } from './plistValue.js';

export function lower(_parsed: ParseResult): PlistValue | undefined {
	return undefined;
}
