/** Measures the depth of nesting, and reports elements that are too deep for the real parsers. */
import { CORE_FOUNDATION, type FaultList, IO_CF_UNSERIALIZE, KERNEL } from './faultList.js';
import type { ElementNode, ParentNode } from './syntaxTree.js';

/** The size of the kernel parser's stack for open elements, which does not grow (xnu OSUnserializeXML.y, YYINITDEPTH). */
const KERNEL_STACK = 197;
/** The same for IOCFUnserialize (IOKitUser IOCFUnserialize.yacc, YYMAXDEPTH). */
const IOKIT_STACK = 9997;
/** The depth that newer versions of CoreFoundation accept on macOS. */
const CORE_FOUNDATION_DEPTH = 512;

export class NestingGauge {
	/** For each open element, the size of the stack for the elements around it. */
	private readonly taken: number[] = [];
	/** The number of open elements other than `<plist>`. */
	depth = 0;
	/** For each open `<plist>`, whose tags the grammar ignores: the element around it that is not a `<plist>`, and the number of elements before it there. */
	private readonly plists: { readonly around: ParentNode['type']; readonly before: number }[] = [];
	private places = 0;
	private nextStack = KERNEL_STACK;

	constructor(private readonly faults: FaultList) {}

	/** Called when `node` has been added to its parent and becomes the innermost element. */
	enter(node: ElementNode): void {
		this.taken.push(this.places);
		if (node.type === 'plist') {
			this.plists.push(this.outside(node.parent));
			return;
		}
		this.depth++;
		this.places += this.placesOf(node.parent);
		const own = node.type === 'dict' ? 2 : 1;
		if (this.places + own > this.nextStack) this.tooDeepForIOKit(node);
		if (this.depth === CORE_FOUNDATION_DEPTH + 1) {
			this.add(node, CORE_FOUNDATION_DEPTH, CORE_FOUNDATION);
		}
	}

	leave(node: ElementNode): void {
		if (this.places + this.placesOf(node) > this.nextStack) this.tooDeepForIOKit(node);
		this.places = this.taken.pop() ?? 0;
		if (node.type === 'plist') this.plists.pop();
		else this.depth--;
	}

	private placesOf(parent: ParentNode): number {
		const { around, before } = this.outside(parent);
		return placesIn(around, before);
	}

	/** The position of the last child of `parent` in the grammar. */
	private outside(parent: ParentNode): { around: ParentNode['type']; before: number } {
		const plist = parent.type === 'plist' ? this.plists.at(-1) : undefined;
		const before = (plist?.before ?? 0) + parent.children.length - 1;
		return { around: plist?.around ?? parent.type, before };
	}

	private tooDeepForIOKit(node: ElementNode): void {
		const kernel = this.nextStack === KERNEL_STACK;
		const rejectedBy = kernel ? KERNEL : IO_CF_UNSERIALIZE;
		this.add(node, this.depth - 1, rejectedBy);
		this.nextStack = kernel ? IOKIT_STACK : Number.POSITIVE_INFINITY;
	}

	private add({ start, openEnd }: ElementNode, limit: number, rejectedBy: number): void {
		this.faults.add({ code: 'too-deep', limit }, start, openEnd, rejectedBy);
	}
}

/**
 * The size of an open element on the parser's stack while one of its values is read:
 * the bracket, the list before the value if there is one, and in a dictionary the key.
 */
function placesIn(type: ParentNode['type'], before: number): number {
	if (type === 'dict') return before > 1 ? 3 : 2;
	if (type === 'array' || type === 'set') return before > 0 ? 2 : 1;
	return 0;
}
