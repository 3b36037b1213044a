/** Finds known names that resemble an unknown name, by their words and by their letters. */
import { once } from '../once.js';
import { editDistance } from './spelling.js';

/** How a known name is near: the lower the rank, the better; `difference` orders names of one rank. */
interface Nearness {
	readonly rank: 'order' | 'words' | 'letters';
	readonly difference: number;
}

const ranks = ['order', 'words', 'letters'] as const;

/** The maximum number of names. */
const most = 3;

/** Names with more typos are other names, however long they are. */
const mostTypos = 3;

/** Added to the difference of a name that lacks words, or has them in another order, so that it follows the others. */
const worse = 1000;

/** Shorter parts of words are contained in too many others. */
const leastPart = 3;

/** A known name with its words. */
interface KnownName {
	readonly name: string;
	readonly words: readonly string[];
}

/**
 * Returns a function for up to three known names, the nearest first: those with the same words in another order
 * (`usb.transport`), or else those whose different words contain each other (`family.scsi` and `family.scsicontroller`),
 * or else those with few typos. The known names are read when the first name is compared.
 */
export function nearNamesIn(known: () => Iterable<string>): (name: string) => readonly string[] {
	const names = once(() => [...new Set(known())].map((name) => ({ name, words: wordsOf(name) })));
	return (name) => {
		const words = wordsOf(name);
		const found = names().flatMap((each) => {
			const near = each.name === name ? undefined : nearnessOf(name, words, each);
			return near ? [{ name: each.name, near }] : [];
		});
		found.sort(
			(a, b) =>
				ranks.indexOf(a.near.rank) - ranks.indexOf(b.near.rank) ||
				a.near.difference - b.near.difference,
		);
		const best = found.filter(({ near }) => near.rank === found[0]?.near.rank);
		return best.slice(0, most).map((each) => each.name);
	};
}

function nearnessOf(
	name: string,
	words: readonly string[],
	other: KnownName,
): Nearness | undefined {
	const [left, right] = differentWords(words, other.words);
	const [a, b] = [left.join(''), right.join('')];
	const difference = Math.abs(name.length - other.name.length);
	if (a === b) {
		const isSameOrder = other.name.toLowerCase().endsWith(words.join(''));
		return { rank: 'order', difference: isSameOrder ? difference : difference + worse };
	}
	const hasCommon = left.length < words.length;
	const isContained = a.includes(b) || b.includes(a);
	const parts = [a, b].filter((part) => part !== '');
	const isClear = parts.every(({ length }) => length >= leastPart);
	const extra = Math.abs(left.length - right.length);
	// A name that ends alike lacks words in the middle.
	const lacksMiddle = left.length === 0 && words.at(-1) === other.words.at(-1);
	const mostExtra = parts.length === 2 || lacksMiddle ? 2 : 1;
	if (hasCommon && isContained && isClear && extra <= mostExtra) {
		const lacksWords = right.length === 0;
		return { rank: 'words', difference: lacksWords ? difference + worse : difference };
	}
	// Different words have more letters in common than typos.
	const half = Math.max(1, Math.ceil(Math.max(a.length, b.length) / 2) - 1);
	const limit = Math.min(mostTypos, Math.max(1, Math.floor(name.length / 4)), half);
	if (difference > limit) return undefined;
	const distance = editDistance(name.toLowerCase(), other.name.toLowerCase(), limit);
	return distance <= limit ? { rank: 'letters', difference: distance } : undefined;
}

/** The words that only one of the lists has, in order. */
function differentWords(
	words: readonly string[],
	others: readonly string[],
): readonly [readonly string[], readonly string[]] {
	const rest = [...others];
	const left = words.filter((word) => {
		const at = rest.indexOf(word);
		if (at >= 0) rest.splice(at, 1);
		return at < 0;
	});
	return [left, rest];
}

/** The prefixes of Apple's names, which people leave out. */
const prefix = /^(?:IO|OS|CF|NS)(?=[A-Z])/;

/** The words of a name in lowercase, without its prefix: `IOUSBHostDevice` and `family.block-storage`. */
function wordsOf(name: string): readonly string[] {
	const words =
		name.replace(prefix, '').match(/[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|\d+/g) ?? [];
	return words.map((word) => word.toLowerCase());
}
