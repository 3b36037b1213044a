/** The names of people and computers that a dump states, and their repetitions in other values. */

import { anyOf } from './anyOf.js';
import { isCommonVolume } from './commonVolume.js';
import { ownerIn } from './deviceOwner.js';
import { commonWord, comparedKey, type DumpIdentifiers, isDistinctName } from './distinctNames.js';
import { inKey, nameRedactionWithin } from './namesWithin.js';

/** How many names are replaced: more than a Mac has. */
const mostNames = 200;

/** In UTF-16 code units. */
const longestName = 80;

/** Names that are the same on many Macs. */
const common =
	/^(?:root|admin|administrator|user|guest|test|daemon|system|owner|apple|localhost|shared|_.*|MacBook(?: Pro| Air)?|iMac(?: Pro)?|Mac(?: Pro| ?mini| Studio)?|Xserve|.{0,2})$/i;

export class KnownNames {
	readonly #names = new Set<string>();
	/** Words in the names of people, such as a surname. */
	readonly #words = new Set<string>();

	/** Adds the name of a computer, and that of its owner, if the name has it. */
	addComputer(value: string): void {
		this.#add(value, this.#names);
		const owner = ownerIn(value);
		if (owner !== undefined) this.addPerson(owner);
	}

	/** Adds the name of a person, and its words. */
	addPerson(value: string): void {
		// `system_profiler` shows both names: Sam Smith (sam).
		const [, long, short] = /^([^()]+) \(([^()]+)\)$/.exec(value) ?? [];
		if (long !== undefined && short !== undefined) {
			this.addPerson(long);
			this.addPerson(short);
		}
		this.#add(value, this.#names);
		if (value.length > longestName || !/\p{L}[\s._]+\p{L}/u.test(value)) return;
		for (const word of value.split(/[\s,._]+/)) {
			if (/^\p{L}[\p{L}'’-]+$/u.test(word) && !commonWord.test(word)) this.#add(word, this.#words);
		}
	}

	/** Adds the name that a person gave to something else: a network, a device, or a printer. */
	addThing(value: string): void {
		this.#add(value, this.#names);
	}

	#add(value: string, names: Set<string>): void {
		const name = value.replace(/(?<!\0)\0+$/, '').trim();
		const isCommon = common.test(name) || isCommonVolume(name) || name.includes('REDACTED-');
		if (!isCommon && name.length <= longestName && names.size < mostNames) names.add(name);
	}

	/**
	 * Replaces names that are a whole value, in any capitals; those of several words and the words of them wherever they are
	 * between spaces; and all that `identify` does not find among the words of the dump wherever they are a word, also as keys.
	 */
	replacement(
		markOf: (name: string) => string,
		identify: (names: ReadonlySet<string>) => DumpIdentifiers,
	): (text: string) => string {
		if (this.#names.size === 0) return (text) => text;
		const words = spellings(this.#words);
		const names = spellings(this.#names);
		const { words: usual, ownKeys } = identify(new Set(names));
		const whole = new RegExp(
			`(?<=${valueStart})(?<!${keyBefore})(?:${anyOf([...names, ...words])})(?=${valueEnd})`,
			'giu',
		);
		const part = partPattern(
			names.filter((name) => name.includes(' ')),
			words,
		);
		const isDistinct = (name: string): boolean => isDistinctName(name, usual);
		const key = keyPattern([...ownKeys].filter(isDistinct));
		const redactWithin = nameRedactionWithin([...names, ...words].filter(isDistinct), names, {
			markOf,
			usual,
		});
		return (text) => {
			const replaced = text.replace(whole, markOf);
			const separate = part ? replaced.replace(part, markOf) : replaced;
			const keyed = key ? separate.replace(key, markOf) : separate;
			return redactWithin(keyed);
		};
	}
}

/** Matches names and words of them within values; words only where spaces, commas, or the ends of a value are around them. */
function partPattern(names: readonly string[], words: readonly string[]): RegExp | undefined {
	const name = `(?<![\\p{L}\\d])(?:${anyOf(names)})(?![\\p{L}\\d])`;
	const word = `(?<=["'>\\s,(]|^)(?<!${keyBefore})(?:${anyOf(words)})(?=['’]s |["'<\\s,)]|$)(?!${inKey})`;
	const forms = [...(names.length > 0 ? [name] : []), ...(words.length > 0 ? [word] : [])];
	return forms.length === 0 ? undefined : new RegExp(forms.join('|'), 'giu');
}

/** Matches keys that are names. */
function keyPattern(names: readonly string[]): RegExp | undefined {
	if (names.length === 0) return undefined;
	return new RegExp(
		`(?<=")(?:${anyOf(names)})(?=" ?[=:])|(?<=<key>)(?:${anyOf(names)})(?=</key>)`,
		'g',
	);
}

/** The forms of names with and without combining accents: file systems have others than people type. */
function spellings(names: ReadonlySet<string>): readonly string[] {
	return [...new Set([...names].flatMap((name) => [name.normalize('NFC'), name.normalize('NFD')]))];
}

/** What is before and after a value, but not a key. */
export const valueStart = '[=:(,\\[] ?<?"|<string>|\\+-o |^';
export const valueEnd = '"(?! ?[=:])|</string>|@|  <class|\\0*$';
/** Before a value that IOKit compares. */
const keyBefore = `"${comparedKey}" ?[=:] ?<?"|<key>${comparedKey}</key>\\s{0,50}<string>`;
