/** The keys of a kext's personality that the dext does not have, each with the reason. */
import {
	type DictEntry,
	describeKey,
	isResourceNub,
	usbKeysOfOther,
	usbNubOf,
} from '../../service/index.js';
import type { DextPersonality } from './planPersonality.js';
import { rootReasonFor } from './rootNotes.js';

/** Keys whose value in the dext is another one. */
const replaced = new Set([
	'CFBundleIdentifier',
	'CFBundleIdentifierKernel',
	'IOClass',
	'IOProviderClass',
	'IOUserClass',
	'IOUserServerName',
]);

/** Whether the dext has the entry with the same value. */
export function isUsed(entry: DictEntry, personality: DextPersonality): boolean {
	return !replaced.has(entry.key) && reasonFor(entry, personality) === undefined;
}

/** The sentence that explains why a dext does not have an entry; undefined if it has the key. */
export function reasonFor(entry: DictEntry, personality: DextPersonality): string | undefined {
	const { key } = entry;
	const { kind, dict, pairing, provider } = personality;
	const own = Object.hasOwn(reasons, key) ? reasons[key]?.(personality, entry) : undefined;
	const special = own ?? rootReasonFor(key);
	if (special !== undefined) return special;
	if (kind === 'driver' && key === pairing.userClient?.key)
		return `One with the class '${pairing.userClient.IOUserClass}' replaces it.`;
	const nub = usbNubOf(provider);
	if (nub && usbKeysOfOther[nub].includes(key)) return `It has no effect on '${provider}'.`;
	if (nub && key === 'idProduct' && dict.get('idProductArray'))
		return "It has no effect next to 'idProductArray'.";
	const described = describeKey(key).filter(({ place }) => place === 'personality');
	const isOfDexts =
		described.length === 0 ||
		described.some(({ schema }) => schema['x-kinds']?.includes('dext') ?? true);
	return isOfDexts ? undefined : noEffect;
}

const noEffect = 'It has no effect in dexts.';

type Reason = (personality: DextPersonality, entry: DictEntry) => string | undefined;

/** Keys that depend on the personality, or whose reason is another one than that dexts do not use them. */
const reasons: Readonly<Record<string, Reason>> = {
	IOCFPlugInTypes: () =>
		'Dexts have no counterpart of CFPlugIns. Apps communicate with a dext through a user client.',
	IOKitDebug: () => 'It only makes the kernel log the driver.',
	IOMatchCategory: ({ kind, provider }, { value }) => {
		// On resources, the dext gets a category of its own.
		if (kind === 'merge' || isResourceNub(provider)) return undefined;
		return value.type === 'string' && value.value === 'IODefaultMatchCategory'
			? 'It is the category of drivers without the key.'
			: 'The dext competes with the other drivers for the device, instead of running alongside them.';
	},
	IONameMatch: ({ pciMatch }) => (pciMatch === undefined ? undefined : "'IOPCIMatch' replaces it."),
	IOPersonalityPublisher: () => 'macOS adds it.',
	IOProviderMergeProperties: ({ kind, pairing }) =>
		kind === 'merge' ? undefined : `${pairing.IOClass} does not merge properties into the device.`,
	// xnu IOService.cpp:checkResources reads lists only on the resource nubs.
	IOResourceMatch: ({ provider }, { value }) =>
		value.type === 'array' && !isResourceNub(provider)
			? `The kernel ignores a list on '${provider}'.`
			: undefined,
	IOSourceVersion: () => noEffect,
	IOUserServerName: ({ kind }) =>
		kind === 'merge' ? 'A dext that only merges properties never starts.' : undefined,
	IOUserClientClass: ({ kind }) =>
		kind === 'merge' ? undefined : "'UserClientProperties' replaces it.",
	UserClientProperties: ({ kind, dict }) =>
		kind === 'merge' || !dict.get('IOUserClientClass')
			? undefined
			: "One with the class of 'IOUserClientClass' replaces it.",
};
