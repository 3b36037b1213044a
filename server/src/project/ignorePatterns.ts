/** The patterns of one ignore file, so that a path is compared only with those that can match it. */
import ignore, { type Ignore } from 'ignore';

/** A file with more patterns to compare with one path is not applied. */
const mostForPath = 1_000;

/** Nor one with a longer pattern, for which there may be no expression. Paths of files are shorter. */
const longestPattern = 10_000;

/** Nor to a path that may take more steps. The expressions of `ignore` try one way through a path after the other. */
const mostSteps = 1_000_000;

/** How many selections of patterns are kept. */
const mostSelections = 100;

export interface IgnorePatterns {
	/**
	 * `way` is relative to the folder of the file, with a slash at its end for a folder. Undefined if to compare the
	 * patterns with it may take too long.
	 */
	test(way: string): { readonly ignored: boolean; readonly unignored: boolean } | undefined;
}

interface Pattern {
	readonly line: number;
	readonly text: string;
	/** Names that are in each path that matches. */
	readonly names: readonly string[];
	readonly wildcards: Wildcards;
}

/** What has several ways through one path. */
interface Wildcards {
	/** Segments that are `**`. */
	readonly folders: number;
	/** The most `*` in one of the other segments. */
	readonly stars: number;
}

/** The patterns that are compared with paths that have the same names. */
interface Selection {
	readonly matcher: Ignore;
	/** Those of each pattern. */
	readonly wildcards: readonly Wildcards[];
}

/** Undefined if too many patterns of the file are to be compared with one path, or one of them is too long. */
export function ignorePatterns(text: string, ignorecase: boolean): IgnorePatterns | undefined {
	const keyOf = (name: string): string => (ignorecase ? name.toLowerCase() : name);
	const all = patternsIn(text, keyOf);
	if (all.some((pattern) => pattern.text.length > longestPattern)) return undefined;
	const { wild, named } = groupsOf(all);
	const largest = largestOf([...named.values()].map(({ length }) => length));
	if (wild.length + largest > mostForPath) return undefined;
	const selections = new Map<string, Selection>();
	const select = (found: readonly string[]): Selection => {
		const name = found.join('/');
		const known = selections.get(name);
		if (known) return known;
		// The last pattern that matches decides.
		const patterns = [...wild, ...found.flatMap((key) => named.get(key) ?? [])];
		const lines = patterns.sort((a, b) => a.line - b.line).map((each) => each.text);
		const selection = {
			matcher: ignore({ ignorecase }).add(lines.join('\n')),
			wildcards: patterns.map((each) => each.wildcards),
		};
		if (selections.size >= mostSelections) selections.clear();
		selections.set(name, selection);
		return selection;
	};
	return {
		test: (way) => {
			const segments = way.split('/');
			const keys = new Set(segments.map(keyOf));
			const { matcher, wildcards } = select([...keys].filter((key) => named.has(key)).sort());
			return stepsOf(wildcards, segments) > mostSteps ? undefined : matcher.test(way);
		},
	};
}

/** The most steps that patterns take with a path: each way to divide its folders, and its longest name, among the wildcards. */
function stepsOf(wildcards: readonly Wildcards[], segments: readonly string[]): number {
	const longest = largestOf(segments.map(({ length }) => length));
	let steps = 0;
	for (const { folders, stars } of wildcards) {
		steps += ways(segments.length, folders) * ways(longest, stars);
		if (steps > mostSteps) break;
	}
	return steps;
}

/** In how many ways a sequence is divided among wildcards, each of which accepts any number of its items. */
function ways(length: number, wildcards: number): number {
	let count = 1;
	for (let each = 1; each <= wildcards && count <= mostSteps; each++) {
		count *= (length + each) / each;
	}
	return count;
}

function patternsIn(text: string, keyOf: (name: string) => string): readonly Pattern[] {
	const lines = text.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'));
	return lines.map((each, line) => ({
		line,
		text: each,
		names: literalNames(each).map(keyOf),
		wildcards: wildcardsIn(each),
	}));
}

function wildcardsIn(pattern: string): Wildcards {
	const segments = pattern.split('/');
	const others = segments.filter((each) => each !== '**');
	const stars = largestOf(others.map((each) => each.match(/\*/g)?.length ?? 0));
	return { folders: segments.length - others.length, stars };
}

/** 0 for none. A line can have more segments than a function has arguments. */
function largestOf(numbers: readonly number[]): number {
	return numbers.reduce((most, each) => Math.max(most, each), 0);
}

/** The patterns by their rarest names, and those without a name. */
function groupsOf(patterns: readonly Pattern[]): {
	readonly wild: readonly Pattern[];
	readonly named: ReadonlyMap<string, readonly Pattern[]>;
} {
	const counts = new Map<string, number>();
	for (const { names } of patterns) {
		for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
	}
	const countOf = (name: string): number => counts.get(name) ?? 0;
	const wild: Pattern[] = [];
	const named = new Map<string, Pattern[]>();
	for (const pattern of patterns) {
		const [name] = [...pattern.names].sort((one, other) => countOf(one) - countOf(other));
		const group = name === undefined ? wild : (named.get(name) ?? []);
		group.push(pattern);
		if (name !== undefined) named.set(name, group);
	}
	return { wild, named };
}

/** The segments without wildcards, escapes, and characters whose case is not simple: each is in all paths that match. */
function literalNames(pattern: string): readonly string[] {
	const segments = pattern.replace(/^!/, '').split('/');
	return segments.filter((each) => /^[\w.,+@~%=-]+$/.test(each));
}
