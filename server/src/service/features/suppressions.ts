/** Comments that switch rules off: `<!-- driver-plist-disable-next-line code: why -->`, and without `-next-line` for the file. */
import type { DriverPlist } from '../document/driverPlist.js';
import type { Finding } from '../document/finding.js';
import { placeAt } from '../document/locate.js';
import { countWhile } from '../text/ordered.js';
import { directivesOf, disable, disableNextLine } from './directives.js';

/** What one comment switches off; no codes mean every rule. */
interface Suppression {
	readonly codes: readonly string[];
	/** Where findings must begin; everywhere if undefined. */
	readonly from: number;
	readonly to: number;
}

/** Whether a comment in the plist switches a finding off. */
export function suppressionsOf(plist: DriverPlist): (finding: Finding) => boolean {
	const endOfComments = new Map<number, number>();
	const suppressions = directivesOf(plist).flatMap(({ name, words, end }): Suppression[] => {
		const codes = words.map(({ text }) => text);
		switch (name.text) {
			case disable:
				return [{ codes, ...everywhere }];
			case disableNextLine:
				return [{ codes, ...nextLine(plist, end, endOfComments) }];
			default:
				return [];
		}
	});
	if (suppressions.length === 0) return () => false;
	const ofCode = byCode(suppressions);
	return ({ code, at: { range } }) =>
		[code, everyCode].some((each) => isInside(ofCode.get(each), range.start));
}

const everywhere = { from: 0, to: Number.POSITIVE_INFINITY };
const everyCode = '*';

/** What switches one code off, ordered by where it begins; `furthest` is the largest end up to there. */
type Stretches = { readonly from: number; readonly furthest: number }[];

function byCode(suppressions: readonly Suppression[]): ReadonlyMap<string, Stretches> {
	const ofCode = new Map<string, Stretches>();
	for (const { codes, from, to } of [...suppressions].sort((a, b) => a.from - b.from)) {
		for (const code of codes.length > 0 ? codes : [everyCode]) {
			const stretches = ofCode.get(code) ?? [];
			ofCode.set(code, stretches);
			stretches.push({ from, furthest: Math.max(to, stretches.at(-1)?.furthest ?? 0) });
		}
	}
	return ofCode;
}

function isInside(stretches: Stretches = [], offset: number): boolean {
	const begun = countWhile(stretches.length, (at) => (stretches[at]?.from ?? 0) <= offset);
	return offset < (stretches[begun - 1]?.furthest ?? 0);
}

const restOfLine = /[^\r\n]*(?:\r\n|\n|\r|$)/y;
const commentLine = /[ \t]*<!--[\s\S]*?-->/y;
const blankRest = /[ \t]*(?:\r\n|\n|\r)/y;

/** Behind the lines from `start` on that hold nothing but comments; what was found is kept in `known`. */
function behindComments(text: string, start: number, known: Map<number, number>): number {
	const passed: number[] = [];
	let at = start;
	while (!known.has(at)) {
		passed.push(at);
		const comment = behind(commentLine, text, at);
		const next = comment < 0 ? -1 : behind(blankRest, text, comment);
		if (next < 0) break;
		at = next;
	}
	const end = known.get(at) ?? at;
	for (const each of passed) known.set(each, end);
	return end;
}

/** Where a sticky pattern that fits at `at` ends; -1 where it does not fit. */
function behind(sticky: RegExp, text: string, at: number): number {
	const pattern = new RegExp(sticky);
	pattern.lastIndex = at;
	return pattern.test(text) ? pattern.lastIndex : -1;
}

/** The line below a comment, further comments left out, with the value of the key that stands there; of a dict or an array the start tag only. */
function nextLine(
	{ text, root }: DriverPlist,
	end: number,
	endOfComments: Map<number, number>,
): { from: number; to: number } {
	const from = behindComments(text, Math.max(end, behind(restOfLine, text, end)), endOfComments);
	const line = /[^\r\n]*/.exec(text.slice(from))?.[0] ?? '';
	const value = placeAt(root, from + line.length - line.trimStart().length)?.entry?.value;
	const holds = value?.type === 'dict' || value?.type === 'array';
	const valueEnd = holds ? value.openTagRange.end : (value?.range.end ?? 0);
	return { from, to: Math.max(from + line.length, valueEnd, from + 1) };
}
