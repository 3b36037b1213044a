/** What can be done about USB keys that are no set that matches. */
import type { PlistContents } from '../../document/driverPlist.js';
import { message } from '../../document/finding.js';
import { personalityText } from '../../document/personalityText.js';
import type { PlistEdit } from '../../edit/plistEdit.js';
import { usbKeysMeant } from '../../matching/hidMatch.js';
import {
	isUsbSet,
	nearestKeySet,
	type UsbFit,
	type UsbKeys,
	usbKeysOfOther,
} from '../../matching/usbMatch.js';
import { otherUsbProvider, type UsbNub, usbNubOf } from '../../platform/usb.js';
import { inWords } from '../../text/inWords.js';
import type { Dict } from '../../value/plistValue.js';
import type { Fix } from '../rule.js';

/** A personality on a USB nub, and how its keys fit. */
export interface UsbPersonality {
	readonly provider: string;
	readonly nub: UsbNub;
	readonly keys: UsbKeys;
	readonly fit: UsbFit;
}

/** Undefined where the provider is no USB nub. HID keys that stand for USB keys count as these. */
export function readUsb(plist: PlistContents, dict: Dict): UsbPersonality | undefined {
	const provider = personalityText(plist, dict, 'IOProviderClass');
	const nub = provider === undefined ? undefined : usbNubOf(provider);
	if (provider === undefined || nub === undefined) return undefined;
	const keys = usbKeysMeant(dict);
	return { provider, nub, keys, fit: nearestKeySet(keys, nub) };
}

/** A whole device has no vendor to guess; anything else may be any, and nearly all devices have one configuration. */
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

/** Inserts what is missing and removes what is in the way, where the values are no secret of the device. */
export function completeUsbKeys(dict: Dict, { keys, fit }: UsbPersonality): Fix | undefined {
	const inserted = fit.missing.flatMap((key) => {
		const value = customary.get(key);
		return value === undefined ? [] : [{ key, value }];
	});
	const isComplete = inserted.length === fit.missing.length && fit.wrongClass === undefined;
	if (keys.size === 0 || !isComplete) return undefined;
	const removed = fit.inTheWay.flatMap((key) => dict.get(key) ?? []);
	const steps = [
		...(inserted.length > 0
			? [`insert ${inWords(inserted.map(({ key, value }) => `${key} '${value}'`))}`]
			: []),
		...(removed.length > 0 ? [`remove ${inWords(removed.map(({ key }) => key))}`] : []),
	];
	const edits: readonly PlistEdit[] = [
		...inserted.map(({ key, value }) => ({ kind: 'insertEntry', into: dict, key, value }) as const),
		...removed.map((entry) => ({ kind: 'removeEntry', entry }) as const),
	];
	const title = inWords(steps);
	return {
		title: message('{0}', title.charAt(0).toUpperCase() + title.slice(1)),
		edits,
		preferred: removed.length === 0 && fit.missing.join() === 'bConfigurationValue',
	};
}

/** Matches the other nub, where the keys are a set of that one. */
export function matchOtherUsbProvider(
	dict: Dict,
	{ provider, nub, keys }: UsbPersonality,
): Fix | undefined {
	const by = otherUsbProvider(provider);
	const value = dict.get('IOProviderClass')?.value;
	const other = nub === 'device' ? 'interface' : 'device';
	const isForOther = isUsbSet(keys, other) && !usbKeysOfOther[other].some((key) => keys.has(key));
	if (by === undefined || !value || !isForOther) return undefined;
	return {
		title: message('Match {0} instead', by),
		edits: [{ kind: 'replaceContent', value, by }],
	};
}
