/** The source of a regular expression that matches one of the texts, the longest if one starts with another one. */
export function anyOf(texts: readonly string[]): string {
	return [...texts]
		.sort((first, second) => second.length - first.length)
		.map((text) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
		.join('|');
}
