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

/** Vendors that samples use in place of one's own. The lists have a name for some, which means nothing there. */
const placeholders: ReadonlySet<number> = new Set([0x0000, 0x1234, 0xffff]);

/** The names of a vendor and of one of its devices, as far as the lists have them. */
export function nameOf(
	lists: NameLists,
	bus: NamedBus,
	vendorId: number,
	productId?: number,
): Names {
	const list = lists[bus];
	const start = vendorAt(lists, bus, vendorId);
	if (start === undefined) return {};
	const vendor = restOfLine(list, start);
	const product =
		productId === undefined ? undefined : productAt(list, start, `\t${hex4(productId)} `);
	if (product === undefined && placeholders.has(vendorId)) return {};
	return product === undefined ? { vendor } : { vendor, product };
}

/** The form of a company at the end of its name: `Logitech, Inc.` */
const companyForm = /,?[ ](?:Inc|Ltd|LLC|Corp|Corporation|Co|GmbH|AG|BV)\.?$/i;

/** Whether the name of a product begins with that of its vendor, in any case and without the form of the company. */
export function beginsWithVendor(product: string | undefined, vendor: string | undefined): boolean {
	if (product === undefined || !vendor) return false;
	const name = vendor.replace(companyForm, '').toLowerCase();
	const rest = product.toLowerCase().startsWith(name) ? product.slice(name.length) : undefined;
	return rest !== undefined && !/^[\p{L}\p{N}]/u.test(rest);
}

/** An ID of a list, with its name. */
export interface NamedId {
	readonly id: number;
	readonly name: string;
}

/** More are not useful in a list to choose from. */
const mostMatches = 100;

/**
 * The vendors of a bus, or the products of a vendor, whose name contains `text`, or whose ID begins with it in decimal or
 * hexadecimal; all of them for an empty text. At most 100, the best matches first.
 */
export function namesMatching(
	lists: NameLists,
	bus: NamedBus,
	vendorId: number | undefined,
	text: string,
): readonly NamedId[] {
	const isVendor = vendorId === undefined;
	const all = isVendor ? vendorsIn(lists[bus]) : productsIn(lists, bus, vendorId);
	return bestMatches(text, all, ({ id, name }) =>
		isVendor && placeholders.has(id) ? undefined : { name, hex: hex4(id), decimal: String(id) },
	);
}

/**
 * The devices on PCI whose name, or that of their vendor, contains `text`, or whose word in `IOPCIMatch` begins with it:
 * the digits of the device, then those of the vendor. At most 100, the best matches first.
 */
export function pciWordsMatching({ pci }: NameLists, text: string): readonly NamedId[] {
	return bestMatches(text, pciWordsIn(pci), ({ id, name }) => ({ name, hex: hex8(id) }));
}

/** What is compared with a text: a name, and the digits of an ID. */
interface Searched {
	readonly name: string;
	readonly hex: string;
	readonly decimal?: string;
}

/** The IDs that match a text, the best matches first, otherwise in their order. */
function bestMatches(
	text: string,
	all: Iterable<NamedId>,
	searchedIn: (named: NamedId) => Searched | undefined,
): readonly NamedId[] {
	const wanted = text.trim().toLowerCase();
	const byLevel: NamedId[][] = levels.map(() => []);
	for (const named of all) {
		const searched = searchedIn(named);
		const level = searched ? levels.findIndex((matches) => matches(searched, wanted)) : -1;
		byLevel[level]?.push(named);
	}
	return byLevel.flat().slice(0, mostMatches);
}

/** How a name or an ID can match a text, best first. */
const levels: readonly ((searched: Searched, wanted: string) => boolean)[] = [
	({ hex, decimal }, wanted) =>
		wanted === decimal || withoutZeros(digitsIn(wanted)) === withoutZeros(hex),
	({ name }, wanted) => name.toLowerCase().startsWith(wanted),
	({ hex, decimal }, wanted) =>
		[hex, withoutZeros(hex)].some((each) => each.startsWith(digitsIn(wanted))) ||
		decimal?.startsWith(wanted) === true,
	({ name }, wanted) => beginsWord(name.toLowerCase(), wanted),
	({ name }, wanted) => name.toLowerCase().includes(wanted),
];

function digitsIn(text: string): string {
	return text.replace(/^0x/, '');
}

/** A person can omit leading zeros. */
function withoutZeros(digits: string): string {
	return digits.replace(/^0+(?=.)/, '');
}

function beginsWord(name: string, wanted: string): boolean {
	for (let at = name.indexOf(wanted); at >= 0; at = name.indexOf(wanted, at + 1)) {
		if (!/[\p{L}\p{N}]/u.test(name.charAt(at - 1))) return true;
		if (at === name.length) return false;
	}
	return false;
}

function* pciWordsIn(list: string): Iterable<NamedId> {
	let vendor = { id: '', name: '' };
	for (const [, tab, id = '', name = ''] of list.matchAll(/^(\t?)([0-9a-f]{4}) (.*)$/gm)) {
		if (tab === '') vendor = { id, name };
		else yield { id: Number.parseInt(id + vendor.id, 16), name: `${vendor.name} ${name}` };
	}
}

function* vendorsIn(list: string): Iterable<NamedId> {
	for (const [, id = '', name = ''] of list.matchAll(/^([0-9a-f]{4}) (.*)$/gm)) {
		yield { id: Number.parseInt(id, 16), name };
	}
}

function* productsIn(lists: NameLists, bus: NamedBus, vendorId: number): Iterable<NamedId> {
	const list = lists[bus];
	const start = vendorAt(lists, bus, vendorId);
	let line = start === undefined ? 0 : list.indexOf('\n', start) + 1;
	while (line > 0 && list[line] === '\t') {
		const [, id = '', name = ''] = /^\t([0-9a-f]{4}) (.*)$/.exec(restOfLine(list, line)) ?? [];
		if (id !== '') yield { id: Number.parseInt(id, 16), name };
		line = list.indexOf('\n', line) + 1;
	}
}

/** Four or more hexadecimal digits without `0x`, the usual form of IDs. */
export function hex4(id: number): string {
	return id.toString(16).padStart(4, '0');
}

function hex8(id: number): string {
	return id.toString(16).padStart(8, '0');
}

/** The offset of the name of a vendor; undefined where the list has none. */
function vendorAt(lists: NameLists, bus: NamedBus, vendorId: number): number | undefined {
	const ofLists = vendorsOf.get(lists) ?? new Map<NamedBus, VendorOffsets>();
	vendorsOf.set(lists, ofLists);
	const vendors = ofLists.get(bus) ?? vendorOffsets(lists[bus]);
	ofLists.set(bus, vendors);
	return vendors.get(vendorId);
}

type VendorOffsets = ReadonlyMap<number, number>;

/** Each list is read once, since a dump may have thousands of devices. */
const vendorsOf = new WeakMap<NameLists, Map<NamedBus, VendorOffsets>>();

/** The offsets of the names by vendor: the lines of vendors start with four digits and a space. */
function vendorOffsets(list: string): VendorOffsets {
	const offsets = new Map<number, number>();
	for (let line = 0; line < list.length; ) {
		if (list[line] !== '\t') {
			const id = list.slice(line, list.indexOf(' ', line));
			if (/^[0-9a-f]{4}$/.test(id)) offsets.set(Number.parseInt(id, 16), line + id.length + 1);
		}
		const end = list.indexOf('\n', line);
		line = end < 0 ? list.length : end + 1;
	}
	return offsets;
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
