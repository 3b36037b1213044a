/** Finds the kernel class that represents a class of a dext: by its entitlements, its keys, and its provider. */
import type { PlistContents } from '../../document/driverPlist.js';
import { personalityText } from '../../document/personalityText.js';
import { entitlementsOf } from '../../document/sameBundle.js';
import { productSignOf } from '../../document/signedProduct.js';
import { familyPrefix } from '../../platform/entitlements.js';
import { type Pairing, pairings, pairingsFor } from '../../platform/pairings.js';
import type { Dict } from '../../value/plistValue.js';

/** The pairings of the likely classes, one for each class, the most likely first. */
export interface LikelyProxies {
	readonly pairings: readonly Pairing[];
	/** Whether the evidence suggests only one class, and no other personality has it. */
	readonly isClear: boolean;
}

/** Keys that only HID devices have. */
const hidKeys = ['VendorID', 'ProductID', 'PrimaryUsage', 'PrimaryUsagePage', 'DeviceUsagePairs'];

/** The kernel classes that can represent the class of a personality. IOUserService only if no family is involved. */
export function likelyProxies(plist: PlistContents, dict: Dict): LikelyProxies {
	const provider = personalityText(plist, dict, 'IOProviderClass') ?? '';
	const families = familiesOf(plist);
	const isHid = hidKeys.some((key) => dict.get(key));
	if (families && families.size > 0) {
		const all = pairings.filter((pairing) => isEntitled(pairing, families));
		return clearly(plist, dict, hidFirst(onProvider(all, provider), isHid));
	}
	const kernelClass =
		provider === 'IOHIDInterface' ? 'AppleUserHIDEventService' : 'AppleUserHIDDevice';
	if (isHid) return clearly(plist, dict, pairingsFor({ kernelClass }));
	const services = pairingsFor({ kernelClass: 'IOUserService' });
	if (families) return clearly(plist, dict, services);
	const events = pairingsFor({ kernelClass: 'AppleUserHIDEventService', provider });
	return { pairings: distinct([...events, ...services]), isClear: false };
}

/** The families in the entitlements of the bundle; undefined if they are not known. */
function familiesOf(plist: PlistContents): ReadonlySet<string> | undefined {
	const roots = entitlementsOf(plist).flatMap(({ root, hasFaults }) =>
		root?.type === 'dict' && !hasFaults ? [root] : [],
	);
	const ofDext = roots.filter((root) => productSignOf(root)?.product === 'dext');
	if (ofDext.length === 0) return undefined;
	const names = ofDext.flatMap(({ entries }) => entries.map(({ key }) => key));
	return new Set(names.filter((name) => name.startsWith(familyPrefix)));
}

/** Whether a pairing requires a family, and the dext has all that it requires. */
function isEntitled({ entitlements }: Pairing, families: ReadonlySet<string>): boolean {
	const own = entitlements.filter(({ name }) => name.startsWith(familyPrefix));
	return own.length > 0 && own.every(({ name }) => families.has(name));
}

/** Those that work on the provider; all if none does, because the provider may be wrong, too. */
function onProvider(all: readonly Pairing[], provider: string): readonly Pairing[] {
	const suitable = all.filter(({ providers }) => providers.some((each) => each.class === provider));
	return suitable.length > 0 ? suitable : all;
}

/** Those of HID for a personality with keys of HID, if there are any. */
function hidFirst(all: readonly Pairing[], isHid: boolean): readonly Pairing[] {
	const ofHid = isHid ? all.filter(({ framework }) => framework === 'HIDDriverKit') : [];
	return ofHid.length > 0 ? ofHid : all;
}

function clearly(plist: PlistContents, dict: Dict, all: readonly Pairing[]): LikelyProxies {
	const found = distinct(all);
	const [first, ...others] = found;
	const isUsed = plist.personalities.some(
		(each) => each.dict !== dict && personalityText(plist, each.dict, 'IOClass') === first?.IOClass,
	);
	return { pairings: found, isClear: others.length === 0 && !isUsed };
}

function distinct(all: readonly Pairing[]): readonly Pairing[] {
	const byClass = new Map([...all].reverse().map((pairing) => [pairing.IOClass, pairing]));
	return [...byClass.values()].reverse();
}
