/** The marks that replace values, and the values that are known by now. */
import { KnownBytes } from './knownBytes.js';
import { KnownNames } from './knownNames.js';
import { KnownSerials } from './knownSerials.js';

export class RedactionMarks {
	/** How many values were replaced. */
	count = 0;
	/** Values that identify something wherever they occur. */
	readonly #words = new Set<string>();
	readonly #bytes = new KnownBytes();
	readonly names = new KnownNames();
	readonly serials = new KnownSerials();
	readonly #numbers = new Map<string, number>();
	#first = 1;

	/** Keeps new marks apart from those that a text has. To be called before the first mark is made. */
	follow(text: string): void {
		for (const [, digits] of text.matchAll(/REDACTED-(\d{1,9})/g)) {
			this.#first = Math.max(this.#first, Number(digits) + 1);
		}
	}

	/** The mark of a value; undefined for values that identify nothing or are redacted. */
	of(value: string): string | undefined {
		const name = canonical(value);
		if (/^[0\s.:-]*$/.test(name) || name.includes('REDACTED-')) return undefined;
		const number = this.#numbers.get(name) ?? this.#learn(name);
		this.count += 1;
		return `REDACTED-${number}`;
	}

	/** The mark of a word that occurs in another value, if it is known. */
	ofWord(word: string): string | undefined {
		return this.#words.has(canonical(word)) ? this.of(word) : undefined;
	}

	/** Binary text with the marks in place of known values. */
	inBinaryText(text: string): string {
		return this.#bytes.replaceIn(text, (value) => this.of(value) ?? value);
	}

	#learn(name: string): number {
		const number = this.#first + this.#numbers.size;
		this.#numbers.set(name, number);
		if (isDistinct(name)) this.#words.add(name);
		this.#bytes.add(name);
		return number;
	}
}

/** Whether a value hardly occurs by chance, as small numbers do. */
function isDistinct(name: string): boolean {
	const isWord = /^(?!\d{1,7}$)[A-Z0-9]{6,64}$/.test(name) && /\d/.test(name);
	return isWord && new Set(name).size >= 4;
}

/** Addresses and UUIDs, which are written with separators, without them, and as bytes. */
const separated =
	/^(?:[0-9A-F]{2}(?:[:-][0-9A-F]{2}){5,7}|[0-9A-F]{8}-(?:[0-9A-F]{4}-){3}[0-9A-F]{12})$/;

/** One form for all forms of the same value. */
function canonical(value: string): string {
	const name = value
		.replace(/(?<!\0)\0+$/, '')
		.trim()
		.toUpperCase();
	return separated.test(name) ? name.replace(/[:-]/g, '') : name.replace(/^0X(?=[0-9A-F])/, '');
}
