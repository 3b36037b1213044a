/** Text and positions by the rules of the Language Server Protocol (3.17, Position, Range, and Text Documents), without the server's packages. */

export interface Position {
	readonly line: number;
	readonly character: number;
}

export interface Change {
	/** Absent or null: `text` replaces everything. */
	readonly range?: { readonly start: Position; readonly end: Position } | null;
	readonly rangeLength?: number | null;
	readonly text: string;
}

interface Line {
	readonly start: number;
	/** Before the line break. */
	readonly end: number;
}

export function linesOf(text: string): readonly Line[] {
	const lines: Line[] = [];
	let start = 0;
	for (const { index, 0: lineBreak } of text.matchAll(/\r\n|\r|\n/g)) {
		lines.push({ start, end: index });
		start = index + lineBreak.length;
	}
	return [...lines, { start, end: text.length }];
}

/** Positions outside are moved to the nearest one inside. */
export function offsetOf(text: string, { line, character }: Position): number {
	if (line < 0) return 0;
	const found = linesOf(text)[line];
	if (!found) return text.length;
	return Math.min(found.start + Math.max(character, 0), found.end);
}

export function positionOf(text: string, offset: number): Position {
	const before = linesOf(text.slice(0, offset));
	const line = before.length - 1;
	return { line, character: offset - (before[line]?.start ?? 0) };
}

export function changed(text: string, change: Change): string {
	if (!change.range) return change.text;
	const offsets = [offsetOf(text, change.range.start), offsetOf(text, change.range.end)];
	return text.slice(0, Math.min(...offsets)) + change.text + text.slice(Math.max(...offsets));
}
