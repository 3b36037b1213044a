/** A part of the text that can be folded. */
import type { TextRange } from '../../text/textRange.js';

/** A range that can be folded to its first line. */
export interface FoldingRange {
	readonly range: TextRange;
	readonly kind: 'region' | 'comment';
}
