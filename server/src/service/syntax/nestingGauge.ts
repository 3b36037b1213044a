/** Measures how deep a text nests, and says where the real parsers give up. */
import { CORE_FOUNDATION, type FaultList, IO_CF_UNSERIALIZE, KERNEL } from './faultList.js';
import type { ElementNode, ParentNode } from './syntaxTree.js';

/** Stack places that the kernel's parser has for open elements (xnu OSUnserializeXML.y, YYINITDEPTH, which does not grow). */
const KERNEL_STACK = 197;
/** The same of IOCFUnserialize (IOKitUser IOCFUnserialize.yacc, YYMAXDEPTH). */
const IOKIT_STACK = 9997;
/** Elements that newer CoreFoundations nest on macOS. */
const CORE_FOUNDATION_DEPTH = 512;

export class NestingGauge {
	/** Stack places taken by the elements around the innermost one, for each open element. */
	private readonly taken: number[] = [];
	/** Open elements that are no `<plist>`. */
	depth = 0;
	/** For each open `<plist>` what is around it that is none, and how many elements are before it there: its tags are not there for the grammar. */
	private readonly plists: { readonly around: ParentNode['type']; readonly before: number }[] = [];
	private places = 0;
	private nextStack = KERNEL_STACK;

	constructor(private readonly faults: FaultList) {}

	/** Called when `node` was added to its parent and becomes the innermost element. */
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

	/** Where the last child of `parent` stands for the grammar. */
	private outside(parent: ParentNode): { around: ParentNode['type']; before: number } {
		const plist = parent.type === 'plist' ? this.plists.at(-1) : undefined;
		const before = (plist?.before ?? 0) + parent.children.length - 1;
		return { around: plist?.around ?? parent.type, before };
	}

	private tooDeepForIOKit(node: ElementNode): void {
		const kernel = this.nextStack === KERNEL_STACK;
		const refusedBy = kernel ? KERNEL : IO_CF_UNSERIALIZE;
		this.add(node, this.depth - 1, refusedBy);
		this.nextStack = kernel ? IOKIT_STACK : Number.POSITIVE_INFINITY;
	}

	private add({ start, openEnd }: ElementNode, limit: number, refusedBy: number): void {
		this.faults.add({ code: 'too-deep', limit }, start, openEnd, refusedBy);
	}
}

/**
 * What an open element keeps on the stack of the grammar while one of its values is read:
 * the bracket, the list before the value if there is one, and in a dict the key.
 */
function placesIn(type: ParentNode['type'], before: number): number {
	if (type === 'dict') return before > 1 ? 3 : 2;
	if (type === 'array' || type === 'set') return before > 0 ? 2 : 1;
	return 0;
}
