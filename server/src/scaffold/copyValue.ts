/** Copies values of a property list into new ones. */
import {
	type DriverPlist,
	type NewValue,
	type PlistValue,
	writtenValue,
} from '../service/index.js';

/** The same value for a new property list, or for another place in this one; undefined where it is malformed. */
export function copyValue(plist: DriverPlist, value: PlistValue): NewValue | undefined {
	switch (value.type) {
		case 'string':
		case 'boolean':
		case 'integer':
			return value.value;
		case 'array':
			return value.items.flatMap((item) => copyValue(plist, item) ?? []);
		case 'dict':
			return {
				dict: value.entries.flatMap((entry) => {
					const copied = value.get(entry.key) === entry ? copyValue(plist, entry.value) : undefined;
					return copied === undefined ? [] : [[entry.key, copied] as const];
				}),
			};
		case 'real':
		case 'date':
		case 'data':
			return writtenValue(plist, value);
		default:
			return undefined;
	}
}
