/** The characters of XML 1.0. CoreFoundation reads and writes others all the same. */
import type { TextRange } from './textRange.js';

/** The first character of a text that no XML document contains (XML 1.0, 2.2); undefined if all are allowed. */
export function firstNotXml(text: string): string | undefined {
	return notXml.exec(text)?.[0];
}

/** The first half of a surrogate pair without the other one, which no encoding can contain; undefined if there is none. */
export function firstLoneSurrogate(text: string): string | undefined {
	return /\p{Surrogate}/u.exec(text)?.[0];
}

export function withoutNotXml(text: string): string {
	return text.replace(new RegExp(notXml, 'gu'), '');
}

/** Each run of characters that no XML document contains. */
export function* notXmlIn(text: string): Iterable<TextRange> {
	for (const { 0: run, index } of text.matchAll(new RegExp(`(?:${notXml.source})+`, 'gu'))) {
		yield { start: index, end: index + run.length };
	}
}

/** Half of a surrogate pair is one of them. */
const notXml = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

/** `U+` and the number of a character, such as `U+001B`. */
export function codePointName(character: string): string {
	const code = character.codePointAt(0) ?? 0;
	return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
