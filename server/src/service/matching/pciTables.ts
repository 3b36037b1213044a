/** Where in a plist PCI keys stand that the kernel compares. */
import type { PlistContents } from '../document/driverPlist.js';
import { matchingTables } from '../document/matchingTables.js';
import { personalityText } from '../document/personalityText.js';
import { isPciProvider, pciMatchMasks } from '../platform/pci.js';
import type { Dict, DictEntry } from '../value/plistValue.js';

/**
 * The PCI keys of tables for PCI devices, which alone read them (IOPCIBridge.cpp:pciMatchNub), and of the entitlement
 * for PCI (IOPCIDevice.cpp:matchPropertyTable).
 */
export function* pciEntries(plist: PlistContents): Iterable<DictEntry> {
	for (const table of matchingTables(plist)) {
		const provider = personalityText(plist, table, 'IOProviderClass');
		if (provider !== undefined && isPciProvider(provider)) yield* pciEntriesOf(table);
	}
	if (plist.kind !== 'entitlements' || plist.root?.type !== 'dict') return;
	const granted = plist.root.get('com.apple.developer.driverkit.transport.pci')?.value;
	if (granted?.type !== 'array') return;
	for (const item of granted.items) if (item.type === 'dict') yield* pciEntriesOf(item);
}

/** The PCI keys of one dict. */
export function pciEntriesOf(dict: Dict): readonly DictEntry[] {
	return [...pciMatchMasks.keys()].flatMap((key) => dict.get(key) ?? []);
}
