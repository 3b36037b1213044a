/** Outline and folding ranges. */
import type { DriverPlist } from '../document/driverPlist.js';
import { abbreviated } from '../messages/message.js';
import type { TextRange } from '../text/textRange.js';
import type { DictEntry, PlistValue } from '../value/plistValue.js';
import type { FoldingRange } from './outline/foldingRange.js';
import { summaryOf } from './outline/summaryOf.js';
import { commentBlocks, preprocessorBlocks } from './outline/textBlocks.js';

/** An entry or array item, with its content. */
export interface OutlineItem {
	/** The key, or `[0]` for an array item. */
	readonly name: string;
	/** A short value, or a count. */
	readonly detail: string;
	readonly kind:
		| 'dict'
		| 'array'
		| 'string'
		| 'number'
		| 'boolean'
		| 'data'
		| 'date'
		| 'personality';
	readonly range: TextRange;
	readonly selectionRange: TextRange;
	readonly children: readonly OutlineItem[];
}

/** The maximum number of items, since editors are slow with more. */
const MAX_ITEMS = 5000;
/** The maximum depth, since clients build their trees by recursion. */
const MAX_LEVELS = 200;

interface Branch {
	readonly container: PlistValue;
	readonly items: OutlineItem[];
	readonly level: number;
}

/**
 * The entries and array items as a tree. Of more than 5000, those nearest to the root are kept, and a last item states
 * how many are not shown. An item also states that levels deeper than 200 are not shown.
 */
export function outlineOf(plist: DriverPlist): readonly OutlineItem[] {
	const { root } = plist;
	if (!root) return [];
	const personalities = new Set(plist.personalities.map(({ entry }) => entry));
	const top: OutlineItem[] = [];
	const queue: Branch[] = [{ container: root, items: top, level: 1 }];
	let count = 0;
	let omitted = 0;
	for (let next = 0; next < queue.length; next += 1) {
		const branch = queue[next];
		if (!branch) break;
		for (const child of childrenOf(branch.container)) {
			if (count >= MAX_ITEMS) {
				omitted += 1;
				continue;
			}
			const value = 'key' in child ? child.value : child;
			const children: OutlineItem[] = [];
			branch.items.push(itemOf(child, children, 'key' in child && personalities.has(child)));
			count += 1;
			if (value.type !== 'dict' && value.type !== 'array') continue;
			if (branch.level < MAX_LEVELS) {
				queue.push({ container: value, items: children, level: branch.level + 1 });
			} else if (childrenOf(value).length > 0) {
				children.push(note('deeper levels are not shown', value.range));
			}
		}
	}
	if (omitted > 0) {
		top.push(note(`${omitted} or more further items are not shown`, endOf(root.range)));
	}
	return top;
}

function itemOf(
	child: DictEntry | PlistValue,
	children: readonly OutlineItem[],
	isPersonality: boolean,
): OutlineItem {
	if ('key' in child) {
		const { keyContentRange, keyRange, range, value } = child;
		const empty = keyContentRange.start === keyContentRange.end;
		return {
			name: nameOf(child.key),
			detail: summaryOf(value, isPersonality),
			kind: isPersonality ? 'personality' : kindOf(value),
			range,
			selectionRange: empty ? keyRange : keyContentRange,
			children,
		};
	}
	return {
		name: `[${child.index}]`,
		detail: summaryOf(child, false),
		kind: kindOf(child),
		range: child.range,
		selectionRange: child.openTagRange,
		children,
	};
}

/** The key as text in which nothing is invisible or changes the order of its characters. */
function nameOf(key: string): string {
	return abbreviated(key.trim() === '' ? `"${key}"` : key);
}

function note(detail: string, range: TextRange): OutlineItem {
	return { name: '…', detail, kind: 'string', range, selectionRange: range, children: [] };
}

function endOf({ end }: TextRange): TextRange {
	return { start: end, end };
}

function childrenOf(value: PlistValue): readonly (DictEntry | PlistValue)[] {
	if (value.type === 'dict') return value.entries;
	return value.type === 'array' ? value.items : [];
}

function kindOf({ type }: PlistValue): OutlineItem['kind'] {
	if (type === 'integer' || type === 'real') return 'number';
	return type === 'invalid' ? 'string' : type;
}

/** Values, comments and `#if` blocks on more than one line, in the order of the text. */
export function foldingRangesOf(plist: DriverPlist): readonly FoldingRange[] {
	const { text, root, syntax } = plist;
	const found: FoldingRange[] = [];
	// Files from the classic Mac OS end lines with a CR only.
	const lineEnd = text.includes('\n') ? '\n' : '\r';
	let nextBreak = -1;
	const open: PlistValue[] = root ? [root] : [];
	for (let value = open.pop(); value; value = open.pop()) {
		const { range, openTagRange } = value;
		if (nextBreak < range.start) nextBreak = text.indexOf(lineEnd, range.start);
		if (nextBreak < 0) break;
		if (nextBreak >= range.end) continue;
		if (openTagRange.end > openTagRange.start) found.push({ range, kind: 'region' });
		const children = childrenOf(value);
		for (let index = children.length - 1; index >= 0; index -= 1) {
			const child = children[index];
			if (child) open.push('key' in child ? child.value : child);
		}
	}
	const all = [...found, ...commentBlocks(syntax), ...preprocessorBlocks(syntax)];
	return all.sort((a, b) => a.range.start - b.range.start || b.range.end - a.range.end);
}
