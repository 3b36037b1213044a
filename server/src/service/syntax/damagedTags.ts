/** Tags with a wrong, a superfluous, or a missing character, where the intended tag is clear. */

import { isLineBreak } from '../text/line.js';
import { nearestByEdits } from '../text/spelling.js';
import type { TextRange } from '../text/textRange.js';
import {
	GREATER_THAN,
	indentationBefore,
	isWhiteSpace,
	LESS_THAN,
	SLASH,
	skipSpaces,
	skipWhiteSpace,
} from './characters.js';
import { type ElementName, elementNameAt, elementNames, isContainerName } from './elementNames.js';
import type { ForwardSearch } from './forwardSearch.js';
import { matchAt } from './matchAt.js';
import { directiveAt } from './preprocessor.js';
import type { ElementNode } from './syntaxTree.js';

export interface DamagedTag {
	readonly name: ElementName;
	/** The offset after the tag. */
	readonly end: number;
}

/** Booleans have no end tags. */
const names = ['set', ...elementNames.filter((name) => name !== 'true' && name !== 'false')].join(
	'|',
);

/** `<\key>`, `</ key>`, `< /key>`, also over a line break, `<//key>`, `<</key>`, `<x/key>`, `</key/>`, `</key&gt;`, `</key}`. */
const endTag = new RegExp(
	`<(?:[ \\t]*<|\\s*|[^\\s<>/\\\\!?])[\\\\/][\\\\/\\s]*(${names})(?:[\\s/\\\\]*(?:>|&gt;)|[})\\].,;:](?=[\\s<]))`,
	'y',
);

/** `<key>`, `<key/>`, `< key>`, `<,key>`, `</<key>`: end tags only where a start tag can't be. */
const endTagWithoutSlash = new RegExp(`<(?:[ \\t,.]|/<)?(${names})[ \\t]*/?>`, 'y');

const startTagAfterSpace = new RegExp(`<[ \\t]+(${names})(?:[ \\t][^<>]*)?>`, 'y');

const startTagAfterBracket = new RegExp(`<<(${names})>`, 'y');

/** The end tag at the `<` at `at`, if it is damaged; undefined for other text, and for an end tag that is not. */
export function damagedEndTag(text: string, at: number): DamagedTag | undefined {
	const damaged = damagedTag(endTag, text, at);
	if (!damaged || text.charCodeAt(at + 1) !== SLASH) return damaged;
	const { name, end } = damaged;
	const isWhole = elementNameAt(text, at + 2) === name && text.charCodeAt(end - 1) === GREATER_THAN;
	const afterName = skipWhiteSpace(text, at + 2 + name.length, end);
	return isWhole && afterName === end - 1 ? undefined : damaged;
}

/** The start tag at the `<` at `at`, if only spaces are wrong in it. */
export function damagedStartTag(text: string, at: number): DamagedTag | undefined {
	return damagedTag(startTagAfterSpace, text, at);
}

/** The start tag at the `<` at `at`, if it begins with two of them. */
export function startTagWithTwo(text: string, at: number): DamagedTag | undefined {
	return damagedTag(startTagAfterBracket, text, at);
}

/**
 * Whether the `>` after the start tag of `name`, which ends at `openEnd`, is a second one of the tag: it can be the first
 * character of a string, but not that of another content, or of a name.
 */
export function hasTwoBrackets(text: string, name: ElementName, openEnd: number): boolean {
	if (text.charCodeAt(openEnd) !== GREATER_THAN || name === 'string') return false;
	if (text.charCodeAt(openEnd - 2) === SLASH) return false;
	return name !== 'key' || /[\p{L}\p{M}\p{N}_$]/u.test(text.charAt(openEnd + 1));
}

/** `<k/ey>`, `</ke/y>`: the slash is after the first letter, or there is another one. */
const slashInName = /<\/?([a-z]+)\/([a-z]+)>/y;

/** The name in the end tag at the `<` at `at` if a slash is in it; undefined for other text. */
export function nameWithSlash(text: string, at: number): string | undefined {
	const [, before, after] = matchAt(slashInName, text, at) ?? [];
	const name = before && after && before + after;
	return name && elementNameAt(name, 0) === name ? name : undefined;
}

