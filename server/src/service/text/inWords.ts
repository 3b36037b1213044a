/** Lists in sentences. */

/** `a`, `a and b`, `a, b and c`; `last` stands before the last. */
export function inWords(words: readonly string[], last = 'and'): string {
	if (words.length < 2) return words.join('');
	return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}
