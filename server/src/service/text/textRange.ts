/** Half-open ranges of UTF-16 offsets into a document's text. */

/** A half-open range `[start, end)` of UTF-16 offsets. */
export interface TextRange {
	readonly start: number;
	readonly end: number;
}

/** Whether `offset` is in `range` or at either end, as a cursor right after the last character is. */
export function touches(range: TextRange, offset: number): boolean {
	return range.start <= offset && offset <= range.end;
}
