/** Finds known names that resemble an unknown name, by their words and by their letters. */
import { once } from '../once.js';
import { editDistance } from './spelling.js';

/** How a known name is near: the lower the rank, the better; `difference` orders names of one rank. */
interface Nearness {
	readonly rank: (typeof ranks)[number];
	readonly difference: number;
}

/**
 * The end of a dotted name, few typos, the same words in another order, a part of a dotted name, words that contain each
 * other, more typos: the known name that is nearest by one of these is nearer than all others.
 */
const ranks = ['end', 'typos', 'order', 'part', 'words', 'letters'] as const;

/** The maximum number of names. */
const most = 3;

/** Names with more typos are other names, however long they are. */
const mostTypos = 3;

/** With so few typos, a name is nearer than one with the same words. */
const fewTypos = 2;

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
 * Returns a function for up to three known names, the nearest first: those that end with the name (`transport.usb`), or
 * else those with one or two typos, or else those with the same words in another order (`usb.transport`), or else those
 * with the name in the middle (`system-extension`) if they are few, or else those whose different words contain each other
 * (`family.scsi` and `family.scsicontroller`), or else those with more typos. The known names are read when the first name
 * is compared.
 */
export function nearNamesIn(known: () => Iterable<string>): (name: string) => readonly string[] {
	const names = once(() => [...new Set(known())].map((name) => ({ name, words: wordsOf(name) })));
	return (name) => {
		const words = wordsOf(name);
		if (words.length === 0) return [];
		const parts = plainParts(name);
		const all = names().flatMap((each) => {
			const near =
				each.name === name
					? undefined
					: (nearnessOf(name, words, each) ??
						nearnessOfEnd(name, words, each) ??
						nearnessOfPart(parts, each.name));
			return near ? [{ name: each.name, near }] : [];
		});
		// Of the many names with `iokit` in the middle, none is nearer than the others.
		const isCommonPart = all.filter(({ near }) => near.rank === 'part').length > most;
		const found = all.filter(({ near }) => near.rank !== 'part' || !isCommonPart);
		found.sort(
			(a, b) =>
				ranks.indexOf(a.near.rank) - ranks.indexOf(b.near.rank) ||
				a.near.difference - b.near.difference,
		);
		const best = found.filter(({ near }) => near.rank === found[0]?.near.rank);
		return best.slice(0, most).map((each) => each.name);
	};
}

/** How near the end of a dotted name is with as many parts, because people leave out `com.apple.iokit`. */
function nearnessOfEnd(
	name: string,
	words: readonly string[],
	known: KnownName,
): Nearness | undefined {
	const [parts, others] = [name.split('.'), known.name.split('.')];
	if (others.length <= parts.length || others[0] === parts[0]) return undefined;
	const end = others.slice(-parts.length).join('.');
	if (end.toLowerCase() === name.toLowerCase()) return { rank: 'end', difference: others.length };
	const near = nearnessOf(name, words, { name: end, words: wordsOf(end) });
	return near && { ...near, difference: near.difference + worse };
}

/** How near a dotted name is that has `parts` in its middle, with or without the hyphens of its words. */
function nearnessOfPart(parts: readonly string[], known: string): Nearness | undefined {
	const others = plainParts(known);
	if (others.length <= parts.length || others[0] === parts[0]) return undefined;
	const isPart = `.${others.join('.')}.`.includes(`.${parts.join('.')}.`);
	return isPart ? { rank: 'part', difference: others.length } : undefined;
}

/** The parts of a dotted name in lowercase and without hyphens: people write `endpoint-security` in several ways. */
function plainParts(name: string): readonly string[] {
	return name.toLowerCase().replace(/[-_ ]/g, '').split('.');
}

function nearnessOf(
	name: string,
	words: readonly string[],
	other: KnownName,
): Nearness | undefined {
	const difference = Math.abs(name.length - other.name.length);
	const [left, right] = differentWords(words, other.words);
	const [a, b] = [left.join(''), right.join('')];
	const typos = typosIn(name, other.name, Math.max(a.length, b.length));
	if (typos !== undefined && typos <= fewTypos) return { rank: 'typos', difference: typos };
	if (a === b) {
		const isSameOrder = other.name.toLowerCase().endsWith(words.join(''));
		return { rank: 'order', difference: isSameOrder ? difference : difference + worse };
	}
	const hasCommon = left.length < words.length;
	const isContained = a.includes(b) || b.includes(a);
	const isPart = a !== '' && b !== '';
	const isClear = !isPart || Math.min(a.length, b.length) >= leastPart;
	const extra = Math.abs(left.length - right.length);
	// A name that ends alike lacks words in the middle.
	const lacksMiddle = left.length === 0 && words.at(-1) === other.words.at(-1);
	const mostExtra = isPart || lacksMiddle ? 2 : 1;
	if (hasCommon && isContained && isClear && extra <= mostExtra) {
		const lacksWords = right.length === 0;
		return { rank: 'words', difference: lacksWords ? difference + worse : difference };
	}
	return typos === undefined ? undefined : { rank: 'letters', difference: typos };
}

/** The typos between names with `different` letters in different words; undefined if they are more than those of one name. */
function typosIn(name: string, other: string, different: number): number | undefined {
	// Different words have more letters in common than typos.
	const half = Math.max(1, Math.ceil(different / 2) - 1);
	const limit = Math.min(mostTypos, Math.max(1, Math.floor(name.length / 4)), half);
	const distance = editDistance(name.toLowerCase(), other.toLowerCase(), limit);
	return distance <= limit ? distance : undefined;
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

/** The words of a name in lowercase, without its prefixes: `IOUSBHostDevice` and `com.apple.iokit.IOHIDFamily`. */
function wordsOf(name: string): readonly string[] {
	const parts = name.split('.').map((part) => part.replace(prefix, ''));
	const words = parts.join('.').match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? [];
	return words.map((word) => word.toLowerCase());
}
