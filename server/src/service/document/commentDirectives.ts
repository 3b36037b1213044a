/** Reads comments that control the check: `<!-- driver-plist-disable-next-line code: why -->`, `<!-- driver-plist: kind=dext -->`. */
import { HYPHEN, isNameCharacter, isWhiteSpace } from '../syntax/characters.js';
import type { ParseResult } from '../syntax/syntaxTree.js';
import { isLineBreak } from '../text/line.js';
import type { TextRange } from '../text/textRange.js';

/** A part of a comment and its range in the file. */
export interface Word {
	readonly text: string;
	readonly range: TextRange;
}

/** A comment that begins with `driver-plist`. */
export interface CommentDirective {
	/** The first word, such as `driver-plist-disable`. */
	readonly name: Word;
	/** The words before the colon: codes of rules. */
	readonly words: readonly Word[];
	/** The trimmed text after the colon, without the remark after another colon or in further lines: `kind=dext`. */
	readonly option: Word;
	/** The end of the comment. */
	readonly end: number;
}

/** The directive that sets options of the file, such as its kind. */
export const settingsDirective = 'driver-plist';
/** The directive that disables rules in the whole file. */
export const disable = `${settingsDirective}-disable`;
/** The directive that disables rules in the next line. */
export const disableNextLine = `${disable}-next-line`;

const OPEN = '<!--';
const CLOSE = '-->';
const COLON = 0x3a;
const COMMA = 0x2c;

/** The comment directives of a file, in order. */
export function commentDirectives({ text, comments }: ParseResult): readonly CommentDirective[] {
	if (!text.includes(settingsDirective)) return [];
	return comments.flatMap(({ start, end }) => {
		const directive = directiveIn(text, start + OPEN.length, end - CLOSE.length);
		return directive ? [{ ...directive, end }] : [];
	});
}

/** The directive in the content of a comment; undefined if it begins with another word. */
function directiveIn(
	text: string,
	from: number,
	to: number,
): Omit<CommentDirective, 'end'> | undefined {
	const start = endOf(isWhiteSpace, text, from, to);
	if (!text.startsWith(settingsDirective, start)) return undefined;
	let nameEnd = endOf(isDirectiveCharacter, text, start, to);
	while (text.charCodeAt(nameEnd - 1) === HYPHEN) nameEnd--;
	const name = text.slice(start, nameEnd);
	const suffixes = name.slice(settingsDirective.length).split('-');
	if (suffixes.shift() !== '' || suffixes.includes('')) return undefined;
	const colon = endOf((code) => code !== COLON, text, nameEnd, to);
	return {
		name: { text: name, range: { start, end: nameEnd } },
		words: [...wordsIn(text, nameEnd, colon)],
		option: optionIn(text, Math.min(colon + 1, to), to),
	};
}

/**
 * The words between whitespace and commas. Words of hyphens only are decoration. The first word with a tag is the last
 * one: the end of the comment is missing.
 */
function* wordsIn(text: string, from: number, to: number): Iterable<Word> {
	let start = endOf(isSeparator, text, from, to);
	while (start < to) {
		const end = endOf((code) => !isSeparator(code), text, start, to);
		if (endOf(isHyphen, text, start, end) < end) {
			const word = text.slice(start, end);
			yield { text: word, range: { start, end } };
			if (word.includes('<')) return;
		}
		start = endOf(isSeparator, text, end, to);
	}
}

function optionIn(text: string, from: number, to: number): Word {
	const start = endOf(isWhiteSpace, text, from, to);
	const end = endOf((code) => code !== COLON && !isLineBreak(code), text, start, to);
	const written = text.slice(start, end).trimEnd();
	return { text: written, range: { start, end: start + written.length } };
}

/** The end of the longest run of characters that `matches`. */
function endOf(matches: (code: number) => boolean, text: string, from: number, to: number): number {
	let at = from;
	while (at < to && matches(text.charCodeAt(at))) at++;
	return at;
}

function isHyphen(code: number): boolean {
	return code === HYPHEN;
}

function isSeparator(code: number): boolean {
	return isWhiteSpace(code) || code === COMMA;
}

function isDirectiveCharacter(code: number): boolean {
	return code !== COLON && isNameCharacter(code);
}
