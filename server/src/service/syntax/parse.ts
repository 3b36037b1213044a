/** Parses a text to a tree in linear time, and repairs its structure. Never throws. */
import { BYTE_ORDER_MARK, isWhiteSpace, skipWhiteSpace, trimEnd } from './characters.js';
import { checkPairs } from './dictPairs.js';
import { ALL, FaultList, IOKIT, KERNEL } from './faultList.js';
import type { Guide } from './guide.js';
import {
	type MergeConflict,
	mergeConflictsIn,
	outermost,
	withCurrentVersions,
} from './mergeConflicts.js';
import { checkOldStyle, isOldStyle } from './oldStyle.js';
import { Scanner } from './scanner.js';
import { DocumentNode, type ParseResult, type PlistFormat } from './syntaxTree.js';
import { TreeBuilder } from './treeBuilder.js';
import { checkCharacters } from './wellFormed.js';
import { checkKeys } from './wrongContainers.js';

/** The maximum number of objects that the kernel reads from one text (xnu OSUnserializeXML.y, MAX_OBJECTS). */
const MAX_OBJECTS = 131_071;

/**
 * Parses the text of a property list. If tags are missing or superfluous, the text is read again with other guides,
 * and the reading with the fewest faults is the result; of equal ones, the reading by indentation. `mostFaults` is the
 * number of faults that are kept; by default, as many as a person reads.
 */
export function parse(text: string, mostFaults?: number): ParseResult {
	const all = mergeConflictsIn(text);
	const conflicts = outermost(all);
	const read = withCurrentVersions(text, all);
	const first = read.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;
	const format = formatOf(read, first);
	if (format !== 'xml') return withoutTree(read, first, format);
	const build = (guide: Guide) =>
		buildTree(read, contentStart(conflicts, first), guide, mostFaults);
	const plain = build('tags');
	if (plain.faults.structural === 0) {
		return finish(plain.roots.lacksDict ? build('gaps') : plain, first, conflicts);
	}
	const readings = [build('indentation'), plain];
	if (plain.sawGap) readings.push(build('gaps'));
	// An end tag of which only the name is wrong is one fault. One that is superfluous is, too.
	if (plain.sawWrongEndTag && plain.faults.structural > 1) readings.push(build('endTags'));
	const fewest = Math.min(...readings.map(({ faults }) => faults.structural));
	const best = readings.find(({ faults }) => faults.structural === fewest) ?? plain;
	return finish(best, first, conflicts);
}

/** The offset of the first character of the current version: no whitespace may be before a declaration. */
function contentStart([conflict]: readonly MergeConflict[], first: number): number {
	return conflict?.start === first ? conflict.current.start : first;
}

/** The tree of a text that a program wrote. If elements are not closed, the text is cut off, so their indentation has no meaning. */
export function parseWritten(text: string): DocumentNode {
	const first = text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;
	return buildTree(text, first, 'tags').document;
}

function buildTree(text: string, first: number, guide: Guide, mostFaults?: number): TreeBuilder {
	const tree = new TreeBuilder(text, new FaultList(mostFaults), guide);
	new Scanner(tree).scan(first);
	return tree;
}

function finish(
	tree: TreeBuilder,
	first: number,
	conflicts: readonly MergeConflict[],
): ParseResult {
	const { text, faults, document } = tree;
	for (const dict of tree.irregularDicts) checkPairs(text, dict, faults);
	for (const array of tree.arraysWithKeys) checkKeys(text, array, faults);
	addByteOrderMark(first, faults);
	for (const conflict of conflicts) {
		const { start, end } = conflict.marker;
		const marker = text.slice(start, end);
		faults.add({ code: 'merge-conflict', conflict, marker }, start, end, ALL);
	}
	checkCharacters(text, faults);
	const size = tree.elementCount;
	if (size > MAX_OBJECTS) {
		faults.add({ code: 'too-large', size, limit: MAX_OBJECTS, unit: 'objects' }, 0, 0, KERNEL);
	}
	if (size === 0) {
		faults.add({ code: 'empty-plist' }, first, trimEnd(text, first, text.length), ALL);
	}
	return {
		text,
		format: 'xml',
		root: document,
		faults: faults.finish(),
		omittedFaults: faults.omitted,
		hasDamagedTags: faults.hasDamagedTags,
		comments: tree.comments,
		directives: tree.directives,
		conflicts,
		ends: faults.ends(),
	};
}

function withoutTree(text: string, first: number, format: PlistFormat): ParseResult {
	const faults = new FaultList();
	addByteOrderMark(first, faults);
	const start = skipWhiteSpace(text, first, text.length);
	const lineEnd = text.indexOf('\n', start);
	const end = lineEnd < 0 ? text.length : lineEnd;
	if (format === 'binary') {
		faults.add({ code: 'binary-plist', state: 'textOnly' }, 0, Math.min(8, text.length), IOKIT);
	} else if (format === 'oldStyle') checkOldStyle(text, start, end, faults);
	else if (format === 'utf16') {
		const rejectedBy = isWhiteSpace(text.charCodeAt(0)) ? IOKIT : ALL;
		faults.add({ code: 'not-utf8', encoding: 'UTF-16' }, 0, 1, rejectedBy);
	} else {
		const rejectedBy = isOldStyle(text) ? IOKIT : ALL;
		faults.add({ code: 'empty-plist' }, text.length, text.length, rejectedBy);
	}
	return {
		text,
		format,
		root: new DocumentNode(text.length),
		faults: faults.finish(),
		omittedFaults: faults.omitted,
		hasDamagedTags: faults.hasDamagedTags,
		comments: [],
		directives: [],
		conflicts: [],
		ends: faults.ends(),
	};
}

function addByteOrderMark(first: number, faults: FaultList): void {
	if (first > 0) faults.add({ code: 'byte-order-mark' }, 0, 1, IOKIT);
}

/** Whether a text has a tag near its beginning, possibly after comments and preprocessor lines. */
function formatOf(text: string, first: number): PlistFormat {
	if (text.startsWith('bplist', first)) return 'binary';
	if ((text.charAt(0) === '\0') !== (text.charAt(1) === '\0')) return 'utf16';
	const at = skipWhiteSpace(text, first, text.length);
	if (at === text.length) return 'empty';
	if (text.charAt(at) === '<') {
		return /[0-9a-f \n>]/i.test(text.charAt(at + 1)) && isOldStyle(text) ? 'oldStyle' : 'xml';
	}
	const hasTags = /<(?:\?xml|!DOCTYPE|plist|dict|key|array)\b/.test(text.slice(at, at + 65_536));
	return hasTags && !isOldStyle(text) ? 'xml' : 'oldStyle';
}
