/** Reports elements that are not nested as their tags: without an end tag, with a wrong one, or with one that closes nothing. */
import { trimEnd } from './characters.js';
import { containerWithContent } from './damagedTags.js';
import type { ElementName } from './elementNames.js';
import { ALL, CORE_FOUNDATION, type FaultList, NONE } from './faultList.js';
import type { MisspelledEndTag } from './syntaxFault.js';
import type { ElementNode, ParentNode } from './syntaxTree.js';

export class NestingFaults {
	/** The elements with a misspelled start tag, whose end tag may have the same name, which is then one fault. */
	private readonly misspelled = new Map<ParentNode, { name: string; endTag: MisspelledEndTag }>();

	constructor(
		private readonly text: string,
		private readonly faults: FaultList,
	) {}

	/** An element whose end tag is missing at `contentEnd`. */
	addUnclosed({ type, start, openEnd }: ElementNode, contentEnd: number): void {
		const detail = { code: 'unclosed-element', element: type, contentEnd } as const;
		this.faults.add(detail, start, openEnd, rejectedBy(type));
	}

	/** The text ends inside `open`, innermost first. */
	addUnexpectedEnd(open: readonly ElementNode[]): void {
		const end = trimEnd(this.text, 0, this.text.length);
		const innermost = open[0]?.type ?? 'plist';
		const readers = open.some(({ type }) => type !== 'plist') ? ALL : CORE_FOUNDATION;
		const openElements = open.length;
		const detail = { code: 'unexpected-end-of-file', innermost, openElements } as const;
		this.faults.add(detail, end - 1, end, readers);
	}

	/** The start tag of `node` has an unknown name; where its end tag has the same one, `endTag` gets its range. */
	expectEndTag(node: ParentNode, name: string, endTag: MisspelledEndTag): void {
		this.misspelled.set(node, { name, endTag });
	}

	/**
	 * The end tag of another element. The start tag is the wrong one if the content belongs to the element of the end tag, which is
	 * returned then.
	 */
	addMismatch(node: ElementNode, start: number, end: number): ElementName | undefined {
		const tag = this.text.slice(start, end);
		const { type } = node;
		const misspelled = this.misspelled.get(node);
		if (misspelled && tag === `</${misspelled.name}>`) {
			misspelled.endTag.range = { start, end };
			return undefined;
		}
		const intended = containerWithContent(node);
		if (intended === type || tag !== `</${intended}>`) {
			const detail = { code: 'mismatched-end-tag', tag, expected: type } as const;
			this.faults.add(detail, start, end, rejectedBy(type));
			return undefined;
		}
		const startTag = this.text.slice(node.start, node.openEnd);
		const detail = { code: 'mismatched-end-tag', tag: startTag, expected: intended } as const;
		this.faults.add(detail, node.start, node.openEnd, ALL);
		return intended;
	}

	/** An end tag with a wrong, a superfluous, or a missing character. */
	addMalformedEndTag(start: number, end: number): void {
		const tag = this.text.slice(start, end);
		this.faults.add({ code: 'malformed-end-tag', tag }, start, end, ALL);
	}

	/** An end tag that closes nothing; `name` is undefined for that of an unknown element. */
	addUnexpectedEndTag(name: ElementName | undefined, start: number, end: number): void {
		const written = name ?? this.text.slice(start + 2, end - 1);
		const detail = { code: 'unexpected-end-tag', name: written, early: false } as const;
		this.faults.add(detail, start, end, rejectedBy(name));
	}

	/** The end tag of a dictionary before further keys of it. `isInPlist`: all parsers have read their object, except CoreFoundation inside `<plist>`. */
	addEarlyEndTag(start: number, end: number, isInPlist: boolean): void {
		const detail = { code: 'unexpected-end-tag', name: 'dict', early: true } as const;
		this.faults.add(detail, start, end, isInPlist ? CORE_FOUNDATION : NONE);
	}
}

/** IOKit's parsers ignore the tags of `<plist>` everywhere. */
function rejectedBy(type: ElementName | undefined): number {
	return type === 'plist' ? CORE_FOUNDATION : ALL;
}
