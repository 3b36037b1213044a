/**
 * Finds what XML 1.0 does not allow, but Apple's parsers accept: they skip instructions, document types, and attributes
 * without reading them (CFPropertyList.c:skipXMLProcessingInstruction, skipDTD, parseXMLElement).
 */
import type { TextRange } from '../text/textRange.js';
import { firstNotXml, notXmlIn } from '../text/xmlCharacters.js';
import { skipWhiteSpace, trimEnd } from './characters.js';
import { entitiesIn } from './entities.js';
import { type FaultList, NONE } from './faultList.js';
import { ForwardSearch } from './forwardSearch.js';
import { matchAt } from './matchAt.js';
import { CDATA_CLOSE, sectionsIn } from './sections.js';
import type { NotXml } from './syntaxFault.js';
import type { ElementNode } from './syntaxTree.js';
import type { TreeBuilder } from './treeBuilder.js';

/** A name of letters that readers by the first editions of XML 1.0 know, too. */
const name = '[:_\\p{L}][-.:_\\p{L}\\p{M}\\p{Nd}\\u{b7}]*';
const space = '[ \\t\\r\\n]';
const equals = `${space}*=${space}*`;
const quoted = (content: string): string => `(?:"${content}"|'${content}')`;

/** XML 1.0, 2.8, production 23. */
const declaration = new RegExp(
	`^<\\?xml${space}+version${equals}${quoted('1\\.[0-9]+')}` +
		`(?:${space}+encoding${equals}${quoted('[A-Za-z][-A-Za-z0-9._]*')})?` +
		`(?:${space}+standalone${equals}${quoted('(?:yes|no)')})?${space}*\\?>$`,
);
/** XML 1.0, 2.6, production 16. */
const instruction = new RegExp(`^<\\?${name}(?:${space}[^]*)?\\?>$`, 'u');
/** XML 1.0, 2.8, production 28, without an internal subset, which CoreFoundation rejects. */
const publicCharacters = '- \\r\\na-zA-Z0-9()+,./:=?;!*#@$_%';
const publicId = `(?:"[${publicCharacters}']*"|'[${publicCharacters}]*')`;
const systemId = `(?:"[^"]*"|'[^']*')`;
const externalId = `(?:SYSTEM|PUBLIC${space}+${publicId})${space}+${systemId}`;
const documentType = new RegExp(
	`^<!DOCTYPE${space}+${name}(?:${space}+${externalId})?${space}*>$`,
	'u',
);
/** The attribute at an offset, with the whitespace before it. */
const attribute = new RegExp(`(${space}*)(${name})${equals}(?:"([^"]*)"|'([^']*)')`, 'uy');

/** What is wrong with the instruction from `start` to `end`, such as the XML declaration. */
export function notXmlInstruction(
	{ text, document, prolog }: TreeBuilder,
	start: number,
	end: number,
): NotXml | undefined {
	const written = text.slice(start, end);
	if (!instruction.test(written)) return 'instruction';
	const [, target = ''] = /^<\?([^\s?]*)/.exec(written) ?? [];
	if (target !== 'xml') return target.toLowerCase() === 'xml' ? 'instruction' : undefined;
	const isFirst = start === prolog.start;
	const isRepeated = prolog.hasDeclaration;
	prolog.hasDeclaration = true;
	if (isRepeated) return 'repeatedDeclaration';
	if (!isFirst) {
		// CoreFoundation rejects text before it.
		const isAfterText = document.children.some(({ type }) => type === 'unexpectedText');
		return isAfterText ? undefined : 'lateDeclaration';
	}
	return declaration.test(written) ? undefined : 'declaration';
}

/** What is wrong with a document type outside the root. */
export function notXmlDoctype(
	{ document, prolog }: TreeBuilder,
	written: string,
): NotXml | undefined {
	if (document.firstElement) return 'lateDoctype';
	// Where the first one is not XML, this one may be a part of it for other readers.
	if (prolog.isDoctypeXml === false) return undefined;
	if (prolog.isDoctypeXml) return 'repeatedDoctype';
	prolog.isDoctypeXml = documentType.test(written);
	return prolog.isDoctypeXml ? undefined : 'doctype';
}

interface NotXmlAttribute {
	readonly construct: NotXml;
	readonly written: string;
	readonly range: TextRange;
}

/** The first attribute that XML does not allow between the name of a tag, which ends at `from`, and its `>` or `/>`. */
export function notXmlAttribute(
	text: string,
	from: number,
	to: number,
): NotXmlAttribute | undefined {
	const tag = text.slice(from, to);
	const names = new Set<string>();
	let at = 0;
	for (let match = matchAt(attribute, tag, at); match; match = matchAt(attribute, tag, at)) {
		const [whole, before = '', key = '', double, single] = match;
		const range = { start: from + at + before.length, end: from + at + whole.length };
		at += whole.length;
		if (names.has(key)) return { construct: 'repeatedAttribute', written: key, range };
		names.add(key);
		if (before !== '' && isAttributeValue(double ?? single ?? '')) continue;
		return { construct: 'attribute', written: text.slice(range.start, range.end), range };
	}
	const start = skipWhiteSpace(text, from + at, to);
	const range = { start, end: trimEnd(text, start, to) };
	const written = text.slice(range.start, range.end);
	return written === '' ? undefined : { construct: 'attribute', written, range };
}

function isAttributeValue(value: string): boolean {
	return !value.includes('<') && firstNotXml(value) === undefined && hasXmlReferences(value);
}

/** Whether text between tags has only references and characters that XML allows. */
export function isXmlText(written: string): boolean {
	return !written.includes(CDATA_CLOSE) && hasXmlReferences(written);
}

/** Whether each `&` begins a reference to a character of XML. */
function hasXmlReferences(text: string): boolean {
	let ampersands = text.split('&').length - 1;
	for (const { decoded } of entitiesIn(text)) {
		if (decoded === undefined || firstNotXml(decoded) !== undefined) return false;
		ampersands--;
	}
	return ampersands === 0;
}

/** Reports `]]>` in the text of a string or key outside CDATA sections. */
export function checkSectionEnds(text: string, node: ElementNode, faults: FaultList): void {
	if (node.type !== 'string' && node.type !== 'key') return;
	const content = text.slice(node.openEnd, node.closeStart);
	const search = new ForwardSearch(content);
	const add = (start: number): void => {
		const detail = {
			code: 'not-well-formed',
			construct: 'sectionEnd',
			written: CDATA_CLOSE,
		} as const;
		faults.add(detail, start, start + CDATA_CLOSE.length, NONE);
	};
	let from = 0;
	for (const { start, end } of [...sectionsIn(content), around(content.length)]) {
		let found = search.indexOf(CDATA_CLOSE, from);
		for (; found >= 0 && found < start; found = search.indexOf(CDATA_CLOSE, found + 1)) {
			add(node.openEnd + found);
		}
		from = end;
	}
}

function around(offset: number): TextRange {
	return { start: offset, end: offset };
}

/** Reports characters that XML does not allow, in constructs that have no fault for which other readers reject them. */
export function checkCharacters(text: string, faults: FaultList): void {
	if (firstNotXml(text) === undefined) return;
	for (const { start, end } of faults.outside(notXmlIn(text))) {
		const written = text.slice(start, end);
		faults.add({ code: 'not-well-formed', construct: 'characters', written }, start, end, NONE);
	}
}
