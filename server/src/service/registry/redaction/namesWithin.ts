/** Replaces names within values, where other words, digits, or punctuation are around them. */
import { anyOf } from './anyOf.js';
import { isOrdinary } from './distinctNames.js';

interface Context {
	readonly markOf: (name: string) => string;
	/** The words of identifiers in the dump, in lower case. */
	readonly usual: ReadonlySet<string>;
}

/** After a word of a key. */
export const inKey = '[^"<>\\n]{0,80}(?:" ?[=:]|</key>)';

/** Before the end of the name of a bundle. */
const bundleBefore =
	'(?<![\\w.])(?:com|org|net|edu|io|de|uk|us|fr|it|nl|ch|at|eu|se|pl|ru|cn|jp|co|me)\\.[\\w.-]{1,120}';

/** What is joined to a name, in letters of any script and as a URL has them. */
const rest = '(?:[._-]?(?:[\\p{L}\\p{M}\\d]|%[\\da-f]{2})){0,80}';

/**
 * A function that replaces `names` wherever they are words, but not in keys and in the names of bundles. The words of a
 * name can be joined in other ways: `samantha.quill`, `SamanthaQuill`. Of `wholes`, the same mark is used for each way.
 */
export function nameRedactionWithin(
	names: readonly string[],
	wholes: readonly string[],
	context: Context,
): (text: string) => string {
	if (names.length === 0) return (text) => text;
	const pattern = new RegExp(
		`(?<![\\p{L}\\d])(${joinedForms(names)})(?<!${bundleBefore})(${rest})(?!${inKey})`,
		'giu',
	);
	const exact = new Set(wholes.map((name) => name.toLowerCase()));
	const known = new Map(wholes.map((name) => [lettersOf(name), name]));
	const markOf = (name: string): string =>
		context.markOf(exact.has(name.toLowerCase()) ? name : (known.get(lettersOf(name)) ?? name));
	return (text) =>
		text.replace(pattern, (whole: string, name: string, after: string) => {
			const more = partOfName(name, after, context.usual);
			return more === undefined ? whole : markOf(name + more) + after.slice(more.length);
		});
}

/** A pattern of names whose words are joined in any way. */
function joinedForms(names: readonly string[]): string {
	return anyOf(names).replace(/(?:\\\.|[ _-])+/g, '[ ._-]?');
}

function lettersOf(name: string): string {
	return name.toLowerCase().replace(/[ ._-]/g, '');
}

/**
 * How much of what is joined to a name belongs to it, so that no half of a name stays; undefined if the name is a part of a
 * word. After a name of one word, that is a word that can be a surname: `anna_smith`.
 */
function partOfName(name: string, after: string, usual: ReadonlySet<string>): string | undefined {
	const [direct = ''] = /^[^._-]*/.exec(after) ?? [];
	const isWhole = /[\p{L}\p{M}\d][ ._-]+[\p{L}\d]|\p{Ll}\p{Lu}/u.test(name);
	if (direct !== '') {
		if (!isWhole) return undefined;
		const startsWord =
			/\d/.test(direct.charAt(0)) || /^\p{Ll}\p{Lu}$/u.test(name.slice(-1) + direct.charAt(0));
		return startsWord ? '' : direct;
	}
	if (isWhole) return '';
	let more = '';
	for (const [part, word = ''] of after.matchAll(/[._-]([^._-]+)/g)) {
		if (word.length < 3 || /\d/.test(word.replace(/%[\da-f]{2}/gi, '')) || isOrdinary(word, usual))
			break;
		more += part;
	}
	return more;
}
