/** Decodes entities and CDATA, removes comments, and finds the decoded characters in the document again. */
import type { TextRange } from '../text/textRange.js';
import { entitiesIn } from './entities.js';
import { type Section, sectionsIn } from './sections.js';

/** Characters that are written as they are, or one entity. The range is that in the document. */
interface Piece extends TextRange {
	readonly text: string;
	readonly isEntity: boolean;
}

/** The text between `start` and `end` with entities and CDATA decoded and without comments. Unknown entities stay as they are. */
export function decodeText(text: string, start: number, end: number): string {
	let decoded = '';
	for (const piece of piecesOf(text, start, end)) decoded += piece.text;
	return decoded;
}

/**
 * The ranges in the document of ranges in the decoded text between `start` and `end`. They are in order, not empty, and
 * do not overlap.
 */
export function writtenRanges(
	text: string,
	{ start, end }: TextRange,
	ranges: readonly TextRange[],
): readonly TextRange[] {
	const pieces = piecesOf(text, start, end)[Symbol.iterator]();
	let piece: Piece = { start, end: start, text: '', isEntity: false };
	/** The offset of the piece in the decoded text. */
	let at = 0;
	const rangeOf = (offset: number): TextRange => {
		while (offset >= at + piece.text.length) {
			const next = pieces.next();
			if (next.done) return { start: end, end };
			at += piece.text.length;
			piece = next.value;
		}
		if (piece.isEntity) return piece;
		const written = piece.start + offset - at;
		return { start: written, end: written + 1 };
	};
	return ranges.map((range) => ({
		start: rangeOf(range.start).start,
		end: rangeOf(range.end - 1).end,
	}));
}

function* piecesOf(text: string, start: number, end: number): Iterable<Piece> {
	const content = text.slice(start, end);
	let done = 0;
	for (const section of sectionsIn(content)) {
		yield* decodedPieces(content.slice(done, section.start), start + done);
		if (section.type === 'cdata') yield cdataPiece(content, section, start);
		done = section.end;
	}
	yield* decodedPieces(content.slice(done), start + done);
}

function cdataPiece(content: string, { content: inner }: Section, start: number): Piece {
	return {
		text: content.slice(inner.start, inner.end),
		start: start + inner.start,
		end: start + inner.end,
		isEntity: false,
	};
}

/** The pieces of a text without sections, which is at `start` in the document. */
function* decodedPieces(text: string, start: number): Iterable<Piece> {
	let done = 0;
	for (const { start: entityStart, end: entityEnd, decoded } of entitiesIn(text)) {
		if (decoded === undefined) continue;
		yield literalPiece(text, start, done, entityStart);
		yield { text: decoded, start: start + entityStart, end: start + entityEnd, isEntity: true };
		done = entityEnd;
	}
	yield literalPiece(text, start, done, text.length);
}

function literalPiece(text: string, start: number, from: number, to: number): Piece {
	return { text: text.slice(from, to), start: start + from, end: start + to, isEntity: false };
}
