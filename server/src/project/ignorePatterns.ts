/** The patterns of one ignore file, so that a path is compared only with those that can match it. */
import ignore, { type Ignore } from 'ignore';

/** A file with more patterns to compare with one path is not applied. */
const mostForPath = 1_000;

/** How many selections of patterns are kept. */
const mostSelections = 100;

export interface IgnorePatterns {
	/** `way` is relative to the folder of the file, with a slash at its end for a folder. */
	test(way: string): { readonly ignored: boolean; readonly unignored: boolean };
}

interface Pattern {
	readonly line: number;
	readonly text: string;
	/** Names that are in each path that matches. */
	readonly names: readonly string[];
}

/** Undefined if too many patterns of the file are to be compared with one path. */
export function ignorePatterns(text: string, ignorecase: boolean): IgnorePatterns | undefined {
	const keyOf = (name: string): string => (ignorecase ? name.toLowerCase() : name);
	const { wild, named } = groupsOf(patternsIn(text, keyOf));
	const largest = [...named.values()].reduce((most, { length }) => Math.max(most, length), 0);
	if (wild.length + largest > mostForPath) return undefined;
	const selections = new Map<string, Ignore>();
	return {
		test: (way) => {
			const keys = new Set(way.split('/').map(keyOf));
			const found = [...keys].filter((key) => named.has(key)).sort();
			const name = found.join('/');
			const known = selections.get(name);
			if (known) return known.test(way);
			// The last pattern that matches decides.
			const selected = [...wild, ...found.flatMap((key) => named.get(key) ?? [])];
			const lines = selected.sort((a, b) => a.line - b.line).map((each) => each.text);
			const selection = ignore({ ignorecase }).add(lines.join('\n'));
			if (selections.size >= mostSelections) selections.clear();
			selections.set(name, selection);
			return selection.test(way);
		},
	};
}

function patternsIn(text: string, keyOf: (name: string) => string): readonly Pattern[] {
	const lines = text.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'));
	return lines.map((each, line) => ({ line, text: each, names: literalNames(each).map(keyOf) }));
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
