/** Entries whose keys the facts name: kernel libraries with their versions. */
import type { DriverPlist } from '../../document/driverPlist.js';
import { schemaAt } from '../../schema/describe.js';
import { pathOf } from '../../value/plistPath.js';
import type { Dict } from '../../value/plistValue.js';
import type { EntryItem } from './entrySnippets.js';

/** The entries that may be added to `dict`. */
export function namedEntries(plist: DriverPlist, dict: Dict): readonly EntryItem[] {
	if (schemaAt(plist, pathOf(dict))?.['x-valuesFrom'] !== 'kpiLibraries') return [];
	return [];
}
