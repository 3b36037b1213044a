/** Evidence of the package type, which is often that of the product whose property list was copied. */
import { defineMessages } from '../../messages/message.js';
import type { DocumentKind } from '../../platform/documentKind.js';
import { kpiPrefix } from '../../platform/kpiLibraries.js';
import { entryLike } from '../../value/entryLike.js';
import type { Dict } from '../../value/plistValue.js';
import { literalOf } from '../literal.js';
import { variantsIn } from '../rootEntries.js';
import { type Evidence, weights } from './evidence.js';

const messages = defineMessages('package-type-evidence', {
	type: "'CFBundlePackageType' is '{type}'",
});

const kindsOfTypes: Readonly<Record<string, readonly [DocumentKind, number]>> = {
	DEXT: ['dext', weights.declared],
	KEXT: ['kext', weights.declared],
	SYSX: ['systemExtension', weights.declared],
	// XPC services have this type, too.
	'XPC!': ['appExtension', weights.usual],
	fs: ['fileSystem', weights.declared],
};

/** Evidence of the package type; `others` is the rest of the evidence in the content. */
export function packageTypeEvidence(root: Dict, others: readonly Evidence[]): readonly Evidence[] {
	const entry = entryLike(root, ['CFBundlePackageType']);
	const type = entry && literalOf(entry.value)?.trim();
	if (!entry || type === undefined) return [];
	const reason = messages.type({ type });
	if (type === 'APPL') {
		const mentionsExtension = others.some(({ kind }) => ofExtensions.has(kind));
		return mentionsExtension
			? [{ kind: 'hostApp', weight: weights.declared, reason, entry }]
			: [{ kind: 'other', weight: weights.slight, reason, entry }];
	}
	const declared = Object.hasOwn(kindsOfTypes, type) ? kindsOfTypes[type] : undefined;
	if (!declared) return [];
	const [kind, usual] = declared;
	const weight = Math.min(usual, mostWeight(kind, root, others));
	return weight > 0 ? [{ kind, weight, reason, entry }] : [];
}

const ofExtensions: ReadonlySet<DocumentKind> = new Set(['systemExtension', 'hostApp']);

/**
 * What a type counts at most: nothing, if no other evidence is for its kind, and what only another product has is there.
 * Of dexts and kexts, one can be written like the other.
 */
function mostWeight(kind: DocumentKind, root: Dict, others: readonly Evidence[]): number {
	const of = (...kinds: readonly DocumentKind[]): number =>
		others.reduce((sum, each) => (kinds.includes(each.kind) ? sum + each.weight : sum), 0);
	if (of(kind) > 0) return weights.declared;
	const isExtension = of('systemExtension') >= weights.strong && of('dext', 'kext') === 0;
	switch (kind) {
		case 'dext':
			if (isExtension) return 0;
			return isKernelCode(root, of('kext')) ? weights.usual : weights.declared;
		case 'kext':
			return isExtension ? 0 : weights.declared;
		case 'systemExtension':
			return isKernelCode(root, of('kext')) ? 0 : weights.declared;
		case 'appExtension':
			return of('kext') > 0 ? 0 : weights.declared;
		default:
			return weights.declared;
	}
}

/** Whether there are personalities with a class of the kernel, and libraries of it. */
function isKernelCode(root: Dict, weightOfKext: number): boolean {
	return weightOfKext >= weights.slight + weights.slight + weights.weak && linksKernel(root);
}

function linksKernel(root: Dict): boolean {
	return variantsIn(root, 'OSBundleLibraries').some(
		({ entry: { value } }) =>
			value.type === 'dict' && value.entries.some(({ key }) => key.startsWith(kpiPrefix)),
	);
}
