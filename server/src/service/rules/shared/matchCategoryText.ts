/** Match categories with characters that no name has, and misspellings of categories that many drivers use. */
import type { DocumentForm } from '../../document/driverPlist.js';
import { fixedTextsIn, literalText } from '../../document/unexpanded.js';
import { descriptionsOf } from '../../schema/describe.js';
import { spellingOf } from '../../text/spelling.js';
import { trimmedEnd } from '../../text/trimmedEnd.js';
import type { Str } from '../../value/plistValue.js';

/** Quotes, separators, and invisible characters. Apostrophes are stray only around a text, and classes of C++ have `::` and `<A, B>`. */
const stray = /["“”«»`,;|\p{Cf}]|^\s*['‘’]|['‘’]\s*$|(?<!:):\s*$/u;

export interface StrayCharacter {
	readonly character: string;
	/** The category without it; undefined if the text may be several names. */
	readonly plain: string | undefined;
}

/** The first stray character of a category, outside of variables; undefined if there is none, or if a script may replace the text. */
export function strayCharacterIn({ value }: Str, form: DocumentForm): StrayCharacter | undefined {
	const fixed = fixedTextsIn(value, form);
	// One character in place of each variable, so that the ends of the text stay the same.
	const text = fixed ? fixed.texts.join('x') : value;
	if (/[<[@]/.test(text)) return undefined;
	const character = stray.exec(text)?.[0].trim();
	if (character === undefined) return undefined;
	const plain = withoutStray(value);
	return { character, plain: plain === '' || /[,;|]/.test(plain) ? undefined : plain };
}

/** The text without stray characters around it, and without invisible ones. */
function withoutStray(text: string): string {
	const visible = text.replace(/\p{Cf}/gu, '').replace(/^[\s"'“”‘’«`,;|]+/, '');
	return trimmedEnd(visible, (character) => /[\s"'“”‘’»`,;:|]/.test(character));
}

/** The category that a literal one is a misspelling of. */
export function misspelledCategory(value: Str, form: DocumentForm): string | undefined {
	const text = literalText(value, form);
	if (text === undefined) return undefined;
	const usual = descriptionsOf('IOMatchCategory')
		.flatMap(({ schema }) => schema['x-values'] ?? [])
		.map((each) => String(each.value))
		.filter((each) => !each.includes('$'));
	return spellingOf(text, usual)?.suggestion;
}
