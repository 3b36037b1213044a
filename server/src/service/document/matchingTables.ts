/** Lists the matching dictionaries that the kernel compares: the personalities, and those for the provider’s ancestors. */
import { nestedMatchingKeys } from '../platform/matchingKeys.js';
import type { Dict } from '../value/plistValue.js';
import type { PlistContents } from './driverPlist.js';

/**
 * Each personality, and the IOParentMatch dictionaries in it; an IOLocationMatch dictionary is read only if there is no
 * IOParentMatch dictionary. Generic keys and those of the family are compared in each (xnu IOService.cpp:matchPassive).
 */
export function* matchingTables(plist: PlistContents): Iterable<Dict> {
	for (const { dict } of plist.personalities) {
		for (let table: Dict | undefined = dict; table; table = nestedTable(table)) yield table;
	}
}

/** Whether a table is for an ancestor. If all its keys are generic, the family does not compare it (xnu IOService.cpp:matchPassive). */
export function isForAncestor({ entry }: Dict): boolean {
	return entry !== undefined && nestedMatchingKeys.includes(entry.key);
}

function nestedTable(table: Dict): Dict | undefined {
	for (const key of nestedMatchingKeys) {
		const nested = table.get(key)?.value;
		if (nested?.type === 'dict') return nested;
	}
	return undefined;
}
