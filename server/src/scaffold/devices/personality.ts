/** Renders a personality for a device, as XML, for a dext, a kext or a codeless kext. */
import {
	freeName,
	type NewEntry,
	type NewValue,
	pairingsFor,
	renderEntry,
	xcodeLayout,
} from '../../service/index.js';
import { proposedClassName } from '../className.js';
import { beginsWithVendor, hex4, type Names } from '../names/deviceNames.js';
import type { Device } from './device.js';
import type { KeyValue, Proposal } from './proposal.js';

/** The kinds of bundles that have personalities. */
export type PersonalityBundle = 'dext' | 'kext' | 'codelessKext';

export interface NewPersonality {
	/** `<key>…</key>` and a `<dict>`, indented by tabs from the left margin. */
	readonly xml: string;
	readonly name: string;
}

const ownIdentifier = '$(PRODUCT_BUNDLE_IDENTIFIER)';

/**
 * Keys are in the order of Xcode; comments have the names of vendor and device. `taken` are names that other personalities
 * have. `driver` are the keys of another personality that name its driver; without them, the driver is a class with the
 * name of the personality.
 */
export function renderPersonality(
	device: Device,
	proposal: Proposal,
	names: Names,
	bundle: PersonalityBundle,
	taken: ReadonlySet<string> = new Set(),
	driver: readonly NewEntry[] = [],
): NewPersonality {
	const className = proposedClassName(`${names.product ?? names.vendor ?? ''} Driver`);
	const name = freeName(className, taken);
	const keys = new Map<string, KeyValue | NewValue>([
		['IOProviderClass', proposal.provider],
		...(driver.length > 0
			? [['CFBundleIdentifier', ownIdentifier] as const]
			: bundleKeys(bundle, proposal, name)),
		...driver.map(([key, value]) => [key, value] as const),
		...proposal.keys,
	]);
	if (bundle !== 'dext') keys.delete('IOPCITunnelCompatible');
	const dict = [...keys].sort(([a], [b]) => (a < b ? -1 : 1)).map(newEntry);
	const xml = renderEntry([name, { dict }, titleOf(device, names)], '', xcodeLayout, true);
	return { xml, name };
}

/** The keys that name the driver; for a codeless kext, the class that holds the device and does nothing. */
function bundleKeys(
	bundle: PersonalityBundle,
	{ provider, code }: Proposal,
	name: string,
): readonly (readonly [string, KeyValue])[] {
	switch (bundle) {
		case 'dext': {
			const [pairing] = pairingsFor({ provider, usbClass: code?.class });
			return [
				['CFBundleIdentifier', ownIdentifier],
				['CFBundleIdentifierKernel', pairing?.CFBundleIdentifierKernel ?? 'com.apple.kpi.iokit'],
				['IOClass', pairing?.IOClass ?? 'IOUserService'],
				['IOUserClass', name],
				['IOUserServerName', ownIdentifier],
			];
		}
		case 'kext':
			return [
				['CFBundleIdentifier', ownIdentifier],
				['IOClass', name],
			];
		case 'codelessKext':
			return [
				['CFBundleIdentifier', 'com.apple.kpi.iokit'],
				['IOClass', 'IOService'],
			];
	}
}

function titleOf({ bus, vendorName, productName }: Device, names: Names): string | undefined {
	const vendor = names.vendor ?? vendorName;
	const product = names.product ?? productName;
	const title = productWithVendor(vendor, product);
	return title === '' ? undefined : `${title} (${bus.toUpperCase()})`;
}

/** Many devices report a name that begins with that of the vendor, which is not repeated. */
function productWithVendor(vendor: string | undefined, product: string | undefined): string {
	if (beginsWithVendor(product, vendor)) return product ?? '';
	return [vendor, product].filter((part) => part !== undefined).join(': ');
}

/** An ID has its hexadecimal form, as in data sheets, in a comment. */
function newEntry([key, value]: readonly [key: string, value: KeyValue | NewValue]): NewEntry {
	if (typeof value !== 'number') return [key, value];
	const isId = /^(?:id|bcd)[A-Z]|^(?:Vendor|Product)ID$/.test(key);
	return [key, BigInt(value), isId ? `0x${hex4(value)}` : undefined];
}
