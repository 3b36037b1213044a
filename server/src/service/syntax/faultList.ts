/** Collects the faults of one text. Sets of parsers are bits until the end. */
import type { TextRange } from '../text/textRange.js';
import type { FaultDetail, RealParser, SyntaxCode, SyntaxFault } from './syntaxFault.js';

export const CORE_FOUNDATION = 1;
export const IO_CF_UNSERIALIZE = 2;
export const KERNEL = 4;
/** The two parsers of IOKit, which share a grammar. */
export const IOKIT = IO_CF_UNSERIALIZE | KERNEL;
export const ALL = CORE_FOUNDATION | IOKIT;
export const NONE = 0;
/** Other readers of XML, which reject what is not well-formed. */
export const XML = 8;

/** Codes of faults that are not well-formed XML wherever CoreFoundation accepts them, such as after the root. */
const notXmlCodes: ReadonlySet<SyntaxCode> = new Set<SyntaxCode>([
	'double-hyphen-comment',
	'merge-conflict',
	'multiple-roots',
	'not-well-formed',
	'null-character',
	'unclosed-comment',
	'unexpected-end-tag',
	'unexpected-text',
	'unfinished-tag',
	'unknown-element',
]);

/** Codes of faults in the nesting of elements, each about one element. */
const structuralCodes: ReadonlySet<SyntaxCode> = new Set<SyntaxCode>([
	'unclosed-element',
	'unfinished-tag',
	'mismatched-end-tag',
	'unexpected-end-tag',
]);

/** Codes of other faults with which it is not certain which entries a dictionary has. */
const otherDamageCodes: ReadonlySet<SyntaxCode> = new Set<SyntaxCode>([
	'key-outside-dict',
	'malformed-end-tag',
	'multiple-roots',
	'unclosed-comment',
	'unknown-element',
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
	private sawOtherDamage = false;
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
		else if (otherDamageCodes.has(detail.code)) this.sawOtherDamage = true;
		if (this.pending.length < this.most) {
			this.pending.push({ detail, start, end, rejectedBy });
		} else {
			this.rejectedByOthers |= rejectedBy;
			this.omitted.set(detail.code, (this.omitted.get(detail.code) ?? 0) + 1);
		}
	}

	/** Whether a tag is damaged, missing, or superfluous, so that entries can be in another dictionary than intended. */
	get hasDamagedTags(): boolean {
		return this.structural > 0 || this.sawOtherDamage;
	}

	/**
	 * The ranges of `ranges`, which are in order, that do not begin in a fault for which CoreFoundation or other readers of
	 * XML reject the file.
	 */
	outside(ranges: Iterable<TextRange>): readonly TextRange[] {
		const isFatal = ({ detail, rejectedBy }: PendingFault): boolean =>
			(rejectedBy & (CORE_FOUNDATION | XML)) !== 0 || notXmlCodes.has(detail.code);
		const faults = this.pending.filter(isFatal).sort((a, b) => a.start - b.start);
		let at = 0;
		let end = 0;
		return [...ranges].filter(({ start }) => {
			for (let next = faults[at]; next && next.start <= start; next = faults[++at]) {
				end = Math.max(end, next.end);
			}
			return start >= end;
		});
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
			const isNotXml = (rejectedBy & XML) !== 0 || notXmlCodes.has(detail.code);
			const parsers = parsersOf(rejectedBy & readers);
			return { ...detail, range: { start, end }, rejectedBy: parsers, isNotXml };
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
