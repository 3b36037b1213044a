/** Where in a plist PCI keys stand that the kernel compares. */
import type { DriverPlist } from '../document/driverPlist.js';
import type { Dict, DictEntry, PlistValue } from '../value/plistValue.js';
import { pciMatchMasks } from './pciMatch.js';

/** The PCI keys of personalities, of the ancestors they name, and of the entitlement for PCI (IOPCIDevice.cpp:matchPropertyTable). */
export function* pciEntries(plist: DriverPlist): Iterable<DictEntry> {
	for (const { dict } of plist.personalities) yield* entriesOf(dict);
	if (plist.kind !== 'entitlements' || plist.root?.type !== 'dict') return;
	const granted = plist.root.get('com.apple.developer.driverkit.transport.pci')?.value;
	if (granted?.type !== 'array') return;
	for (const item of granted.items) if (item.type === 'dict') yield* entriesOf(item);
}

function* entriesOf(personality: Dict): Iterable<DictEntry> {
	let table: Dict | undefined = personality;
	while (table) {
		for (const key of pciMatchMasks.keys()) {
			const entry = table.get(key);
			if (entry) yield entry;
		}
		const parent: PlistValue | undefined = table.get('IOParentMatch')?.value;
		table = parent?.type === 'dict' ? parent : undefined;
	}
}
