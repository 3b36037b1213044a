/** The dicts that the kernel matches: each personality, and what it asks of the provider’s ancestors. */
import type { DriverPlist } from '../../document/driverPlist.js';
import type { Dict } from '../../value/plistValue.js';

/** Every personality, and every IOParentMatch and IOLocationMatch dict in it (xnu IOService.cpp:matchPassive). */
export function* matchingTables(plist: DriverPlist): Iterable<Dict> {
	for (const { dict } of plist.personalities) {
		const pending: Dict[] = [dict];
		for (let table = pending.pop(); table; table = pending.pop()) {
			yield table;
			for (const key of ['IOParentMatch', 'IOLocationMatch']) {
				const nested = table.get(key)?.value;
				if (nested?.type === 'dict') pending.push(nested);
			}
		}
	}
}