/**
 * The offset after the end tag of the leaf `name` at the `<` at `at`, if it is damaged; -1 for other text. The first `<` of
 * two can be the last character of a string, and of a key if that does not end with a name.
 */
export function endOfDamagedEndTag(text: string, name: ElementName, at: number): number {
	if (nameWithSlash(text, at) === name) return text.indexOf('>', at) + 1;
	const damaged = damagedEndTag(text, at);
	if (damaged?.name !== name) return -1;
	const isDoubled = text.charCodeAt(at + 1) === LESS_THAN;
	const isAfterName = name !== 'key' || /[\p{L}\p{M}\p{N}_)}]/u.test(text.charAt(at - 1));
	return isDoubled && (name === 'string' || !isAfterName) ? -1 : damaged.end;
}

/**
 * The offset after a start tag of the leaf `name` at the `<` at `at`, inside of that leaf, if it is its end tag, since it is
 * before another tag or a preprocessor line: `<key>IOClass<key>`; -1 for other text.
 */
export function endOfEndTagWithoutSlash(
	text: string,
	name: ElementName,
	at: number,
	search: ForwardSearch,
): number {
	const tag = damagedTag(endTagWithoutSlash, text, at);
	if (tag?.name !== name) return -1;
	const next = skipWhiteSpace(text, tag.end, text.length);
	const isBeforeTag =
		text.charCodeAt(next) === LESS_THAN
			? !text.startsWith(`</${name}`, next)
			: indentationBefore(text, next) >= 0 && directiveAt(text, next, search) !== undefined;
	return isBeforeTag ? tag.end : -1;
}

/** `<key.IOClass</key>`, `<dict.`: another character that a name can contain is in place of the `>`, or none. */
const withoutBracket = new RegExp(
	`<(${names})(?:(?=[^<>\\r\\n]*</\\1>)(?<!dict|array|plist|set)|(?=[.:][ \\t]*[\\r\\n]))`,
	'y',
);

/** The start tag at the `<` at `at`, if only its `>` is missing or another character. */
export function tagWithoutBracket(text: string, at: number): DamagedTag | undefined {
	return damagedTag(withoutBracket, text, at);
}

export interface NamelessTag extends DamagedTag {
	/** Whether no other tag can have begun like this: the text does not begin like the name of an element, as in `<b Red`. */
	readonly isCertain: boolean;
}

/** The start tag at the `<` at `at`, if only this is left of it, by the end tag after its text: `<IOClass</key>`. */
export function tagWithoutName(text: string, at: number): NamelessTag | undefined {
	const end = skipSpaces(text, at + 1);
	const next = text.indexOf('<', end);
	const content = text.slice(end, next);
	if (next <= end || /[>\r\n]/.test(content) || text.charCodeAt(next + 1) !== SLASH)
		return undefined;
	const name = elementNameAt(text, next + 2);
	const isBoolean = name === 'true' || name === 'false';
	if (name === undefined || isBoolean || isContainerName(name)) return undefined;
	if (text.charCodeAt(next + 2 + name.length) !== GREATER_THAN) return undefined;
	const first = content.charAt(0);
	const isNumber = name === 'integer' || name === 'real';
	const isRest =
		/^[a-z]+\d?[ \t]/.test(content) ||
		elementNames.some((each) => content.startsWith(each.slice(0, 2)));
	const isCertain = isNumber ? /^[-+]?\d/.test(content) : !name.includes(first) && !isRest;
	return { name, end, isCertain };
}

/** What is in place of the `>` of a start tag, and not the first character of the content. */
const wrongBracket = new RegExp(
	`&gt;|[^\\w\\s<$@&"'(#+\\x80-\\uffff-]|<(?=[ \\t]*[\\r\\n]|[^<>/!?\\s][^<>\\r\\n]*</(${names})>)`,
	'y',
);

/** The offset at which the content begins after the name of a start tag without its `>`. */
export function contentAfter(text: string, name: string, afterName: number): number {
	const match = matchAt(wrongBracket, text, afterName);
	if (match && (match[1] ?? name) === name) return afterName + match[0].length;
	return name === 'key' ? skipSpaces(text, afterName) : afterName;
}

