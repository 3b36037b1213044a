/** The names of people and computers that a dump states, and their repetitions in other values. */

import { anyOf } from './anyOf.js';

/** How many names are replaced: more than a Mac has. */
const mostNames = 200;

/** Names that are the same on many Macs. */
const common =
	/^(?:root|admin|administrator|user|guest|test|daemon|system|owner|apple|localhost|shared|_.*|MacBook(?: Pro| Air)?|iMac(?: Pro)?|Mac(?: Pro| ?mini| Studio)?|Xserve|.{0,2})$/i;

export class KnownNames {
	readonly #names = new Set<string>();

	add(value: string): void {
		const name = value.replace(/\0+$/, '').trim();
		const isName = !common.test(name) && !name.includes('REDACTED-') && name.length <= 80;
		if (isName && this.#names.size < mostNames) this.#names.add(name);
	}

	/** Replaces names that are a whole value, and those of several words wherever they are. */
	replacement(markOf: (name: string) => string): (text: string) => string {
		const names = [...this.#names];
		if (names.length === 0) return (text) => text;
		const whole = new RegExp(`(?<=${start})(?:${anyOf(names)})(?=${end})`, 'g');
		const long = names.filter((name) => name.includes(' '));
		const part = new RegExp(`(?<![\\p{L}\\d])(?:${anyOf(long)})(?![\\p{L}\\d])`, 'gu');
		return (text) => {
			const replaced = text.replace(whole, markOf);
			return long.length === 0 ? replaced : replaced.replace(part, markOf);
		};
	}
}

/** What is before and after a value, but not a key. */
const start = '[=:(,\\[] ?<?"|<string>|\\+-o |^';
const end = '"(?! ?[=:])|</string>|@|  <class|\\0*$';
