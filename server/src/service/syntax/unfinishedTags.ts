/** Reads tags without their `>`: the elements that they are tags of, if that is clear. */
import { indentationBefore, skipWhiteSpace, trimEnd } from './characters.js';
import { contentAfter, tagWithoutName } from './damagedTags.js';
import { type ElementName, isContainerName } from './elementNames.js';
import { ALL } from './faultList.js';
import { isStartOfRoot } from './rootTag.js';
import type { TreeBuilder } from './treeBuilder.js';

/** The empty tag of an element that can be empty. */
const wholeExceptBracket = /^<(?:true|false|string)[ \t]*\/$/;

/**
 * A start tag without `>`, which ends at the end of its line or at the next tag. Returns the offset after it, or after its
 * element.
 */
export function unfinishedStartTag(
	tree: TreeBuilder,
	name: ElementName | undefined,
	at: number,
	/** The offset after the name, or after the attribute of `<plist>`. */
	afterName: number,
): number {
	const { text, faults } = tree;
	const nameless = name === undefined ? tagWithoutName(text, at) : undefined;
	if (nameless) return unfinishedStartTag(tree, nameless.name, at, nameless.end);
	const line = tree.search.lineEnd(afterName);
	const content = name === undefined ? afterName : contentAfter(text, name, afterName);
	const next = text.indexOf('<', content);
	const stop = next >= 0 && next < line ? next : line;
	const end = trimEnd(text, at + 1, stop);
	const tag = text.slice(at, end);
	const isWhole = end === afterName || wholeExceptBracket.test(tag);
	faults.add({ code: 'unfinished-tag', tag }, at, isWhole ? end : afterName, ALL);
	if (name !== undefined && next === stop && text.startsWith(`/${name}>`, next + 1)) {
		const from = skipWhiteSpace(text, content, stop);
		const close = next + name.length + 3;
		if (!isContainerName(name)) tree.addLeaf(name, at, from, next, close);
		return close;
	}
	if (name !== undefined && isWhole && end > afterName) {
		tree.addLeaf(name, at, end, end, end);
		return end;
	}
	if (name === 'plist' && isStartOfRoot(tree, end)) {
		tree.open(name, at, end);
		return end;
	}
	if (name !== undefined && isContainerName(name) && tree.byIndentation && stop === line) {
		const inner = skipWhiteSpace(text, line, text.length);
		if (indentationBefore(text, inner) > indentationBefore(text, at)) {
			tree.open(name, at, end);
			return end;
		}
	}
	tree.addTrivia('unfinishedTag', at, end);
	return end;
}

/** An end tag without `>`, which is still being typed, or of the element `name`. Returns the offset after it. */
export function unfinishedEndTag(
	tree: TreeBuilder,
	name: ElementName | undefined,
	at: number,
	afterName: number,
): number {
	const { text, faults, current } = tree;
	const line = tree.search.lineEnd(afterName);
	const next = text.indexOf('<', afterName);
	const end = trimEnd(text, at + 2, next >= 0 && next < line ? next : line);
	faults.add({ code: 'unfinished-tag', tag: text.slice(at, end) }, at, end, ALL);
	if (current.type !== 'document' && (current.type === name || tree.closesCurrent(at))) {
		tree.close(at, end);
	} else {
		tree.addTrivia('unfinishedTag', at, end);
	}
	return end;
}
