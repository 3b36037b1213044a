/** Splits glob patterns into tokens. */

/** `folders` is `**` as whole segments with the slash after it, `rest` the same with the slash before it, up to the end. */
export type GlobToken =
	| { readonly type: 'folders' | 'rest' | 'star' | 'any' | 'open' | 'comma' | 'close' }
	/** One character, as a class of a regular expression. */
	| { readonly type: 'set'; readonly source: string }
	| { readonly type: 'text'; readonly text: string };

/**
 * Globs as the Language Server Protocol defines them (LSP 3.17, Pattern) and as VS Code reads them: `*`, `?`, `**`,
 * `{a,b}`, `[a-z]` and `[!a-z]`. `**` is special only as whole path segments; a set never contains a slash.
 */
export function globTokens(glob: string): readonly GlobToken[] {
	const tokens: GlobToken[] = [];
	const hasGroups = hasBalancedBraces(glob);
	const nextBracket = finderOf(glob, ']');
	const nextSlash = finderOf(glob, '/');
	let depth = 0;
	let at = 0;
	while (at < glob.length) {
		const character = String.fromCodePoint(glob.codePointAt(at) ?? 0);
		if (character === '/') at = lastOfEqualSegments(glob, at);
		const start = at;
		at += character.length;
		if (character === '*') {
			while (glob[at] === '*') at += 1;
			const isSegment = at - start === 2 && glob[at] === '/' && startsSegment(glob[start - 1]);
			if (isSegment) at += 1;
			tokens.push({ type: isSegment ? 'folders' : 'star' });
		} else if (character === '/' && glob.startsWith('**', at) && endsSegment(glob[at + 2])) {
			at += 2;
			tokens.push({ type: 'rest' });
		} else if (character === '?') {
			tokens.push({ type: 'any' });
		} else if (character === '{' && hasGroups) {
			depth += 1;
			tokens.push({ type: 'open' });
		} else if (character === '}' && hasGroups) {
			depth -= 1;
			tokens.push({ type: 'close' });
		} else if (character === ',' && depth > 0) {
			tokens.push({ type: 'comma' });
		} else {
			const end = character === '[' ? endOfSet(glob, start, nextBracket, nextSlash) : undefined;
			if (end !== undefined) at = end;
			const text = glob.slice(start, at);
			tokens.push(
				end === undefined ? { type: 'text', text } : { type: 'set', source: setOf(text) },
			);
		}
	}
	return tokens;
}

/** The last `/**` of several in a row, which mean the same as one. */
function lastOfEqualSegments(glob: string, slash: number): number {
	const isWhole = (at: number): boolean =>
		glob.startsWith('/**', at) && (glob[at + 3] === '/' || endsSegment(glob[at + 3]));
	let last = slash;
	while (isWhole(last) && isWhole(last + 3)) last += 3;
	return last;
}

function startsSegment(before: string | undefined): boolean {
	return before === undefined || '/{,'.includes(before);
}

function endsSegment(after: string | undefined): boolean {
	return after === undefined || '},'.includes(after);
}

/** The end of the set that starts at `start`; undefined where the bracket starts none. A bracket may be the first character of a set. */
function endOfSet(
	glob: string,
	start: number,
	nextBracket: (from: number) => number,
	nextSlash: (from: number) => number,
): number | undefined {
	const first = start + (/[!^]/.test(glob[start + 1] ?? '') ? 2 : 1);
	const afterFirst = first + (glob[first] === ']' ? 1 : 0);
	for (const from of [afterFirst, first, start + 1]) {
		const end = nextBracket(from);
		if (end > from && end < nextSlash(from)) return end + 1;
	}
	return undefined;
}

/** Finds the next place of a character, from places that increase, in one pass. */
function finderOf(text: string, character: string): (from: number) => number {
	const places: number[] = [];
	for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) {
		places.push(at);
	}
	let next = 0;
	return (from) => {
		while ((places[next] ?? Number.POSITIVE_INFINITY) < from) next += 1;
		while (next > 0 && (places[next - 1] ?? 0) >= from) next -= 1;
		return places[next] ?? Number.POSITIVE_INFINITY;
	};
}

/** `[!a-z]` as `[^/a-z]`. */
function setOf(text: string): string {
	const [, negation = '', characters = ''] = /^\[([!^]?)(.+)\]$/su.exec(text) ?? [];
	return `[${negation && '^/'}${characters.replace(/[\\\]^[]/g, '\\$&')}]`;
}

function hasBalancedBraces(glob: string): boolean {
	let depth = 0;
	for (const character of glob) {
		if (character === '{') depth += 1;
		if (character === '}') depth -= 1;
		if (depth < 0) return false;
	}
	return depth === 0;
}
