/** What a further key changes about the USB keys of a matching dictionary. */
import { nearestKeySet, type UsbKeys, usbKeysOf } from '../../matching/usbMatch.js';
import { once } from '../../once.js';
import { type UsbNub, usbKeys, usbNubOf } from '../../platform/usb.js';
import { parse } from '../../syntax/parse.js';
import { lower } from '../../value/lower.js';
import type { Dict, PlistValue } from '../../value/plistValue.js';
import { stringAt } from '../../value/stringAt.js';

/** The keys that are added to a dictionary on a USB provider. */
export class UsbAddition {
	private readonly nub: UsbNub | undefined;

	constructor(private readonly dict: Dict) {
		this.nub = usbNubOf(stringAt(dict, 'IOProviderClass'));
	}

	/** The other keys of the nearest set by which the provider matches (`unmatchable-usb-keys`, `ignored-usb-key`). */
	companionsOf(key: string): readonly string[] {
		if (!this.nub || !usbKeys.some((each) => each.key === key)) return [];
		const product = this.productFor(key);
		return [...product, ...nearestKeySet(this.with(key, ...product), this.nub).missing];
	}

	/** Whether no device or interface matches the keys together with `key`, whatever else is added. */
	conflictsWith(key: string): boolean {
		if (!this.nub || !usbKeys.some((each) => each.key === key)) return false;
		const conflicts = (keys: UsbKeys, nub: UsbNub): number =>
			nearestKeySet(keys, nub).conflicting.length;
		const before = conflicts(usbKeysOf(this.dict), this.nub);
		return conflicts(this.with(key, ...this.productFor(key)), this.nub) > before;
	}

	/** A mask is compared with a product only. */
	private productFor(key: string): readonly string[] {
		return key === 'idProductMask' && !this.dict.get('idProductArray') ? ['idProduct'] : [];
	}

	private with(...keys: readonly string[]): UsbKeys {
		const added = keys.flatMap((key) => {
			const value = insertedNumber();
			return value ? [[key, value] as const] : [];
		});
		return new Map([...added, ...usbKeysOf(this.dict)]);
	}
}

/** The value that a key is inserted with. */
const insertedNumber = once((): PlistValue | undefined => lower(parse('<integer>0</integer>')));
