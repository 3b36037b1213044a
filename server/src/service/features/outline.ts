/** Outline and folding, by key. */
import type { DriverPlist } from '../document/driverPlist.js';
import type { TextRange } from '../text/textRange.js';

export interface OutlineItem {
	/** The key, or `[0]` for an array item. */
	readonly name: string;
	/** The value where it is short, else a count. */
	readonly detail: string;
	readonly kind:
		| 'dict'
		| 'array'
		| 'string'
		| 'number'
		| 'boolean'
		| 'data'
		| 'date'
		| 'personality';
	readonly range: TextRange;
	readonly selectionRange: TextRange;
	readonly children: readonly OutlineItem[];
}

export interface FoldingRange {
	readonly range: TextRange;
	readonly kind: 'region' | 'comment';
}

export function outlineOf(_plist: DriverPlist): readonly OutlineItem[] {
	return [];
}

export function foldingRangesOf(_plist: DriverPlist): readonly FoldingRange[] {
	return [];
}
