/** Finds the known name that has the words of a dotted name in another order, or one more word than a name. */

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

/** The names in `known` with one more word than a name of several words with capitals: `NEMachServiceName` for `NEMachService`. */
export function capitalizedNamesWithMore(
	written: string,
	known: Iterable<string>,
): readonly string[] {
	const words = written.split(beforeCapitalized);
	if (words.length < 2) return [];
	return [...known].filter((key) => {
		const others = key.split(beforeCapitalized);
		if (others.length !== words.length + 1) return false;
		const differs = others.findIndex((word, index) => word !== words[index]);
		return others.slice(differs + 1).every((word, index) => word === words[differs + index]);
	});
}

/** Where a word of a name with capitals begins: `NE|Mach|Service|Name`. */
const beforeCapitalized = /(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/;

/** Whether `words` is `longer` without one word that is neither the first nor the last. */
function hasOneMoreWord(longer: readonly string[], words: readonly string[]): boolean {
	const at = words.findIndex((word, index) => word !== longer[index]);
	return at > 0 && words.slice(at).every((word, index) => word === longer[at + index + 1]);
}
