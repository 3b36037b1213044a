/** Decides which personalities are proposed, and in which order: not those of a class that the oldest system of the dext does not have. */
import { analyze } from '../../document/analyze.js';
import { driverKitTargetOf } from '../../document/driverKitTarget.js';
import type { PlistContents } from '../../document/driverPlist.js';
import { KnownClasses, PreparedPersonality } from '../../matching/matchingDictionary.js';
import { sinceOfKernelClass } from '../../platform/pairings.js';
import { requiredEntitlements } from '../../rules/shared/requiredEntitlements.js';
import { entitlementRootsOf } from '../../rules/signedBundle.js';
import type { SchemaSnippet } from '../../schema/schema.js';
import { allowsAll } from './entitledKeys.js';
import { plainSnippet } from './plainSnippet.js';

const kernelClass = /<key>IOClass<\/key>\s*<string>(\w+)<\/string>/;

/** The personalities without those that `driverkit-target-too-low` would report, first those that the entitlements allow. */
export function suitablePersonalities(
	plist: PlistContents,
	personalities: readonly SchemaSnippet[],
): readonly SchemaSnippet[] {
	return entitledFirst(plist, withClasses(plist, personalities));
}

/** A person can add entitlements for the others (`missing-driver-entitlement`). */
function entitledFirst(
	plist: PlistContents,
	personalities: readonly SchemaSnippet[],
): readonly SchemaSnippet[] {
	const roots = plist.kind === 'dext' ? entitlementRootsOf(plist) : [];
	if (roots.length === 0) return personalities;
	const allowed = personalities.filter(({ body }) => allowsAll(roots, entitlementsIn(body)));
	return [...new Set([...allowed, ...personalities])];
}

/** By the body of the skeleton. */
const known = new Map<string, readonly string[]>();

/** The entitlements that a personality requires. There are few skeletons of personalities, so each is read once. */
function entitlementsIn(body: string): readonly string[] {
	const names = known.get(body) ?? readEntitlements(body);
	known.set(body, names);
	return names;
}

function readEntitlements(body: string): readonly string[] {
	const entries = `<key>IOKitPersonalities</key><dict>${plainSnippet(body)}</dict>`;
	const text = `<plist version="1.0"><dict>${entries}</dict></plist>`;
	const plist = analyze(text, { uri: '', kind: 'dext' });
	const classes = new KnownClasses();
	return plist.personalities
		.flatMap((each) => requiredEntitlements(new PreparedPersonality(each, plist, classes)))
		.map(({ name }) => name);
}

function withClasses(
	plist: PlistContents,
	personalities: readonly SchemaSnippet[],
): readonly SchemaSnippet[] {
	const target = plist.kind === 'dext' ? driverKitTargetOf(plist) : undefined;
	if (target === undefined) return personalities;
	return personalities.filter(({ body }) => {
		const since = sinceOfKernelClass(kernelClass.exec(body)?.[1] ?? '');
		return !since || Number(since.DriverKit) <= Number.parseFloat(target);
	});
}
