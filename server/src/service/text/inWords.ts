/** Lists in sentences. */

/** Returns `a`, `a and b`, or `a, b, and c`; `last` is the word before the last item. */
export function inWords(words: readonly string[], last = 'and'): string {
	if (words.length < 3) return words.join(` ${last} `);
	return `${words.slice(0, -1).join(', ')}, ${last} ${words.at(-1)}`;
}
