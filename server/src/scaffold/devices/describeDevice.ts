/** A device as a picker shows it: with its names, and the matches that a driver can use. */
import {
	beginsWithVendor,
	hex4,
	type NameLists,
	type Names,
	nameOf,
} from '../names/deviceNames.js';
import type { Device } from './device.js';
import { type Proposal, proposalsFor } from './proposal.js';

export interface KnownDevice {
	readonly device: Device;
	/** Its name, or its ids where the name is unknown. */
	readonly title: string;
	/** Its bus, ids and usage: `USB 046d:c216`. */
	readonly ids: string;
	/** Absent where it is unknown, or in the title. */
	readonly vendor?: string;
	/** The most specific first. */
	readonly matches: readonly Pick<Proposal, 'title' | 'detail' | 'provider'>[];
}

export function describeDevice(device: Device, lists: NameLists): KnownDevice {
	const { vendor, product } = namesOf(device, lists);
	const ids = `${hex4(device.vendorId)}:${hex4(device.productId)}`;
	const usage = device.usage ? `, usage ${device.usage.page}/${device.usage.usage}` : '';
	const matches = proposalsFor(device).map(({ title, detail, provider }) => ({
		title,
		detail,
		provider,
	}));
	return {
		device,
		title: product ?? (vendor === undefined ? ids : `Device of ${vendor}`),
		ids: `${device.bus.toUpperCase()} ${ids}${usage}`,
		...(vendor !== undefined && !beginsWithVendor(product, vendor) && { vendor }),
		matches,
	};
}

/** The names that the device reports, or those in the lists. The lists have better names for vendors and for PCI devices. */
export function namesOf(device: Device, lists: NameLists): Names {
	const bus = device.bus === 'pci' ? 'pci' : 'usb';
	const known = nameOf(lists, bus, device.vendorId, device.productId);
	const vendor = known.vendor ?? device.vendorName;
	const own = withoutVendor(device.productName, known.vendor);
	const product = device.bus === 'pci' ? (known.product ?? own) : (own ?? known.product);
	return { ...(vendor !== undefined && { vendor }), ...(product !== undefined && { product }) };
}

/** A line of `lsusb` has the vendor, as in the lists, before the name of the device. */
function withoutVendor(product: string | undefined, vendor = ''): string | undefined {
	const isRepeated = vendor !== '' && product?.startsWith(`${vendor} `) === true;
	return isRepeated ? product.slice(vendor.length).trim() || product : product;
}
