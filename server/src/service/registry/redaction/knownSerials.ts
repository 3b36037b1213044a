/** The serial numbers that a dump states, and their repetitions in other values: also those with punctuation and any letters. */
import { comparedKey } from './distinctNames.js';
import { valueEnd, valueStart } from './knownNames.js';

/** How many serial numbers are replaced: more than a Mac has. */
const mostSerials = 1000;

/** Shorter ones occur by chance: as a part of a value, and as a whole value. */
const fewestInPart = 6;
const fewestInWhole = 4;

/** What devices can state as their serial number, too, and drivers compare. */
const productKey = '[^"<\\n]{0,60}(?:[Pp]roduct|[Vv]endor|[Mm]odel|[Mm]anufacturer)[^"<\\n]{0,60}';

const products = [
	new RegExp(`"(?:${productKey}|${comparedKey})" ?[=:] ?<?"([^"\\n]{1,1000})`, 'g'),
	new RegExp(`<key>(?:${productKey}|${comparedKey})</key>\\s{0,50}<string>([^<]{1,1000})`, 'g'),
];

const whole = new RegExp(
	`(?<=${valueStart})[^"<>\\n]{${fewestInWhole},1000}?(?=${valueEnd})`,
	'gu',
);
/** What `redactKnown` replaces, also where it is a number without quotes. */
const replacedAsWord = /^[a-z0-9]{6,64}$/;
const word = /[\p{L}\p{M}\d]+/gu;

export class KnownSerials {
	readonly #values = new Map<string, string>();

	/** Adds a serial number; words without a digit, such as `None`, are not one. */
	add(value: string): void {
		if (this.#values.size < mostSerials && /\d/.test(value)) {
			this.#values.set(plainText(value), value);
		}
	}

	/** Replaces serial numbers where they are whole values, and distinct ones wherever no letter or digit is next to them. */
	replacement(markOf: (value: string) => string, dump: string): (text: string) => string {
		if (this.#values.size === 0) return (text) => text;
		const names = productNames(dump);
		const values = new Map([...this.#values].filter(([serial]) => !names.has(serial)));
		const wholes = new Map([...values].filter(([serial]) => isDistinctWhole(serial)));
		const parts = partsByWord(
			[...values]
				.filter(([serial]) => !replacedAsWord.test(serial))
				.map(([serial, value]) => [coreOf(serial), value] as const)
				.filter(([serial]) => isDistinctPart(serial)),
		);
		return (text) => {
			const replaced = text.replace(whole, (value) => {
				const serial = wholes.get(plainText(value));
				return serial === undefined ? value : markOf(serial);
			});
			return parts.size === 0 ? replaced : replaceParts(replaced, parts, markOf);
		};
	}
}

/** Serial numbers that begin with the same word, by their text in lower case. */
interface Parts {
	readonly values: Map<string, string>;
	/** The longest first. */
	readonly lengths: readonly number[];
}

function partsByWord(serials: readonly (readonly [string, string])[]): ReadonlyMap<string, Parts> {
	const byWord = new Map<string, Map<string, string>>();
	for (const [serial, value] of serials) {
		const [first = ''] = serial.match(word) ?? [];
		const values = byWord.get(first) ?? new Map<string, string>();
		byWord.set(first, values.set(serial, value));
	}
	return new Map(
		[...byWord].map(([first, values]) => {
			const lengths = new Set([...values.keys()].map((serial) => serial.length));
			return [first, { values, lengths: [...lengths].sort((a, b) => b - a) }] as const;
		}),
	);
}

function replaceParts(
	text: string,
	parts: ReadonlyMap<string, Parts>,
	markOf: (value: string) => string,
): string {
	const pieces: string[] = [];
	let done = 0;
	for (const { 0: first, index } of text.matchAll(word)) {
		const known = index < done ? undefined : parts.get(first.toLowerCase());
		const length = known?.lengths.find(
			(each) =>
				known.values.has(text.slice(index, index + each).toLowerCase()) &&
				!/^[\p{L}\p{M}\d]/u.test(text.slice(index + each, index + each + 2)),
		);
		if (known === undefined || length === undefined) continue;
		const value = known.values.get(text.slice(index, index + length).toLowerCase()) ?? '';
		pieces.push(text.slice(done, index), markOf(value));
		done = index + length;
	}
	return pieces.join('') + text.slice(done);
}

function plainText(value: string): string {
	return value
		.replace(/(?<!\0)\0+$/, '')
		.trim()
		.toLowerCase();
}

/** A serial number from its first letter or digit to its last one. */
function coreOf(value: string): string {
	return value
		.replace(/^[^\p{L}\p{M}\d]+/u, '')
		.replace(/(?<![^\p{L}\p{M}\d])[^\p{L}\p{M}\d]+$/u, '');
}

function isDistinctWhole(serial: string): boolean {
	return serial.length >= (/\p{L}/u.test(serial) ? fewestInWhole : fewestInPart);
}

/** Whether a value hardly has it by chance. Numbers with commas or periods are also lists and versions. */
function isDistinctPart(serial: string): boolean {
	const characters = new Set(serial.match(/[\p{L}\d]/gu));
	return serial.length >= fewestInPart && characters.size >= 4 && !/^[\d\s,.]+$/.test(serial);
}

function productNames(dump: string): ReadonlySet<string> {
	return new Set(
		products.flatMap((pattern) =>
			[...dump.matchAll(pattern)].map(([, name = '']) => plainText(name)),
		),
	);
}
