/** A text with base letters in place of letters with accents. */
export function withoutAccents(text: string): string {
	// Each character for itself: sorting the accents of a whole text takes quadratic time.
	return Array.from(text, (character) => character.normalize('NFKD'))
		.join('')
		.replace(/\p{M}/gu, '');
}
