/** Finds the known name that has the words of a dotted name in another order, or one more word. */

/** The names in `known` with the same words in another order, or with one more word in the middle. */
export function rearrangedNames(written: string, known: Iterable<string>): readonly string[] {
	const words = written.split('.');
	if (words.length < 3) return [];
	const sorted = [...words].sort().join('.');
	return [...known].filter((key) => {
		const others = key.split('.');
		if (others.length === words.length) return [...others].sort().join('.') === sorted;
		return others.length === words.length + 1 && hasOneMoreWord(others, words);
	});
}

/** Whether `words` is `longer` without one word that is neither the first nor the last. */
function hasOneMoreWord(longer: readonly string[], words: readonly string[]): boolean {
	const at = words.findIndex((word, index) => word !== longer[index]);
	return at > 0 && words.slice(at).every((word, index) => word === longer[at + index + 1]);
}
