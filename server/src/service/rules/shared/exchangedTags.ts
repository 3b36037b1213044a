/**
 * Elements with the tags of another one: a key with those of a value, a value with those of a key, a dictionary with those of an
 * array. What is in them and around them shows what is intended.
 */

import type { DriverPlist } from '../../document/driverPlist.js';
import { locationAt, pathAt } from '../../document/locate.js';
import { isLibraryList } from '../../document/rootEntries.js';
import type { PlistEdit } from '../../edit/plistEdit.js';
import { defineMessages } from '../../messages/message.js';
import { schemaAt } from '../../schema/describe.js';
import { plistTypesOf } from '../../schema/plistTypes.js';
import { elementText } from '../../syntax/elementText.js';
import { parentAt } from '../../syntax/nodeAt.js';
import type { SyntaxFault } from '../../syntax/syntaxFault.js';
import {
	type ElementNode,
	isElement,
	isLeaf,
	type ParentNode,
	type SyntaxNode,
} from '../../syntax/syntaxTree.js';
import { hasEntries } from '../../syntax/wrongContainers.js';
import { countWhile } from '../../text/ordered.js';
import type { TextRange } from '../../text/textRange.js';
import type { PlistType } from '../../value/plistValue.js';
import type { Fix } from '../rule.js';
import { isKnownKey } from './knownKey.js';
import { canBeContent } from './leafContents.js';
import { changeTextFix } from './textFixes.js';

const titles = defineMessages('exchanged-tags', {
	change: "Change '<{from}>' to '<{to}>'",
	changeKeys: "Change the tags of the keys to '<key>'",
});

/**
 * The fix for the container around `offset` if all of its content belongs to the other kind: a dictionary of values only, or an
 * array of keys, each with a value. Undefined if its key does not take the other kind, or `offset` is after its first element,
 * so that the content is read once.
 */
export function containerTagsFix(plist: DriverPlist, offset: number): Fix | undefined {
	const { text, syntax } = plist;
	const node = parentAt(syntax.root, offset);
	if (node.type === 'document' || !node.firstElement || offset > node.firstElement.start) {
		return undefined;
	}
	const to = otherContainer(node);
	if (!to) return undefined;
	const { type: from, start, openEnd, closeStart, end } = node;
	const isWritten =
		text.startsWith(`<${from}>`, start) && text.slice(closeStart, end) === `</${from}>`;
	const types = typesAt(plist, start);
	if (!isWritten || (types.length > 0 && !types.includes(to))) return undefined;
	return {
		title: titles.change({ from, to }),
		edits: [
			{ kind: 'replaceText', range: { start, end: openEnd }, by: `<${to}>` },
			{ kind: 'replaceText', range: { start: closeStart, end }, by: `</${to}>` },
		],
		preferred: types.length > 0 && !types.includes(from === 'dict' ? 'dict' : 'array'),
	};
}

function otherContainer(node: ElementNode): 'array' | 'dict' | undefined {
	if (node.type === 'array') return hasEntries(node) ? 'dict' : undefined;
	if (node.type !== 'dict') return undefined;
	return node.children.some(({ type }) => type === 'key') ? undefined : 'array';
}

/**
 * The fix for a known key with the tags of a value, or for the value after it: neither has a key. In a dictionary without any key,
 * it is the fix for all of them.
 */
export function keyTagsFix(
	{ range }: SyntaxFault<'value-without-key'>,
	plist: DriverPlist,
): Fix | undefined {
	const [before, node, next] = around(plist, range.start);
	if (node && isListOfStrings(node.parent, plist)) return undefined;
	const keys = node && !before ? keysWithValueTags(node.parent, plist) : [];
	if (keys.length > 1) {
		const edits = keys.map((key) => elementEdit(key, 'key', plist));
		const last = (node?.parent.children as readonly SyntaxNode[] | undefined)?.at(-1);
		const uncovers = uncoveredBy(keys[0], last);
		return { title: titles.changeKeys(), edits, preferred: true, ...uncovers };
	}
	const pair = [
		{ key: before, value: node },
		{ key: node, value: next },
	].find(({ key, value }) => key && value && value.type !== 'key' && isKey(key, value, plist));
	if (!pair?.key) return undefined;
	// After an entry, a string and a container can be items of an array without tags.
	const isSure = isNameOfKey(pair.key, plist) || !around(plist, pair.key.start)[0];
	return { ...elementFix(pair.key, 'key', plist, isSure), ...uncoveredBy(pair.key, pair.value) };
}

/** Whether a dictionary without any key has only strings, and its own key takes an array of them: the names of keys in it are the items. */
function isListOfStrings(parent: ParentNode, plist: DriverPlist): boolean {
	const { type, children } = parent;
	if (type !== 'dict' || children.length > mostItems) return false;
	const elements = (children as readonly SyntaxNode[]).filter(isElement);
	const schema = schemaAt(plist, pathAt(plist.root, parent.start));
	const takesStrings = schema?.items !== undefined && plistTypesOf(schema.items).includes('string');
	return takesStrings && elements.every((each) => each.type === 'string');
}

