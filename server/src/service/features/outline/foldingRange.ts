/** A part of the text that can be folded away. */
import type { TextRange } from '../../text/textRange.js';

export interface FoldingRange {
	readonly range: TextRange;
	readonly kind: 'region' | 'comment';
}
