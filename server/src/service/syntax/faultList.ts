/** Collects the faults of one text. Sets of parsers are bits until the end. */
import type { FaultDetail, RealParser, SyntaxCode, SyntaxFault } from './syntaxFault.js';

export const CORE_FOUNDATION = 1;
export const IO_CF_UNSERIALIZE = 2;
export const KERNEL = 4;
/** The two parsers of IOKit, which share a grammar. */
export const IOKIT = IO_CF_UNSERIALIZE | KERNEL;
export const ALL = CORE_FOUNDATION | IOKIT;
export const NONE = 0;

/** Codes of faults in the nesting of elements, each about one element. */
const structuralCodes: ReadonlySet<SyntaxCode> = new Set<SyntaxCode>([
	'unclosed-element',
	'unfinished-tag',
	'mismatched-end-tag',
	'unexpected-end-tag',
]);

/** The maximum number of faults of a text that a person reads; more are not useful, and slow editors down. */
const MOST_FAULTS = 2000;

interface PendingFault {
	readonly detail: FaultDetail;
	readonly start: number;
	readonly end: number;
	readonly rejectedBy: number;
}

export class FaultList {
	private readonly pending: PendingFault[] = [];
	/** The number of elements that are not nested as their tags, by which repairs are compared. */
	structural = 0;
	/** IOKit's parsers read nothing from here on. */
	private iokitEnd = Number.POSITIVE_INFINITY;
	/** CoreFoundation reads nothing from here on. */
	private coreFoundationEnd = Number.POSITIVE_INFINITY;
	/** The number of faults of each code that are not kept. */
	readonly omitted = new Map<SyntaxCode, number>();
	/** Parsers that reject the text because of faults that are not kept. */
	private rejectedByOthers = NONE;

	/** `most` is the number of faults that are kept. */
	constructor(private readonly most = MOST_FAULTS) {}

	/** Adds a fault of the text from `start` to `end`; `rejectedBy` is a set of bits such as `IOKIT`. */
	add(detail: FaultDetail, start: number, end: number, rejectedBy: number): void {
		if (detail.code === 'unexpected-end-of-file') this.structural += detail.openElements;
		else if (structuralCodes.has(detail.code)) this.structural++;
		if (this.pending.length < this.most) {
			this.pending.push({ detail, start, end, rejectedBy });
		} else {
			this.rejectedByOthers |= rejectedBy;
			this.omitted.set(detail.code, (this.omitted.get(detail.code) ?? 0) + 1);
		}
	}

	/** Records that the parsers in `readers` have read their object at `at` and ignore the rest. */
	endFor(readers: number, at: number): void {
		if (readers & IOKIT) this.iokitEnd = Math.min(this.iokitEnd, at);
		if (readers & CORE_FOUNDATION) this.coreFoundationEnd = Math.min(this.coreFoundationEnd, at);
	}

	/** The offset at which each parser stops. */
	ends(): Record<RealParser, number> {
		const { iokitEnd, coreFoundationEnd } = this;
		return { CoreFoundation: coreFoundationEnd, IOCFUnserialize: iokitEnd, kernel: iokitEnd };
	}

	/** The faults in the order of the text, each with the parsers that read that far. */
	finish(): SyntaxFault[] {
		const { pending, rejectedByOthers } = this;
		const last = pending.at(-1);
		if (last && rejectedByOthers !== NONE) {
			pending[pending.length - 1] = { ...last, rejectedBy: last.rejectedBy | rejectedByOthers };
		}
		pending.sort((a, b) => a.start - b.start || a.end - b.end);
		return pending.map(({ detail, start, end, rejectedBy }) => {
			let readers = ALL;
			if (start >= this.iokitEnd) readers &= ~IOKIT;
			if (start >= this.coreFoundationEnd) readers &= ~CORE_FOUNDATION;
			return { ...detail, range: { start, end }, rejectedBy: parsersOf(rejectedBy & readers) };
		});
	}
}

const parserSets: readonly (readonly RealParser[])[] = Array.from({ length: 8 }, (_, bits) => {
	const parsers: RealParser[] = [];
	if (bits & CORE_FOUNDATION) parsers.push('CoreFoundation');
	if (bits & IO_CF_UNSERIALIZE) parsers.push('IOCFUnserialize');
	if (bits & KERNEL) parsers.push('kernel');
	return Object.freeze(parsers);
});

function parsersOf(bits: number): readonly RealParser[] {
	return parserSets[bits] ?? [];
}
