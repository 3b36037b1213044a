/** Start tags of dictionaries that are missing, repeated, or written as end tags, where the keys in them show what is intended. */
import type { DriverPlist } from '../../document/driverPlist.js';
import { indentBefore, indentOfLine } from '../../edit/indentation.js';
import { layoutOf } from '../../edit/xmlText.js';
import { skipSpaces } from '../../syntax/characters.js';
import { pairsOf } from '../../syntax/dictPairs.js';
import { isImpliedRoot } from '../../syntax/missingDict.js';
import { parentAt } from '../../syntax/nodeAt.js';
import type { SyntaxFault } from '../../syntax/syntaxFault.js';
import { type ElementNode, isElement } from '../../syntax/syntaxTree.js';
import { isLineBreak } from '../../text/line.js';
import { countWhile } from '../../text/ordered.js';
import type { Fix } from '../rule.js';
import { fixTitles } from './entryFixes.js';
import { changeTextFix, removeTextFix, replaceTextFix } from './textFixes.js';

const tag = '<dict>';

/** The fix for a key whose dictionary has no start tag, or for one at the beginning of such a dictionary; none for others. */
export function missingDictFixes(
	{ code, range }: SyntaxFault<'key-without-value' | 'key-outside-dict'>,
	plist: DriverPlist,
): readonly Fix[] {
	const { text, lines } = plist;
	const dict = dictFrom(plist, code === 'key-outside-dict' ? range.start : range.end);
	if (!dict || dict.start < dict.openEnd) return [];
	// Without an end tag, too, the tag alone would break well-formed XML.
	if (dict.closeStart === dict.end) return isImpliedRoot(dict) ? [wholeRootFix(dict, plist)] : [];
	const { start } = dict;
	const title = fixTitles.add({ key: tag });
	const inner = indentBefore(text, start);
	if (inner === undefined) {
		return [replaceTextFix(title, { start, end: start }, tag, false)];
	}
	const line = lines.startOfLine(start);
	const above = line > 0 ? lines.startOfLine(line - 1) : line;
	// A line that is left empty is that of the tag.
	const isEmptied = line > 0 && isLineBreak(text.charCodeAt(skipSpaces(text, above)));
	const outer = indentBefore(text, code === 'key-outside-dict' ? dict.closeStart : range.start);
	const by = (outer ?? '') + tag + layoutOf(text).eol + inner;
	const place = { start: isEmptied ? above : line, end: start };
	return [replaceTextFix(title, place, by, isCertain(dict, outer, plist))];
}

/** The fix for keys and values of the root without both of its tags. */
function wholeRootFix(dict: ElementNode, plist: DriverPlist): Fix {
	const { text, lines } = plist;
	const { start, end, parent } = dict;
	const inner = indentBefore(text, start);
	const isOnLine = inner !== undefined;
	const outer = isOnLine ? indentOfLine(plist, parent.start) : '';
	const eol = isOnLine ? layoutOf(text).eol : '';
	const place = { start: isOnLine ? lines.startOfLine(start) : start, end: start };
	return {
		title: fixTitles.add({ key: tag }),
		edits: [
			{ kind: 'replaceText', range: place, by: outer + tag + eol + (inner ?? '') },
			{ kind: 'replaceText', range: { start: end, end }, by: `${eol}${outer}</dict>` },
		],
		preferred: pairsOf(dict).every(({ key, value }) => key && value),
	};
}

/** The fix for an end tag in place of the start tag of a dictionary. */
export function endTagAsStartFix(
	{ range }: SyntaxFault<'unexpected-end-tag'>,
	plist: DriverPlist,
): Fix | undefined {
	const dict = dictFrom(plist, range.start);
	if (dict?.start !== range.start) return undefined;
	const outer = indentBefore(plist.text, range.start);
	return changeTextFix(range, tag, isCertain(dict, outer, plist));
}

/** The fix for the start tag of a dictionary that is there twice. */
export function repeatedDictFix(
	{ range }: SyntaxFault<'value-without-key'>,
	plist: DriverPlist,
): Fix | undefined {
	const dict = parentAt(plist.syntax.root, range.start);
	const [first] = dict.children;
	if (dict.type !== 'dict' || first?.type !== 'ignoredTag' || first.start !== range.start) {
		return undefined;
	}
	const outer = indentOfLine(plist, dict.start);
	const isBelow = indentBefore(plist.text, range.start) ?? outer;
	return removeTextFix(plist, range, tag, isBelow === outer && isCertain(dict, outer, plist));
}

/** The first element in its parent that begins at `offset` or later, if it is a dictionary. */
function dictFrom({ syntax: { root } }: DriverPlist, offset: number): ElementNode | undefined {
	const { children } = parentAt(root, offset);
	const before = countWhile(children.length, (at) => (children[at]?.start ?? 0) < offset);
	const next = children.slice(before, before + mostNodes).find(isElement);
	return next?.type === 'dict' ? next : undefined;
}

/** How many comments between a key and its dictionary are skipped, so that the time stays linear. */
const mostNodes = 16;

/** Whether a dictionary ends with the indentation `outer`, and its keys are indented deeper, so that only its start tag is wrong. */
function isCertain(dict: ElementNode, outer: string | undefined, { text }: DriverPlist): boolean {
	const first = dict.firstElement;
	const inner = first && indentBefore(text, first.start);
	if (outer === undefined || inner === undefined || dict.closeStart === dict.end) return false;
	const isDeeper = inner.startsWith(outer) && inner.length > outer.length;
	return isDeeper && indentBefore(text, dict.closeStart) === outer;
}
