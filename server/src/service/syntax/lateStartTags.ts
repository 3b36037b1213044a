/** Start tags after what they belong before, as in two lines that are exchanged: `<dict>` before `<plist>`, or after its first key. */
import type { ElementName } from './elementNames.js';
import { ALL, CORE_FOUNDATION, type FaultList } from './faultList.js';
import { matchAt } from './matchAt.js';
import type { ParentNode } from './syntaxTree.js';

const dictAfterKey = /\s*<dict>\s*<(?:string|integer|real|date|data|true|false|array|dict)\b/y;

export class LateStartTags {
	private hasRoot = false;
	/** The offset of the first key of the dictionary whose start tag is read next; -1 if there is none. */
	private dictFrom = -1;

	constructor(
		private readonly text: string,
		private readonly faults: FaultList,
	) {}

	/** The start tag of the root inside of the element at `before`. IOKit's parsers ignore it. */
	addRoot(start: number, openEnd: number, before: number): void {
		this.hasRoot = true;
		this.add(start, openEnd, before, CORE_FOUNDATION);
	}

	/** Whether an end tag in `parent` is that of the root, of which the start tag has been read. */
	closesRoot(name: ElementName | undefined, parent: ParentNode): boolean {
		return this.hasRoot && name === 'plist' && parent.type === 'document';
	}

	/** Whether a key from `start` to `end` where none can be is the first one of a dictionary whose start tag is after it. */
	hasDictAfter(start: number, end: number, parent: ParentNode, expectsValue: boolean): boolean {
		const { type, firstElement } = parent;
		const isOutside = type === 'array' || (type === 'plist' && !firstElement);
		const isLate =
			(isOutside || (type === 'dict' && expectsValue)) &&
			matchAt(dictAfterKey, this.text, end) !== null;
		if (isLate) this.dictFrom = start;
		return isLate;
	}

	/** Whether a `<dict>` is the start tag of the innermost dictionary, whose first key is before it. */
	opensCurrent(start: number, openEnd: number): boolean {
		if (this.dictFrom < 0) return false;
		this.add(start, openEnd, this.dictFrom, ALL);
		this.dictFrom = -1;
		return true;
	}

	private add(start: number, openEnd: number, before: number, rejectedBy: number): void {
		const tag = this.text.slice(start, openEnd);
		this.faults.add({ code: 'value-without-key', tag, before }, start, openEnd, rejectedBy);
	}
}
