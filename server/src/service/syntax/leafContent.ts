/** Reads the text inside strings, keys, numbers, dates and data: its end if the end tag is missing, and its faults. */
import { isEndTagOfIOKit } from './attributes.js';
import {
	GREATER_THAN,
	indentationBefore,
	nameEnd,
	SLASH,
	skipWhiteSpace,
	trimEnd,
} from './characters.js';
import {
	endOfDamagedEndTag,
	endOfEndTagWithoutSlash,
	endTagWithOpenEnd,
	startOfDamagedEndTag,
	startOfEndTagRest,
} from './damagedTags.js';
import { elementNameAt, isContainerName, type LeafName } from './elementNames.js';
import { checkEntities } from './entities.js';
import { ALL, CORE_FOUNDATION, type FaultList, IOKIT, KERNEL } from './faultList.js';
import { checkData, checkDate, checkInteger, checkReal } from './scalars.js';
import { sectionAt } from './sections.js';
import { startTagEnd } from './startTag.js';
import type { ElementNode } from './syntaxTree.js';
import { isStartTag, type TagsInText, tagsInText } from './tagsInText.js';
import type { TreeBuilder } from './treeBuilder.js';

export interface ContentEnd {
	readonly closeStart: number;
	readonly end: number;
	readonly closed: boolean;
	/** The type of the leaf, if its start tag has the name of another one. */
	readonly type?: LeafName;
}

/** The kernel accepts strings up to this many bytes, which it copies into a buffer of 256 kB. */
const MAX_STRING_BYTES = 262_141;

/**
 * The end of the leaf element `name` whose content begins at `openEnd` and contains markup other than its end tag
 * at `from`. A leaf contains no elements: a start tag inside it shows that the end tag is missing.
 */
export function endOfContent(
	tree: TreeBuilder,
	name: LeafName,
	openEnd: number,
	from: number,
): ContentEnd {
	const { text, search } = tree;
	// On another line, a start tag begins a value of its own.
	const lineEnd = name === 'data' ? text.length : search.lineEnd(openEnd);
	let at = from;
	/** Up to here, the own end tag has been looked for. */
	let searched = 0;
	while (at >= 0 && at < text.length) {
		let tagEnd = endOfDamagedEndTag(text, name, at);
		if (tagEnd > 0) return damaged(tree, at, tagEnd);
		if (at <= lineEnd) tagEnd = endOfEndTagWithoutSlash(text, name, at, search);
		// `/<key>` is `</key>` with its first two characters exchanged.
		const isExchanged = at > openEnd && text.charCodeAt(at - 1) === SLASH;
		if (tagEnd > 0) return damaged(tree, isExchanged ? at - 1 : at, tagEnd);
		const rest = endTagWithOpenEnd(text, name, openEnd, at);
		if (rest) return damaged(tree, rest.start, rest.end);
		if (name !== 'true' && name !== 'false' && at >= searched && isStartTag(text, at, search)) {
			const tags = tagsInText(text, name, at, tree.isInPlace(name));
			if (tags) return markedUp(tree, name, at, tags);
			searched = search.lineEnd(at);
		}
		if (text.charCodeAt(at + 1) === SLASH) {
			const end = endTag(tree, name, openEnd, at);
			if (end) return end;
			at = text.indexOf('<', at + 2);
			continue;
		}
		// A comment is next to the leaf if the text before it ends with an end tag.
		if (text.startsWith('<!--', at) && endsWithEndTag(text, name, openEnd, at)) break;
		const element = elementNameAt(text, at + 1);
		const afterName = element ? at + 1 + element.length : 0;
		if (element && nameEnd(text, at + 1) === afterName && startTagEnd(text, afterName, search) > 0)
			break;
		at = text.indexOf('<', markup(tree, name, at));
	}
	return withoutEndTag(tree, name, openEnd, at < 0 ? text.length : at);
}

/** A leaf whose end tag is not before `stop`, unless only its `<` is missing. */
function withoutEndTag(
	tree: TreeBuilder,
	name: LeafName,
	openEnd: number,
	stop: number,
): ContentEnd {
	const end = trimEnd(tree.text, openEnd, stop);
	const damagedStart = startOfDamagedEndTag(tree.text, name, openEnd, end);
	const start = damagedStart < 0 ? startOfEndTagRest(tree.text, name, openEnd, end) : damagedStart;
	if (start >= 0) return damaged(tree, start, end);
	return { closeStart: end, end, closed: false };
}

/** Whether the text of the leaf `name` ends before `stop` with an end tag without its `<`. */
function endsWithEndTag(text: string, name: LeafName, openEnd: number, stop: number): boolean {
	return startOfDamagedEndTag(text, name, openEnd, trimEnd(text, openEnd, stop)) >= 0;
}

/** A leaf with tags in its text from `at` on. */
function markedUp(tree: TreeBuilder, name: LeafName, at: number, tags: TagsInText): ContentEnd {
	const { tagsEnd, closeStart } = tags;
	tree.faults.add({ code: 'bare-less-than', element: name, tagsEnd }, at, at + 1, ALL);
	return { closeStart, end: closeStart + `</${name}>`.length, closed: true };
}

function damaged({ text, faults }: TreeBuilder, at: number, end: number): ContentEnd {
	faults.add({ code: 'malformed-end-tag', tag: text.slice(at, end) }, at, end, ALL);
	return { closeStart: at, end, closed: true };
}

