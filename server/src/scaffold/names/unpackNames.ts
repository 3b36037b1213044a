/** Reads the form of the lists in `data/names/`. */
import { hex4 } from './deviceNames.js';

/**
 * The lines `vvvv Name` of vendors and `\tdddd Name` of devices that `NameLists` has, from a file of `data/names/`.
 * There a device has its distance from the device before it instead of its ID: most are 1, and the file is smaller in a package.
 */
export function unpackNames(packed: string): string {
	let id = 0;
	return packed.replace(/^\t?[0-9a-f]+/gm, (digits) => {
		if (!digits.startsWith('\t')) {
			id = 0;
			return digits;
		}
		id += Number.parseInt(digits, 16);
		return `\t${hex4(id)}`;
	});
}
