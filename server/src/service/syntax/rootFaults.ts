/** Reports what is next to the root, or in place of it. Only one object is read: the first element that is not a `<plist>`. */
import { CORE_FOUNDATION, type FaultList, IOKIT } from './faultList.js';
import type { NestingGauge } from './nestingGauge.js';
import type { ElementNode, ParentNode } from './syntaxTree.js';

export class RootFaults {
	/** Whether a `<plist>` contains the keys and values of a dictionary without its tags. */
	lacksDict = false;
	private readonly emptyPlists: ElementNode[] = [];

	constructor(
		private readonly faults: FaultList,
		private readonly gauge: NestingGauge,
	) {}

	/** An element in a `<plist>` or outside of all elements, before it is one of the children. */
	enter(node: ElementNode): void {
		const { parent, type } = node;
		const first = parent.firstElement;
		if (first) {
			this.lacksDict ||= isOutermost(parent) && first.type === 'key' && type !== 'key';
			this.faults.add({ code: 'multiple-roots' }, node.start, node.openEnd, CORE_FOUNDATION);
		}
		if (type === 'key' && this.gauge.depth === 0) {
			this.faults.add({ code: 'key-outside-dict' }, node.start, node.end, IOKIT);
		}
	}

	/** The end of such an element. */
	leave(node: ElementNode): void {
		const { type, openEnd, end } = node;
		if (type === 'plist' && openEnd < end && !node.firstElement) this.emptyPlists.push(node);
		// IOKit's parsers ignore the tags of <plist> everywhere.
		if (type !== 'plist' && this.gauge.depth === 0) this.faults.endFor(IOKIT, end);
		if (node.parent.type === 'document') this.faults.endFor(CORE_FOUNDATION, end);
	}

	/** Reports each `<plist>` without content. */
	addEmpty(): void {
		for (const { start, openEnd, type } of this.emptyPlists) {
			this.faults.add({ code: 'empty-element', element: type }, start, openEnd, CORE_FOUNDATION);
		}
	}
}

/** Whether an element is a `<plist>` that is not in another element, whose tags IOKit's parsers ignore. */
export function isOutermost(node: ParentNode): boolean {
	return node.type === 'plist' && node.parent.type === 'document';
}
