/** USB devices whose interfaces a dump does not show, or not all of them. */
import { usbNubClasses, usbNubOf, vendorSpecificUsbClass } from '../../platform/usb.js';
import { deviceLists, type Registry, type RegistryEntry } from '../../registry/registry.js';
import { sharedNumbersIn } from '../../registry/sharedUsbNumbers.js';
import type { DriverPersonality } from './personality.js';
import { integerOf, textOf } from './properties.js';
import { shownPartOf } from './shownPart.js';

const nubOf = ({ className }: RegistryEntry) => usbNubOf(className);

/** A plane of devices has no interfaces, a list of devices can lack them, and more can follow the end of a dump, or be below its deepest level. */
export function devicesWithHiddenInterfaces(registry: Registry): ReadonlySet<RegistryEntry> {
	const { entries, format, remarks } = registry;
	const isList = deviceLists.has(format);
	const isCut = remarks.some(({ kind }) => kind === 'cut off' || kind === 'start only');
	const last = new Set<RegistryEntry>();
	for (let each = isCut ? entries.at(-1) : undefined; each; each = each.parents[0]) last.add(each);
	const { deepest } = shownPartOf(registry);
	const isDeepest = (entry: RegistryEntry): boolean =>
		deepest.has(entry) && !isVendorSpecific(entry);
	return new Set(
		entries.filter(
			(entry) =>
				(isList || entry.plane !== 'IOService' || last.has(entry) || isDeepest(entry)) &&
				nubOf(entry) === 'device' &&
				!(isList && entry.children.some((child) => nubOf(child) === 'interface')),
		),
	);
}

/** Whether it is a device without interfaces, unless a driver configures it (QA1076). */
function isVendorSpecific({ properties }: RegistryEntry): boolean {
	return integerOf(properties.get('bDeviceClass')) === BigInt(vendorSpecificUsbClass);
}

/** What is known of an interface of a device that the dump does not show; undefined if the personality is not for one. */
export function hiddenInterface(
	{ properties }: DriverPersonality,
	device: RegistryEntry,
): RegistryEntry | undefined {
	const className = textOf(properties, 'IOProviderClass') ?? '';
	if (!usbNubClasses.interface.includes(className)) return undefined;
	return {
		...device,
		name: className,
		location: undefined,
		className,
		ancestors: undefined,
		id: undefined,
		properties: sharedNumbersIn(device),
		shown: 'none',
		parents: [device],
		children: [],
	};
}
