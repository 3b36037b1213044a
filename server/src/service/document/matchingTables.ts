/** The dicts that the kernel matches: each personality, and what it asks of the provider’s ancestors. */
import { nestedMatchingKeys } from '../platform/matchingKeys.js';
import type { Dict } from '../value/plistValue.js';
import type { PlistContents } from './driverPlist.js';

/**
 * Every personality, and every IOParentMatch dict in it; an IOLocationMatch dict is read only where there is no
 * IOParentMatch dict. Generic keys and those of the family are compared in each (xnu IOService.cpp:matchPassive).
 */
export function* matchingTables(plist: PlistContents): Iterable<Dict> {
	for (const { dict } of plist.personalities) {
		for (let table: Dict | undefined = dict; table; table = nestedTable(table)) yield table;
	}
}

/** Whether a table is for an ancestor. Where all its keys are generic, the family is not asked (xnu IOService.cpp:matchPassive). */
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