/** Whether the start tag of the leaf `name` that ends at `openEnd` is there twice: `<key><key>IOClass</key>`. */
export function isRepeated(
	text: string,
	name: ElementName,
	openEnd: number,
	search: ForwardSearch,
): boolean {
	return (
		text.startsWith(`<${name}>`, openEnd) &&
		endOfEndTagWithoutSlash(text, name, openEnd, search) < 0
	);
}

/** Whether the start tag of a leaf is that of a dictionary: the next line is a key that is indented deeper. */
export function isStartOfDict(text: string, start: number, openEnd: number): boolean {
	const next = skipWhiteSpace(text, openEnd, text.length);
	const indent = indentationBefore(text, start);
	return indent >= 0 && text.startsWith('<key>', next) && indentationBefore(text, next) > indent;
}

/**
 * Whether the empty tag of `name` before `openEnd` is the start tag of its content: a text with an end tag, on the same line
 * except in data.
 */
function isStartOfText(text: string, name: ElementName, openEnd: number): boolean {
	const skip = name === 'data' ? skipWhiteSpace : skipSpaces;
	const start = skip(text, openEnd, text.length);
	const next = text.indexOf('<', start);
	const isText = next > start && !isWhiteSpace(text.charCodeAt(start));
	return isText && text.startsWith(`/${name}>`, next + 1);
}

/** Whether the empty tag of an array is the start tag of items: the next line is a value that is indented deeper. */
function isStartOfArray(text: string, start: number, openEnd: number): boolean {
	const next = skipWhiteSpace(text, openEnd, text.length);
	const item = text.charCodeAt(next) === LESS_THAN ? elementNameAt(text, next + 1) : undefined;
	const indent = indentationBefore(text, start);
	const isValue = item !== undefined && item !== 'key' && item !== 'plist';
	return indent >= 0 && isValue && indentationBefore(text, next) > indent;
}

/** Whether an empty tag is the start tag of what follows it. Only indentation shows it of a container. */
export function isStartOfContent(
	text: string,
	name: ElementName,
	start: number,
	openEnd: number,
	byIndentation: boolean,
): boolean {
	if (name === 'dict') return byIndentation && isStartOfDict(text, start, openEnd);
	if (name === 'array') return byIndentation && isStartOfArray(text, start, openEnd);
	const isBoolean = name === 'true' || name === 'false';
	return !isBoolean && !isContainerName(name) && isStartOfText(text, name, openEnd);
}

/** `/key>`, also after a key next to that of `<` on a keyboard, `&lt;/key>`, `[/key]`, or `&lt;/key&gt;`. */
const endTagInText = new RegExp(
	`(?:(?:&lt;|[,>:;=|\\\\^~\`({[])?/(${names})>|(?:&lt;|[({[])/(${names})(?:&gt;|[)}\\]]))$`,
);

/** The maximum number of characters of an end tag in other brackets. */
const mostOfEndTag = '&lt;/integer&gt;'.length;

/** The start of an end tag at the end of the text of the leaf `name`, whose brackets are wrong; -1 if there is none. */
export function startOfDamagedEndTag(
	text: string,
	name: ElementName,
	start: number,
	end: number,
): number {
	const from = Math.max(start, end - mostOfEndTag);
	const match = endTagInText.exec(text.slice(from, end));
	return match && (match[1] ?? match[2]) === name ? from + match.index : -1;
}

/** `>` or `/>` directly after a text, and not the end of a comment, a section, or an instruction. */
const restOfEndTag = /[^\s<>/=-]\/?>$/;

/**
 * The start of what is left of the end tag of the leaf `name` at the end of its text before another tag: a `>`, perhaps after its
 * slash, or after its name; -1 if there is none.
 */
export function startOfEndTagRest(
	text: string,
	name: ElementName,
	start: number,
	end: number,
): number {
	const from = Math.max(start, end - 'a/>'.length);
	if (!restOfEndTag.test(text.slice(from, end))) return -1;
	if (text.startsWith(']]>', end - 3)) return -1;
	if (text.startsWith('?>', end - 2) && text.slice(start, end).includes('<?')) return -1;
	return startOfName(text, name, start, end - (text.charCodeAt(end - 2) === SLASH ? 2 : 1));
}

