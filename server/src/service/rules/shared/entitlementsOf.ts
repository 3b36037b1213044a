/** What an entitlements file says, and for which product: what the rules about entitlements share. */
import type { PlistContents } from '../../document/driverPlist.js';
import { rootEntry } from '../../document/rootEntries.js';
import type { NewValue } from '../../edit/plistEdit.js';
import {
	driverKitEntitlement,
	pciTransport,
	systemExtensionInstall,
	usbTransport,
} from '../../platform/entitlements.js';
import { descriptionsOf } from '../../schema/describe.js';
import type { Schema } from '../../schema/schema.js';
import type { Dict, DictEntry, PlistArray } from '../../value/plistValue.js';
import type { RuleContext } from '../rule.js';

type SignedProduct = 'dext' | 'hostApp';

/** The entries of an entitlements file, duplicates left out. */
export function entitlementsIn({ root }: PlistContents): readonly DictEntry[] {
	return root?.type === 'dict' ? root.entries.filter((entry) => root.get(entry.key) === entry) : [];
}

/** What the schemas say of an entitlement; undefined for one nobody described. */
export function entitlementSchema(name: string): Schema | undefined {
	return descriptionsOf(name).find(({ file }) => file === 'entitlements.schema.json')?.schema;
}

/** Whether an entitlement is for this product and no other. */
export function isOnlyFor(name: string, product: SignedProduct): boolean {
	const kinds = entitlementSchema(name)?.['x-kinds'];
	return kinds?.length === 1 && kinds[0] === product;
}

/** What is signed with the file, by its entitlements; undefined where they suit any product. */
export function signedProductOf({ plist }: RuleContext): SignedProduct | undefined {
	if (rootEntry(plist, driverKitEntitlement)) return 'dext';
	const names = entitlementsIn(plist).map(({ key }) => key);
	const [forDext, forApp] = (['dext', 'hostApp'] as const).map((product) =>
		names.some((name) => isOnlyFor(name, product)),
	);
	if (!forDext && !forApp) return undefined;
	return forDext && !(forApp && rootEntry(plist, systemExtensionInstall)) ? 'dext' : 'hostApp';
}

/** One transport entitlement that is an array, as it must be. */
export interface Transport {
	readonly entry: DictEntry;
	readonly array: PlistArray;
	readonly bus: 'usb' | 'pci';
	readonly dicts: readonly Dict[];
}

export function transportsOf(plist: PlistContents): readonly Transport[] {
	return (['usb', 'pci'] as const).flatMap((bus) => {
		const entry = rootEntry(plist, bus === 'usb' ? usbTransport : pciTransport);
		if (entry?.value.type !== 'array') return [];
		const array = entry.value;
		const dicts = array.items.filter((item): item is Dict => item.type === 'dict');
		return [{ entry, array, bus, dicts }];
	});
}

/** The keys that a dictionary of a transport entitlement takes, as the schema lists them. */
export function deviceKeysOf(bus: 'usb' | 'pci'): ReadonlySet<string> {
	const items = entitlementSchema(bus === 'usb' ? usbTransport : pciTransport)?.items;
	const dicts = items?.anyOf ?? (items ? [items] : []);
	return new Set(dicts.flatMap(({ properties }) => Object.keys(properties ?? {})));
}

/** A dictionary for one device, with ids to be replaced. */
export function placeholderDevice(bus: 'usb' | 'pci'): NewValue {
	return bus === 'usb'
		? { dict: [['idVendor', 4660n]] }
		: { dict: [['IOPCIPrimaryMatch', '0x56781234']] };
}
