/** A device as a picker shows it: with its names, and what a driver can match of it. */
import { type NameLists, type Names, nameOf } from '../names/deviceNames.js';
import type { Device } from './device.js';
import { type Proposal, proposalsFor } from './proposal.js';

export interface KnownDevice {
	readonly device: Device;
	readonly names: Names;
	/** The most specific first. */
	readonly matches: readonly Pick<Proposal, 'title' | 'detail' | 'provider'>[];
}

export function describeDevice(device: Device, lists: NameLists): KnownDevice {
	const matches = proposalsFor(device).map(({ title, detail, provider }) => ({
		title,
		detail,
		provider,
	}));
	return { device, names: namesOf(device, lists), matches };
}

/** What the device calls itself, else what the lists call it; vendors are known better by the lists. */
export function namesOf(device: Device, lists: NameLists): Names {
	const bus = device.bus === 'pci' ? 'pci' : 'usb';
	const known = nameOf(lists, bus, device.vendorId, device.productId);
	const vendor = known.vendor ?? device.vendorName;
	const product =
		device.bus === 'pci'
			? (known.product ?? device.productName)
			: (device.productName ?? known.product);
	return { ...(vendor !== undefined && { vendor }), ...(product !== undefined && { product }) };
}
