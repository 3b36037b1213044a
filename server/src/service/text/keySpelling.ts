/** Finds the known key that a written one is a misspelling of, or that is in it with characters around it. */
import { type Spelling, spellingOf } from './spelling.js';
import { withoutPunctuation } from './withoutPunctuation.js';

/** Known keys: a set of them, or a map from them. */
interface KnownKeys {
	has(key: string): boolean;
	keys(): Iterable<string>;
}

/** The known key that `name` resembles most, also between punctuation or tags: `;IOClass`, `[key]IOClass`. */
export function spellingOfKey(name: string, known: KnownKeys): Spelling | undefined {
	const key = withoutPunctuation(withoutKeyTags(name));
	return key !== name && known.has(key)
		? { suggestion: key, certain: true }
		: spellingOf(key, known.keys());
}

const tagBefore = /^[<({[]\/?key[>)}\]]/;
const tagAfter = /[<({[]?[/\\]key[>)}\]]?$/;

/** The text without the tags of a key in it, which are text if their brackets are wrong or escaped: `[key]IOClass`. */
function withoutKeyTags(text: string): string {
	return text.replace(tagBefore, '').replace(tagAfter, '');
}

/** The key with the plural of its last word, in which the names of dictionaries of properties end: `UserClientProperty`. */
export function withProperties(key: string): string | undefined {
	return /Property$/.test(key) ? key.replace(/y$/, 'ies') : undefined;
}
