/** Finds the names of vendors and devices in the lists of `data/names/`. */

/** The buses with public lists of vendors and devices. */
export type NamedBus = 'usb' | 'pci';

/** The text of each list; empty where it can't be read. */
export type NameLists = Readonly<Record<NamedBus, string>>;

export interface Names {
	readonly vendor?: string;
	readonly product?: string;
}

export const noNames: NameLists = { usb: '', pci: '' };

/** The names of a vendor and of one of its devices, as far as the lists have them. */
export function nameOf(
	lists: NameLists,
	bus: NamedBus,
	vendorId: number,
	productId?: number,
): Names {
	const list = lists[bus];
	const start = startOf(list, `${hex4(vendorId)} `);
	if (start < 0) return {};
	const vendor = restOfLine(list, start);
	if (productId === undefined) return { vendor };
	const product = productAt(list, start, `\t${hex4(productId)} `);
	return product === undefined ? { vendor } : { vendor, product };
}

/** Four or more hexadecimal digits without `0x`, the usual form of IDs. */
export function hex4(id: number): string {
	return id.toString(16).padStart(4, '0');
}

/** The offset after `beginning` at the start of a line; -1 where no line starts with it. */
function startOf(list: string, beginning: string): number {
	if (list.startsWith(beginning)) return beginning.length;
	const line = list.indexOf(`\n${beginning}`);
	return line < 0 ? -1 : line + 1 + beginning.length;
}

/** Devices follow their vendor, up to a line that does not start with a tab. */
function productAt(list: string, from: number, beginning: string): string | undefined {
	let line = list.indexOf('\n', from) + 1;
	while (line > 0 && list[line] === '\t') {
		if (list.startsWith(beginning, line)) return restOfLine(list, line + beginning.length);
		line = list.indexOf('\n', line) + 1;
	}
	return undefined;
}

function restOfLine(list: string, from: number): string {
	const end = list.indexOf('\n', from);
	return list.slice(from, end < 0 ? undefined : end);
}
