/** Finds identifiers that are written one after the other in one string. */

/** The identifiers that commas, semicolons, or spaces separate; empty for other texts. */
export function identifiersIn(text: string): readonly string[] {
	const parts = text.split(/[\s,;]+/).filter((part) => part !== '');
	return parts.every(isIdentifier) ? parts : [];
}

/** Whether a text consists of at least two words, with a dot or a hyphen between them. */
function isIdentifier(text: string): boolean {
	return /^[\w$(){}:*-]+(?:\.[\w$(){}:*-]+)*$/.test(text) && /[.-]/.test(text.slice(1, -1));
}
