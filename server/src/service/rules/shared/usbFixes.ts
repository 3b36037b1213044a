/** Fixes for USB keys that no device or interface can match. */
import type { PlistContents } from '../../document/driverPlist.js';
import type { PlistEdit } from '../../edit/plistEdit.js';
import { pciEntriesOf } from '../../matching/pciTables.js';
import {
	isUsbSet,
	type UsbKeyDifference,
	type UsbKeys,
	usbKeysOf,
	usbKeysOfOther,
} from '../../matching/usbMatch.js';
import { defineMessages } from '../../messages/message.js';
import { otherUsbProvider, type UsbNub } from '../../platform/usb.js';
import type { Dict, DictEntry } from '../../value/plistValue.js';
import type { Fix } from '../rule.js';
import { insteadFixes } from './insteadFixes.js';

const titles = defineMessages('usb-fix', {
	add: 'Add {added}',
	addAndRemove: 'Add {added}, and remove {removed}',
	changeProvider: "Change 'IOProviderClass' to '{provider}'",
	changeProviderAndRemove: "Change 'IOProviderClass' to '{provider}', and remove '{removed}'",
	remove: 'Remove {removed}',
});

/** A matching dictionary on a USB nub, and the difference of its keys from the nearest set. */
export interface UsbPersonality {
	readonly dict: Dict;
	readonly provider: string;
	readonly nub: UsbNub;
	/** The USB keys, including HID keys that correspond to them. */
	readonly keys: UsbKeys;
	readonly difference: UsbKeyDifference;
}

/** Values that most devices have, and those that match all. A device with two configurations has other ones. */
const customary: ReadonlyMap<string, bigint | string> = new Map<string, bigint | string>([
	['bConfigurationValue', 1n],
	['bInterfaceNumber', 0n],
	...[
		'idProduct',
		'bDeviceSubClass',
		'bDeviceProtocol',
		'bInterfaceSubClass',
		'bInterfaceProtocol',
	].map((key) => [key, '*'] as const),
]);

/** Adds missing keys and removes conflicting ones, if no value is specific to the device; else renames what may be written for a missing key. */
export function completeUsbKeys(
	plist: PlistContents,
	{ dict, difference }: UsbPersonality,
): readonly Fix[] {
	const added = difference.missing.flatMap((key) => {
		const value = customary.get(key);
		return value === undefined ? [] : [{ key, value }];
	});
	if (added.length < difference.missing.length) {
		return difference.missing.flatMap((key) => insteadFixes(plist, dict, key));
	}
	const removed = difference.conflicting.flatMap((key) => dict.get(key) ?? []);
	const edits: readonly PlistEdit[] = [
		...added.map(({ key, value }) => ({ kind: 'insertEntry', into: dict, key, value }) as const),
		...removed.map((entry) => ({ kind: 'removeEntry', entry }) as const),
	];
	return edits.length === 0 ? [] : [{ title: titleOf(added, removed), edits }];
}

function titleOf(
	additions: readonly { readonly key: string; readonly value: bigint | string }[],
	removals: readonly { readonly key: string }[],
): Fix['title'] {
	const added = additions.map(({ key, value }) => `'${key}' with value '${value}'`);
	const removed = removals.map(({ key }) => `'${key}'`);
	if (removed.length === 0) return titles.add({ added });
	return added.length === 0 ? titles.remove({ removed }) : titles.addAndRemove({ added, removed });
}

/** Changes the provider class to the other nub, if the keys are a set of it. */
export function matchOtherUsbProvider({
	dict,
	provider,
	nub,
	keys,
}: Omit<UsbPersonality, 'difference'>): readonly Fix[] {
	const by = otherUsbProvider(provider);
	const other = nub === 'device' ? 'interface' : 'device';
	return by !== undefined && isOnlySetOf(keys, other) ? changeProviderFixes(dict, by) : [];
}

/**
 * Changes the provider class of a dext on a resource nub to the nub whose keys the dictionary has, if they are those of
 * one nub. The category is for the resource nub: on a device, the driver would run next to that of macOS.
 */
export function matchNubOfKeys(dict: Dict): readonly Fix[] {
	const keys = usbKeysOf(dict);
	const nubs = [
		...(pciEntriesOf(dict).length > 0 ? ['IOPCIDevice'] : []),
		...(isOnlySetOf(keys, 'device') ? ['IOUSBHostDevice'] : []),
		...(isOnlySetOf(keys, 'interface') ? ['IOUSBHostInterface'] : []),
	];
	const [nub] = nubs;
	if (nub === undefined || nubs.length > 1) return [];
	return changeProviderFixes(dict, nub, dict.get('IOMatchCategory'));
}

/** Whether the keys are a set of a nub, and no key is one that only the other nub reads. */
function isOnlySetOf(keys: UsbKeys, nub: UsbNub): boolean {
	return isUsbSet(keys, nub) && !usbKeysOfOther[nub].some((key) => keys.has(key));
}

function changeProviderFixes(dict: Dict, provider: string, removed?: DictEntry): readonly Fix[] {
	const value = dict.get('IOProviderClass')?.value;
	if (!value) return [];
	const change = { kind: 'replaceContent', value, by: provider } as const;
	if (!removed) return [{ title: titles.changeProvider({ provider }), edits: [change] }];
	return [
		{
			title: titles.changeProviderAndRemove({ provider, removed: removed.key }),
			edits: [change, { kind: 'removeEntry', entry: removed }],
		},
	];
}
