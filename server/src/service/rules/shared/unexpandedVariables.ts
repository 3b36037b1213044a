/** Build variables in spellings that Xcode does not expand, or not as a whole. */
import { buildVariables } from '../../platform/buildVariables.js';

const names: ReadonlySet<string> = new Set(buildVariables.map(({ name }) => name));

/** Between percent signs, without the end or with another one, and without the dollar sign where the text is nothing else, or a name with dots. */
const otherSpelling =
	/%(?<percent>[A-Z]\w*)%|\$[({](?<open>[A-Z]\w*)$|\$(?:\((?<round>[A-Z]\w*)[}\]]|\{(?<curly>[A-Z]\w*)[)\]])|^\{(?<bare>[A-Z]\w*)[)}]$|(?<![^.)-])\((?<part>[A-Z]\w*)[)}](?![^.\w$(-])/g;

/** The longest first, since one begins with another. */
const anyName = [...names].sort((a, b) => b.length - a.length).join('|');

/**
 * With `$$`, which is a dollar sign; with two brackets; with the key of the dollar sign in another case; without the end,
 * before other text; and without the first bracket, so that Xcode expands the name and keeps the other bracket.
 */
const slip = new RegExp(
	`\\$\\$[({](?<escaped>${anyName})[)}]|\\$\\(\\((?<twice>${anyName})\\)\\)?|(?<![^.-])[4S]\\((?<shifted>${anyName})\\)|\\$[({](?<begun>${anyName})(?![A-Z0-9_:=)}\\]])|(?<!\\$)\\$(?<closed>${anyName})[)}]`,
	'g',
);

interface Found {
	readonly name: string;
	readonly written: string;
	readonly start: number;
	readonly end: number;
}

/** The variables in these spellings. */
function allIn(text: string): readonly Found[] {
	// Most texts have none of these characters.
	if (!/[%$({]/.test(text)) return [];
	const lastBracket = Math.max(text.lastIndexOf(')'), text.lastIndexOf('}'));
	const hasFirstBracket = /[({]/.test(text);
	const found = [...text.matchAll(otherSpelling), ...text.matchAll(slip)].flatMap(
		({ 0: written, groups, index: start }): Found[] => {
			const name = nameIn(groups);
			const isEndless = groups?.begun === undefined || lastBracket < start;
			const isUnopened = groups?.closed === undefined || !hasFirstBracket;
			const isWrong = names.has(name) && isEndless && isUnopened;
			return isWrong ? [{ name, written, start, end: start + written.length }] : [];
		},
	);
	return found.sort((a, b) => a.start - b.start);
}

/** The first variable in a spelling that Xcode does not expand; `isStray` if Xcode expands it, but not its bracket. */
export function unexpandedIn(
	text: string,
): { readonly written: string; readonly isStray: boolean } | undefined {
	const [first] = allIn(text);
	return first && { written: first.written, isStray: /^\$\w/.test(first.written) };
}

/** The text with these variables as Xcode expands them. */
export function withVariables(text: string): string {
	let end = 0;
	const parts: string[] = [];
	for (const found of allIn(text)) {
		if (found.start < end) continue;
		parts.push(text.slice(end, found.start), `$(${found.name})`);
		end = found.end;
	}
	return parts.join('') + text.slice(end);
}

function nameIn(groups: RegExpMatchArray['groups'] = {}): string {
	return Object.values(groups).find((name) => name !== undefined) ?? '';
}
