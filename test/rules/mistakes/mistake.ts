/** A mistake, as a change of a correct property list. */

export type Edit = readonly [from: string | RegExp, to: string];

const leaf = '(?:<(\\w+)>[^<]*</\\1>|<\\w+/>)';

export function without(key: string): Edit {
	return [new RegExp(`\\s*<key>${key}</key>\\s*${leaf}`), ''];
}
export function withValue(key: string, value: string): Edit {
	return [new RegExp(`(?<=<key>${key}</key>\\s*)${leaf}`), value];
}
export function renamed(key: string, by: string): Edit {
	return [`<key>${key}</key>`, `<key>${by}</key>`];
}
export function atRoot(entry: string): Edit {
	return ['<dict>', `<dict>${entry}`];
}
export function inPersonality(entry: string): Edit {
	return ['<key>IOClass</key>', `${entry}<key>IOClass</key>`];
}

/** The number in docs/coverage.md, or `D` for a diagnostic of OSKext; the correct property list; the change; the codes. */
export type Mistake = readonly [
	name: string,
	file: string,
	edits: readonly Edit[],
	codes: readonly string[],
];
