/** Reads comments that disable rules: `<!-- driver-plist-disable-next-line code: why -->`, and without `-next-line` for the file. */
import { disable, disableNextLine } from '../document/commentDirectives.js';
import type { DriverPlist } from '../document/driverPlist.js';
import type { Finding } from '../document/finding.js';
import { locationAt } from '../document/locate.js';
import { skipWhiteSpace } from '../syntax/characters.js';
import type { LineIndex } from '../text/lineIndex.js';
import { countWhile } from '../text/ordered.js';
import type { TextRange } from '../text/textRange.js';

/** The rules that a comment disables; all rules if there are no codes. */
interface Suppression {
	readonly codes: readonly string[];
	/** The range in which findings begin. */
	readonly range: TextRange;
}

/** Where a comment disables a finding: in the whole file, or in the next line. */
export type Suppressed = 'file' | 'line' | undefined;

/** Returns whether, and where, a comment in the plist disables a finding. */
export function suppressionsOf(
	plist: DriverPlist,
): (finding: Pick<Finding, 'code' | 'at'>) => Suppressed {
	const directives = plist.commentDirectives();
	if (directives.length === 0) return () => undefined;
	const nextLines = new NextLines(plist);
	const suppressions = directives.flatMap(({ name, words, end }): Suppression[] => {
		const codes = words.map(({ text }) => text);
		if (name.text === disable) return [{ codes, range: everywhere }];
		return name.text === disableNextLine ? [{ codes, range: nextLines.after(end) }] : [];
	});
	if (suppressions.length === 0) return () => undefined;
	const ofCode = byCode(suppressions);
	return ({ code, at: { range } }) => {
		const end = Math.max(
			...[code, everyCode].map((each) => endOfRange(ofCode.get(each), range.start)),
		);
		if (range.start >= end) return undefined;
		return end === everywhere.end ? 'file' : 'line';
	};
}

const everywhere: TextRange = { start: 0, end: Number.POSITIVE_INFINITY };
const everyCode = '*';

/** The ranges in which a code is disabled, by their start; `furthest` is the largest end so far. */
type Ranges = { readonly start: number; readonly furthest: number }[];

function byCode(suppressions: readonly Suppression[]): ReadonlyMap<string, Ranges> {
	const ofCode = new Map<string, Ranges>();
	for (const { codes, range } of [...suppressions].sort((a, b) => a.range.start - b.range.start)) {
		for (const code of codes.length > 0 ? codes : [everyCode]) {
			const ranges = ofCode.get(code) ?? [];
			ofCode.set(code, ranges);
			const furthest = Math.max(range.end, ranges.at(-1)?.furthest ?? 0);
			ranges.push({ start: range.start, furthest });
		}
	}
	return ofCode;
}

/** The furthest end of the ranges that begin at `offset` or before it. */
function endOfRange(ranges: Ranges = [], offset: number): number {
	const begun = countWhile(ranges.length, (at) => (ranges[at]?.start ?? 0) <= offset);
	return ranges[begun - 1]?.furthest ?? 0;
}

/** Finds the ranges of directives for the next line; reads each line once. */
class NextLines {
	private readonly lines: LineIndex;
	private readonly commentEnds: ReadonlyMap<number, number>;
	private readonly known = new Map<number, TextRange>();

	constructor(private readonly plist: DriverPlist) {
		this.lines = plist.lines;
		this.commentEnds = new Map(plist.syntax.comments.map(({ start, end }) => [start, end]));
	}

	/** The line after `offset` and after lines below it with comments only, including the value of the key on it. */
	after(offset: number): TextRange {
		const passed: number[] = [];
		let line = this.lines.positionAt(offset).line + 1;
		let covered = this.known.get(line);
		while (!covered) {
			passed.push(line);
			const next = this.lineAfterComment(line);
			covered = next === undefined ? this.entryOn(line) : this.known.get(next);
			line = next ?? line;
		}
		for (const each of passed) this.known.set(each, covered);
		return covered;
	}

	/** The line below the comment that begins on `line`; undefined if its lines contain anything else, or are the last. */
	private lineAfterComment(line: number): number | undefined {
		const end = this.commentEnds.get(this.firstOn(line));
		if (end === undefined) return undefined;
		const last = this.lines.positionAt(end).line;
		const isAlone = skipWhiteSpace(this.plist.text, end, this.endOf(last)) === this.endOf(last);
		return isAlone && last + 1 < this.lines.count ? last + 1 : undefined;
	}

	/** The line with the value of the key on it; only the start tag of a dictionary or an array. */
	private entryOn(line: number): TextRange {
		const { start, end } = this.lines.rangeOf(line);
		const value = locationAt(this.plist.root, this.firstOn(line))?.entry?.value;
		const isContainer = value?.type === 'dict' || value?.type === 'array';
		const valueEnd = isContainer ? value.openTagRange.end : (value?.range.end ?? 0);
		return { start, end: Math.max(end, valueEnd, start + 1) };
	}

	private firstOn(line: number): number {
		const { start, end } = this.lines.rangeOf(line);
		return skipWhiteSpace(this.plist.text, start, end);
	}

	private endOf(line: number): number {
		return this.lines.rangeOf(line).end;
	}
}
