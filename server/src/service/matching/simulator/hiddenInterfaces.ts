/** USB devices whose interfaces a dump does not show, or not all of them. */
import { usbNubClasses, usbNubOf } from '../../platform/usb.js';
import { deviceLists, type Registry, type RegistryEntry } from '../../registry/registry.js';
import { sharedNumbersIn } from '../../registry/sharedUsbNumbers.js';
import { deepestOfPart } from './deepestOfPart.js';
import type { DriverPersonality } from './personality.js';
import { textOf } from './properties.js';

const nubOf = ({ className }: RegistryEntry) => usbNubOf(className);

/** A plane of devices has no interfaces, a list of devices can lack them, and more can follow the end of a dump, or be below its deepest level. */
export function devicesWithHiddenInterfaces(registry: Registry): ReadonlySet<RegistryEntry> {
	const { entries, format, remarks } = registry;
	const isList = deviceLists.has(format);
	const isCut = remarks.some(({ kind }) => kind === 'cut off' || kind === 'start only');
	const last = new Set<RegistryEntry>();
	for (let each = isCut ? entries.at(-1) : undefined; each; each = each.parents[0]) last.add(each);
	const deepest = deepestOfPart(registry);
	return new Set(
		entries.filter(
			(entry) =>
				(isList || entry.plane !== 'IOService' || last.has(entry) || deepest.has(entry)) &&
				nubOf(entry) === 'device' &&
				!(isList && entry.children.some((child) => nubOf(child) === 'interface')),
		),
	);
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
