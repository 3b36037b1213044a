/**
 * The form of the lists in `data/names/`: a device has the distance from the device before it, in hexadecimal, instead of its ID.
 * Most distances are 1, so that the lists take an eighth less in a package.
 */

/** Replaces the ID of each device with its distance. `list` has lines `vvvv Name` and `\tdddd Name`, sorted by ID. */
export function packNames(list: string): string {
	let before = 0;
	return mapIds(
		list,
		(id) => {
			const distance = Number.parseInt(id, 16) - before;
			before += distance;
			return distance.toString(16);
		},
		() => {
			before = 0;
		},
	);
}

/** The list that `packNames` was given. */
export function unpackNames(packed: string): string {
	let id = 0;
	return mapIds(
		packed,
		(distance) => {
			id += Number.parseInt(distance, 16);
			return hex4(id);
		},
		() => {
			id = 0;
		},
	);
}