/** The elements in the places of keys in a dictionary without any, if they have names of keys. */
function keysWithValueTags({ children }: ParentNode, plist: DriverPlist): readonly ElementNode[] {
	if (children.length > mostItems) return [];
	const elements = (children as readonly SyntaxNode[]).filter(isElement);
	const keys = elements.filter((_, at) => at % 2 === 0);
	const isWhole = elements.length % 2 === 0 && elements.every(({ type }) => type !== 'key');
	const areKeys = keys.every((key, at) => isKey(key, elements[2 * at + 1], plist));
	return isWhole && areKeys ? keys : [];
}

/** How many elements and comments of a dictionary without keys are read. */
const mostItems = 200;

/** Whether an element without a key has the name of one that its dictionary lacks, or any name before a container. */
function isKey(node: ElementNode, value: ElementNode | undefined, plist: DriverPlist): boolean {
	const { start } = node;
	const [before] = around(plist, start);
	const name = elementText(plist.text, node).trim();
	const isName = node.type === 'string' && name !== '' && value && !isLeaf(value);
	if (before?.type === 'key' || !isLeaf(node) || !(isName || isNameOfKey(node, plist)))
		return false;
	const dict = locationAt(plist.root, start)?.value;
	return dict?.type === 'dict' && !dict.get(name);
}

/** The fix for the value of a known key with the tags of a key, or for that key: neither has a value. */
export function valueTagsFix(
	{ range }: SyntaxFault<'key-without-value'>,
	plist: DriverPlist,
): Fix | undefined {
	const [before, node, next] = around(plist, range.start);
	const pair = [
		{ key: before, value: node },
		{ key: node, value: next },
	].find(({ key, value }) => key?.type === 'key' && value && isValue(key, value, plist));
	if (!pair?.key || !pair.value) return undefined;
	const types = typesAt(plist, pair.key.start);
	const content = elementText(plist.text, pair.value);
	// Of the strings, a number can only be any.
	const isNumber = types.includes('integer') && content.trim() !== '*';
	const type = isNumber ? 'integer' : 'string';
	if (!types.includes(type) || !canBeContent(type, content)) return undefined;
	return { ...elementFix(pair.value, type, plist), ...uncoveredBy(pair.key, pair.value) };
}

/** Whether `value` is a key without a value after the known key `key`, and not a known one itself. */
function isValue(key: ElementNode, value: ElementNode, plist: DriverPlist): boolean {
	const [, , next] = around(plist, value.start);
	if (value.type !== 'key' || (next && next.type !== 'key')) return false;
	return isNameOfKey(key, plist) && !isNameOfKey(value, plist);
}

/** Whether an element has the name of a known key, or among libraries that of a bundle. */
function isNameOfKey(node: ElementNode, plist: DriverPlist): boolean {
	const name = elementText(plist.text, node).trim();
	if (isKnownKey(name)) return true;
	const dict = locationAt(plist.root, node.start)?.value;
	const isLibrary = /^[A-Za-z][\w-]*(?:\.[\w-]+)+$/.test(name);
	return isLibrary && dict?.type === 'dict' && isLibraryList(plist, dict);
}

function elementFix(node: ElementNode, to: string, plist: DriverPlist, preferred = true): Fix {
	const { range, by } = elementEdit(node, to, plist);
	return changeTextFix(range, by, preferred);
}

/** The entries from a key to a value, which are read for the first time after the fix. */
function uncoveredBy(
	key: TextRange | undefined,
	value: TextRange | undefined,
): Pick<Fix, 'uncovers'> {
	return key && value ? { uncovers: { keyRange: key, value: { range: value } } } : {};
}

/** Gives an element other tags. */
function elementEdit(
	{ start, openEnd, closeStart, end }: ElementNode,
	to: string,
	{ text }: DriverPlist,
): PlistEdit & { kind: 'replaceText' } {
	const by = `<${to}>${text.slice(openEnd, closeStart).trim()}</${to}>`;
	return { kind: 'replaceText', range: { start, end }, by };
}

/** The types that the key of the value at `offset` takes, as far as they are known. */
function typesAt(plist: DriverPlist, offset: number): readonly PlistType[] {
	const schema = schemaAt(plist, pathAt(plist.root, offset));
	return schema ? plistTypesOf(schema) : [];
}

/** The element that begins at `start`, with the ones before and after it in its parent. */
function around(
	{ syntax }: DriverPlist,
	start: number,
): readonly [ElementNode | undefined, ElementNode | undefined, ElementNode | undefined] {
	const { children } = parentAt(syntax.root, start);
	const at = countWhile(children.length, (index) => (children[index]?.start ?? 0) < start);
	const near = children
		.slice(Math.max(0, at - mostNodes), at)
		.filter(isElement)
		.at(-1);
	const node = children[at];
	const next = children.slice(at + 1, at + 1 + mostNodes).find(isElement);
	return [near, node && isElement(node) ? node : undefined, next];
}

/** How many comments next to an element are read, so that the time stays linear. */
const mostNodes = 16;
