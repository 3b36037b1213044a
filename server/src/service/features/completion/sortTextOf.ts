/** Makes the texts by which editors sort completion items. */

/** A key by group, then by index, padded with zeros because editors compare it as a string. */
export function sortTextOf(group: number, index: number): string {
	return `${group}${String(index).padStart(5, '0')}`;
}
