/** Reads the PCI keys of a dictionary. */
import { pciMatchMasks } from '../platform/pci.js';
import type { Dict, DictEntry } from '../value/plistValue.js';

/** The entries that a PCI device compares with its registers, in the order of `pciMatchMasks`. */
export function pciEntriesOf(dict: Dict): readonly DictEntry[] {
	const found: DictEntry[] = [];
	for (const key of pciMatchMasks.keys()) {
		const entry = dict.get(key);
		if (entry) found.push(entry);
	}
	return found;
}