/** The end tag at `at`, if it ends the leaf: its own, a misspelled one, or one that is still being typed. */
function endTag(
	tree: TreeBuilder,
	name: LeafName,
	openEnd: number,
	at: number,
): ContentEnd | undefined {
	const { text, faults } = tree;
	const written = elementNameAt(text, at + 2);
	const after = nameEnd(text, at + 2);
	const known = written && after === at + 2 + written.length ? written : undefined;
	// A container usually ends on a line of its own, and a leaf after its text.
	const endsLine = tree.byIndentation && indentationBefore(text, at) < 0;
	if (known && isContainerName(known) && !endsLine) return withoutEndTag(tree, name, openEnd, at);
	const gap = skipWhiteSpace(text, after, text.length);
	if (text.charCodeAt(gap) === GREATER_THAN) {
		const tag = text.slice(at, gap + 1);
		const startTag = `<${name}>`;
		const start = openEnd - startTag.length;
		if (known && tree.isWrongStart(name, known) && text.startsWith(startTag, start)) {
			const detail = { code: 'mismatched-end-tag', tag: startTag, expected: known } as const;
			faults.add(detail, start, openEnd, ALL);
			return { closeStart: at, end: gap + 1, closed: true, type: known as LeafName };
		}
		if (known !== name) {
			faults.add({ code: 'mismatched-end-tag', tag, expected: name }, at, gap + 1, ALL);
		} else if (gap > after) {
			faults.add({ code: 'space-in-tag', tag }, after, gap, IOKIT);
		}
		return { closeStart: at, end: gap + 1, closed: true };
	}
	if (known === name) return unusualEndTag(tree, at, after);
	const isPrefix = name.startsWith(text.slice(at + 2, after));
	if (!isPrefix) return undefined;
	// A slip in an end tag, and the same one again.
	const again = `</${name}>`;
	if (text.startsWith(again, after)) return damaged(tree, at, after + again.length);
	faults.add({ code: 'unfinished-tag', tag: text.slice(at, after) }, at, after, ALL);
	return { closeStart: at, end: after, closed: true };
}

/** `</string a="b">`, which IOKit's parsers accept, or an end tag whose `>` is missing. */
function unusualEndTag(tree: TreeBuilder, at: number, after: number): ContentEnd {
	const { text, faults, search } = tree;
	const tagEnd = startTagEnd(text, after, search);
	if (tagEnd < 0) {
		faults.add({ code: 'unfinished-tag', tag: text.slice(at, after) }, at, after, ALL);
		return { closeStart: at, end: after, closed: true };
	}
	const rejectedBy = isEndTagOfIOKit(text, after, tagEnd - 1, true) ? CORE_FOUNDATION : ALL;
	faults.add({ code: 'malformed-end-tag', tag: text.slice(at, tagEnd) }, at, tagEnd, rejectedBy);
	return { closeStart: at, end: tagEnd, closed: true };
}

/** Reads the markup at `at` inside a leaf. Returns the offset at which the text continues. */
function markup(tree: TreeBuilder, name: LeafName, at: number): number {
	const { text, faults, search } = tree;
	const section = sectionAt(text, at, search);
	if (!section) {
		faults.add({ code: 'bare-less-than', element: name }, at, at + 1, ALL);
		return at + 1;
	}
	if (section.type === 'comment') {
		faults.add({ code: 'comment-in-leaf', element: name }, at, section.end, ALL);
	} else {
		// CoreFoundation reads CDATA sections in text that it decodes.
		const rejectedBy = name === 'string' || name === 'key' || name === 'real' ? IOKIT : ALL;
		faults.add({ code: 'cdata-section', element: name }, at, section.end, rejectedBy);
	}
	return section.end;
}

/** Checks the content of a leaf that is more than a few plain characters. */
export function finishLeaf(text: string, node: ElementNode, faults: FaultList): void {
	const { type, openEnd, closeStart } = node;
	switch (type) {
		case 'string':
		case 'key':
			if (!node.plain) checkEntities(text, openEnd, closeStart, faults);
			if (closeStart - openEnd > MAX_STRING_BYTES / 3) checkLength(text, node, faults);
			break;
		case 'integer':
			checkInteger(text, node, faults);
			break;
		case 'real':
			checkReal(text, node, faults);
			break;
		case 'date':
			checkDate(text, node, faults);
			break;
		case 'data':
			checkData(text, node, faults);
			break;
		case 'true':
		case 'false': {
			const rejectedBy = closeStart > openEnd ? ALL : IOKIT;
			faults.add({ code: 'boolean-with-end-tag', element: type }, node.start, node.end, rejectedBy);
			break;
		}
	}
}

function checkLength(text: string, node: ElementNode, faults: FaultList): void {
	let bytes = 0;
	for (let at = node.openEnd; at < node.closeStart; at++) {
		const code = text.charCodeAt(at);
		bytes += code < 0x80 ? 1 : code < 0x800 || (code & 0xf800) === 0xd800 ? 2 : 3;
	}
	if (bytes > MAX_STRING_BYTES) {
		faults.add(
			{ code: 'too-large', size: bytes, limit: MAX_STRING_BYTES, unit: 'bytes' },
			node.start,
			node.openEnd,
			KERNEL,
		);
	}
}
