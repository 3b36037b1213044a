/** Weighs the evidence for each kind of bundle. */
import type { Message } from '../../messages/message.js';
import type { DocumentKind } from '../../platform/documentKind.js';
import type { DictEntry } from '../../value/plistValue.js';
import type { NearbyFile } from '../finding.js';

/** How much a piece of evidence counts. Pieces of one kind are added. */
export const weights = {
	/** The place decides: the system reads a file in this folder as the plist of this kind. */
	bundleFolder: 14,
	/** A project file names the product that the plist is for. */
	project: 12,
	/** Only this kind has it, and it has no effect anywhere else. */
	unmistakable: 11,
	/** The file declares what it is. */
	declared: 9,
	/** Nearly all files that have it are of this kind. */
	strong: 6,
	/** Usual in this kind. */
	usual: 3,
	/** More often in this kind than in others. */
	slight: 2,
	/** Counts only together with other evidence. */
	weak: 1,
} as const;

export interface Evidence {
	readonly kind: DocumentKind;
	/** A kind that has the same entries, which is thus not contradicted. */
	readonly also?: DocumentKind;
	readonly weight: number;
	/** What was seen, as a clause: `'CFBundlePackageType' is 'DEXT'`. */
	readonly reason: Message;
	/** The entry that it is, in the plist itself or in the file `in`. */
	readonly entry?: DictEntry;
	readonly in?: NearbyFile;
	/** Supports a kind that other evidence suggests, but does not suggest one alone, such as the name of a folder. */
	readonly supporting?: true;
}

/** How sure the kind is. `uncertain`: another kind is nearly as likely. */
export type Confidence = 'certain' | 'likely' | 'uncertain';

/** The kind of a document, and why. */
export interface Classification {
	readonly kind: DocumentKind;
	readonly confidence: Confidence;
	/** The evidence for the kind, the heaviest first. */
	readonly reasons: readonly Message[];
	/** Other kinds that are nearly as likely, the most likely first. Empty unless the kind is uncertain. */
	readonly contenders: readonly DocumentKind[];
	/** The sum of the weights for each kind that some evidence suggests, `kext` for both kinds of kexts; absent if a person states the kind. */
	readonly totals?: ReadonlyMap<DocumentKind, number> | undefined;
	/** The heaviest piece of evidence for the kind. */
	readonly heaviest?: Evidence | undefined;
	/** Evidence in the content for kinds that it cannot be in addition, the heaviest first. */
	readonly contradictions?: readonly Contradiction[] | undefined;
}

export interface Contradiction {
	readonly kind: DocumentKind;
	/** The most telling entry. */
	readonly entry: DictEntry;
}

/** The smallest lead over the next kind with which a kind is not uncertain. */
const clearLead = weights.usual;

/** The sum of the weights for each kind that some evidence suggests, the heaviest first. */
export function totals(
	evidence: readonly Evidence[],
): readonly (readonly [DocumentKind, number])[] {
	const sums = new Map<DocumentKind, number>();
	const suggested = new Set<DocumentKind>();
	for (const { kind, weight, supporting } of evidence) {
		sums.set(kind, (sums.get(kind) ?? 0) + weight);
		if (!supporting) suggested.add(kind);
	}
	return [...sums].filter(([kind]) => suggested.has(kind)).sort(([, a], [, b]) => b - a);
}

/** The most likely kind; undefined if nothing suggests one. */
export function weigh(evidence: readonly Evidence[]): Classification | undefined {
	const sums = totals(evidence);
	const [first, ...others] = sums;
	if (!first) return undefined;
	const [kind, total] = first;
	const ofKind = evidence.filter((each) => each.kind === kind).sort((a, b) => b.weight - a.weight);
	const contenders = others
		.filter(([other, sum]) => other !== 'other' && total - sum < clearLead)
		.map(([other]) => other);
	const [heaviest] = ofKind;
	return {
		kind,
		confidence:
			contenders.length > 0
				? 'uncertain'
				: (heaviest?.weight ?? 0) >= weights.declared
					? 'certain'
					: 'likely',
		reasons: ofKind.map(({ reason }) => reason),
		totals: new Map(sums),
		heaviest,
		contenders,
	};
}

/** Kinds that people mix up; every other combination, such as a key of an extension in its app, is usual. */
const mixedUp: readonly ReadonlySet<DocumentKind>[] = [
	new Set(['dext', 'kext']),
	new Set(['systemExtension', 'appExtension']),
];

/** Kinds with which `kind` is mixed up, and for which there is more evidence in the content, or nearly as much in all. */
export function contradictionsIn(
	content: readonly Evidence[],
	{ kind, contenders }: Classification,
): readonly Contradiction[] {
	const telling = content.filter(({ also }) => also !== kind);
	const sums = new Map(totals(telling));
	return [...sums].flatMap(([other, sum]) => {
		const isMixedUp =
			other !== kind && mixedUp.some((kinds) => kinds.has(kind) && kinds.has(other));
		const isTelling = sum > (sums.get(kind) ?? 0) || contenders.includes(other);
		if (!isMixedUp || !isTelling) return [];
		const [first] = telling
			.filter((each) => each.kind === other && each.entry)
			.sort((a, b) => b.weight - a.weight);
		return first?.entry ? [{ kind: other, entry: first.entry }] : [];
	});
}
