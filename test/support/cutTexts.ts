/** Texts that end too early or lack a part in the middle. */

/** UTF-16 code units that are removed from the middle. */
const pieceLength = 11;

/**
 * The text cut off at an offset, and without a piece there: at every offset of a short text, at
 * evenly spaced ones of a longer text, so that all results together have about `budget` UTF-16 units.
 */
export function* cutTexts(text: string, budget: number): Iterable<string> {
	const perOffset = Math.max(1.5 * text.length, 1);
	const count = Math.max(1, Math.min(text.length, Math.floor(budget / perOffset)));
	for (let index = 0; index < count; index++) {
		const offset = Math.floor(((index + 0.5) * text.length) / count);
		yield text.slice(0, offset);
		yield text.slice(0, offset) + text.slice(offset + pieceLength);
	}
}