/**
 * What is left of the end tag of the leaf `name` whose text begins at `start`, if that ends with a `<` at the end of a line, before
 * another tag: the `<` at `at`, or the next one after the name, as in `<string<`.
 */
export function endTagWithOpenEnd(
	text: string,
	name: ElementName,
	start: number,
	at: number,
): TextRange | undefined {
	const last = text.startsWith(`${name}<`, at + 1) ? at + 1 + name.length : at;
	const next = skipSpaces(text, last + 1);
	if (at <= start || !isLineBreak(text.charCodeAt(next))) return undefined;
	if (text.charCodeAt(skipWhiteSpace(text, next, text.length)) !== LESS_THAN) return undefined;
	return { start: startOfName(text, name, start, last), end: last + 1 };
}

/** What can be before the name in an end tag without its `</`. */
const beforeName = /[<>/]{0,2}$/;

/** The start of `name` at `end`, with the signs before it; `end` without that name. */
function startOfName(text: string, name: ElementName, start: number, end: number): number {
	if (!text.startsWith(name, end - name.length) || end - name.length <= start) return end;
	const from = end - name.length;
	const [signs = ''] = beforeName.exec(text.slice(Math.max(start, from - 2), from)) ?? [];
	return from - signs.length;
}

/** `[tag]` or `&lt;tag&gt;` at the beginning, or `[/tag` anywhere. */
const likeTag = /^(?:[({[]|&lt;)\/?\w+[ \t]*\/?(?:[)}\]>]|&gt;)|(?:[({[<]|&lt;)[ \t]*[/\\]/;

/** Whether the text of an element without one of its tags can contain what is left of that tag. */
export function mayContainTag(text: string, name: string): boolean {
	return likeTag.test(text) || new RegExp(`${name}(?:>|&gt;)|^${name}\\W|/${name}\\W*$`).test(text);
}

/** Names of types in programming languages, and of elements in other formats. */
const otherNames: ReadonlyMap<string, ElementName> = new Map<string, ElementName>([
	['dictionary', 'dict'],
	['double', 'real'],
	['float', 'real'],
	['int', 'integer'],
	['number', 'integer'],
	['str', 'string'],
]);

/** The element that is probably intended by an unknown name. */
export function intendedElement(written: string): ElementName | undefined {
	const name = written.toLowerCase();
	const alike = elementNames.filter((each) => each.charAt(0) === name.charAt(0));
	// Names are short, and those of other formats are often near them: `doc`, `name`.
	const nearest = otherNames.get(name) ?? nearestByEdits(name, alike, name.length > 4 ? 2 : 1);
	return elementNames.find((each) => each === nearest);
}

/**
 * The element of a misspelled start tag: that of the end tag at `next` after its text, or a container before another tag.
 * `isInside`: it is inside an element. Outside, only `<plist>` can be intended.
 */
export function shownElement(
	text: string,
	written: string,
	openEnd: number,
	next: number,
	isInside: boolean,
): ElementName | undefined {
	const closed = text.charCodeAt(next + 1) === SLASH ? elementNameAt(text, next + 2) : undefined;
	const isClosed = closed && text.charCodeAt(next + 2 + closed.length) === GREATER_THAN;
	if (isClosed && !isContainerName(closed)) return closed;
	if (skipWhiteSpace(text, openEnd, text.length) !== next) return undefined;
	const intended = intendedElement(written);
	if (!intended || !isContainerName(intended)) return undefined;
	const isCaseOnly = written.toLowerCase() === 'plist';
	const isRoot = intended === 'plist' && (isCaseOnly || elementNameAt(text, next + 1));
	return isInside || isRoot ? intended : undefined;
}

/** The container that the content of an element is in: only dictionaries begin with a key. */
export function containerWithContent({ type, firstElement: first }: ElementNode): ElementName {
	if (!first || (type !== 'dict' && type !== 'array')) return type;
	return first.type === 'key' ? 'dict' : 'array';
}

function damagedTag(pattern: RegExp, text: string, at: number): DamagedTag | undefined {
	const match = matchAt(pattern, text, at);
	const name = match ? elementNameAt(match[1] ?? '', 0) : undefined;
	return match && name ? { name, end: at + match[0].length } : undefined;
}
