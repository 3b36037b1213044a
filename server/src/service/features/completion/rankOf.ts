/** The place of an item in its list. */

/** Groups one behind another, the lowest first, each in the order of its index: of one width, since editors compare texts. */
export function rankOf(group: number, index: number): string {
	return `${group}${String(index).padStart(5, '0')}`;
}
