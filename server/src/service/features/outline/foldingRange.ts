/** A part of the text that can be folded away. */
import type { TextRange } from '../../text/textRange.js';

/** What can be folded to its first line. */
export interface FoldingRange {
	readonly range: TextRange;
	readonly kind: 'region' | 'comment';
}
