/** Changes of the USB keys of a personality, so that they are a set that an entry matches. */
import {
	type UsbKeySet,
	type UsbNub,
	usbKeySets,
	usbKeys,
	usbNubClasses,
} from '../../platform/usb.js';
import type { RegistryEntry, RegistryProperties, RegistryValue } from '../../registry/registry.js';
import { integerOf, propertyOf } from '../simulator/properties.js';
import type { Simulation } from '../simulator/simulation.js';
import { isSetForClass, usbClassKeyOf } from '../usbSets.js';
import type { KeyChange } from './keyChange.js';
import { isSameNumber } from './nearest.js';

/** Keys of a USB nub with which a personality that matches it has another set; none for other entries. */
export function moreUsbKeys(
	properties: RegistryProperties,
	entry: RegistryEntry,
	simulation: Simulation,
): readonly (readonly KeyChange[])[] {
	const nub = usbNubIn(entry, simulation);
	if (!nub) return [];
	return usbKeySets[nub].flatMap((set) => {
		const changes = changesForSet(set, nub, properties, entry);
		const onlyAdds = changes?.every(({ key: [key = ''] }) => !properties.has(key));
		return changes && onlyAdds ? [changes] : [];
	});
}

export function usbNubIn(entry: RegistryEntry, simulation: Simulation): UsbNub | undefined {
	const { lineage } = simulation.classOf(entry);
	return (['device', 'interface'] as const).find((nub) =>
		usbNubClasses[nub].some((name) => lineage.includes(name)),
	);
}

/** The changes with which the keys are exactly those of a set; undefined if the entry can't match it. */
export function changesForSet(
	set: UsbKeySet,
	nub: UsbNub,
	properties: RegistryProperties,
	entry: RegistryEntry,
): readonly KeyChange[] | undefined {
	if (!isForClass(set, nub, entry)) return undefined;
	const changes: KeyChange[] = [];
	for (const { key, readBy } of usbKeys) {
		if (!readBy.includes(nub)) continue;
		const own = properties.get(key);
		if (set.absent.includes(key)) {
			// The entry may be equal in a key that the dump does not show.
			if (own && propertyOf(entry, key)?.type === 'unknown') return undefined;
			if (own) changes.push({ key: [key], value: undefined });
			continue;
		}
		const isNeeded =
			set.needed.includes(key) && !(key === 'idProduct' && properties.has('idProductArray'));
		if (!own && !isNeeded) continue;
		const found = propertyOf(entry, key === 'idProductArray' ? 'idProduct' : key);
		if (key === 'idProductMask') continue;
		if (found?.type !== 'integer') return undefined;
		if (isSame(own, found)) continue;
		changes.push({ key: [key], value: key === 'idProductArray' ? withItem(own, found) : found });
	}
	return changes;
}

/** Whether a value, or one of a list, is the property. */
function isSame(own: RegistryValue | undefined, found: RegistryValue): boolean {
	if (own?.type === 'string' && own.value === '*') return true;
	if (own && 'values' in own) return own.values.some((each) => isSame(each, found));
	return integerOf(own) !== undefined && integerOf(own) === integerOf(found);
}

/** A list with an item in addition, or in place of a string with the same number; a list of that item in place of anything else. */
export function withItem(own: RegistryValue | undefined, item: RegistryValue): RegistryValue {
	const others = own && 'values' in own ? own.values : [];
	return { type: 'array', values: [...others.filter((each) => !isSameNumber(each, item)), item] };
}

function isForClass(set: UsbKeySet, nub: UsbNub, entry: RegistryEntry): boolean {
	return isSetForClass(set, integerOf(propertyOf(entry, usbClassKeyOf(nub))));
}
