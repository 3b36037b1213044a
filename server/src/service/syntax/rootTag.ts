/** Start tags of `<plist>` with a wrong or a missing character: outside of elements, only this one can be intended. */
import { ALL } from './faultList.js';
import { matchAt } from './matchAt.js';
import type { TreeBuilder } from './treeBuilder.js';

const version = 'version="[^"<>\\r\\n]{0,9}"';

/** The rest of the tag: `plist version="1.0">`, `?plist>`, `&lt;plist>`, `p version="1.0"`. */
const restOfTag = new RegExp(
	`(?!\\W?xml)(?:&lt;|[^\\s<>/])?(?:[a-z]{0,6}[ \\t]?(${version})(?:>|&gt;|[^\\w\\s<>])?|plist(?:>|&gt;))(?=[ \\t]*(?:[\\r\\n<]|$))`,
	'y',
);

const attribute = new RegExp(`[ \\t]+${version}`, 'y');

/** What is left of the start tag at the beginning of a text: the whole tag, and the offset after the rest. */
export function rootTagInText(text: string, at: number): { tag: string; end: number } | undefined {
	const match = matchAt(restOfTag, text, at);
	if (!match) return undefined;
	const [rest, written] = match;
	return { tag: written ? `<plist ${written}>` : '<plist>', end: at + rest.length };
}

/** The offset after the attribute of a start tag of `<plist>` whose name ends at `afterName`. */
export function afterVersion(text: string, afterName: number): number {
	const match = matchAt(attribute, text, afterName);
	return match ? afterName + match[0].length : afterName;
}

/** Whether a damaged start tag of `<plist>` before `end` is that of the root: it is before all elements, and has an end tag. */
export function isStartOfRoot({ document, current, search }: TreeBuilder, end: number): boolean {
	const isFirst = current === document && !document.firstElement;
	return isFirst && search.indexOf('</plist>', end) >= 0;
}

/** Opens the root at a text that is the rest of its start tag. Returns the offset after the text. */
export function openRootInText(tree: TreeBuilder, at: number): number | undefined {
	const { text, faults } = tree;
	const root = isStartOfRoot(tree, at) ? rootTagInText(text, at) : undefined;
	if (!root) return undefined;
	faults.add({ code: 'unexpected-text', text: text.slice(at, root.end) }, at, root.end, ALL);
	tree.open('plist', at, root.end);
	return root.end;
}

/** What can follow the end tag of a root whose start tag is late: that of the dictionary, if they are exchanged, too. */
const afterRoot = /^\s*(?:<\/dict>\s*)?$/;
const mostAfterRoot = 100;

/** Ignores a start tag of `<plist>` in another element if it is that of the root: its end tag is at the end of the text. */
export function ignoreLateRoot(tree: TreeBuilder, start: number, openEnd: number): boolean {
	const { text, document, current, search } = tree;
	const first = document.firstElement;
	if (current === document || !first || first.type === 'plist') return false;
	const close = search.indexOf('</plist>', openEnd);
	const after = close + '</plist>'.length;
	const isAtEnd = close >= 0 && text.length - after < mostAfterRoot;
	if (!isAtEnd || !afterRoot.test(text.slice(after))) return false;
	tree.late.addRoot(start, openEnd, first.start);
	tree.addTrivia('ignoredTag', start, openEnd);
	return true;
}
