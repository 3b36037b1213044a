/** Tells a sentence from an identifier. */

/** Whether a text is made of words, four at least, with blanks between them. */
export function isSentence(text: string): boolean {
	return /^\S+(?:[ \u00A0]+\S+){3,}$/.test(text.trim());
}
