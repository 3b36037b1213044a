/** Compares a line of a log with a pattern such as `Couldn't alloc class "{class}"`, without backtracking. */

interface Literal {
	/** In lower case. */
	readonly literal: string;
}

interface Hole {
	readonly hole: string;
	/** Whether it is any text, not one word. */
	readonly isText: boolean;
}

export interface LogPattern {
	readonly pieces: readonly (Literal | Hole)[];
	/** The length of its literals: of two patterns that match, the longer one is more precise. */
	readonly weight: number;
}

/** The texts in the holes of a pattern, by the names of the holes. */
export type HoleTexts = Readonly<Record<string, string>>;

/** How many occurrences of the first literal are tried, so that the work is linear in the length of the line. */
const mostAttempts = 8;

/** Reads a pattern, whose holes are separated by text. */
export function parseLogPattern(pattern: string): LogPattern {
	const pieces = pattern
		.split(/(\{\w+\*?\})/)
		.filter((piece) => piece !== '')
		.map((piece): Literal | Hole => {
			const [, hole, star] = /^\{(\w+)(\*?)\}$/.exec(piece) ?? [];
			return hole === undefined ? { literal: piece.toLowerCase() } : { hole, isText: star === '*' };
		});
	const weight = pieces.reduce(
		(sum, piece) => sum + ('hole' in piece ? 0 : piece.literal.length),
		0,
	);
	return { pieces, weight };
}

/** The texts in the holes, if the pattern occurs in `line`; `lowerCase` is the line in lower case. */
export function matchLogPattern(
	{ pieces }: LogPattern,
	line: string,
	lowerCase: string,
): HoleTexts | undefined {
	const first = pieces.find((piece) => 'literal' in piece);
	let start = first ? lowerCase.indexOf(first.literal) : -1;
	for (let attempt = 0; first && start >= 0 && attempt < mostAttempts; attempt++) {
		const texts = matchFrom(pieces, line, lowerCase, start);
		if (texts) return texts;
		start = lowerCase.indexOf(first.literal, start + 1);
	}
	return undefined;
}

/** Matches with the first literal at `start`. Each later literal is where it occurs first. */
function matchFrom(
	pieces: LogPattern['pieces'],
	line: string,
	lowerCase: string,
	start: number,
): HoleTexts | undefined {
	const texts: Record<string, string> = {};
	let open: Hole | undefined;
	let end: number | undefined;
	const fill = (text: string): boolean => {
		if (!open) return text === '';
		texts[open.hole] = text;
		return open.isText || /^[^\s'"]+$/.test(text);
	};
	for (const piece of pieces) {
		if ('hole' in piece) {
			open = piece;
			continue;
		}
		const at = end === undefined ? start : lowerCase.indexOf(piece.literal, end);
		if (at < 0 || !fill(end === undefined ? wordBefore(line, at, open) : line.slice(end, at)))
			return undefined;
		open = undefined;
		end = at + piece.literal.length;
	}
	if (end === undefined) return undefined;
	if (open) return fill(textAfter(line, end, open)) ? texts : undefined;
	// `Code=1` is not the beginning of `Code=10`.
	return /\w$/.test(line.slice(end - 1, end)) && /^\w/.test(line.slice(end, end + 1))
		? undefined
		: texts;
}

function wordBefore(line: string, at: number, hole: Hole | undefined): string {
	return hole ? line.slice(line.lastIndexOf(' ', at - 1) + 1, at) : '';
}

function textAfter(line: string, from: number, { isText }: Hole): string {
	if (isText) return line.slice(from);
	const end = line.indexOf(' ', from);
	return line.slice(from, end < 0 ? line.length : end).replace(/['".,:;)]{1,4}$/, '');
}
