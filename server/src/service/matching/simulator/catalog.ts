/** Personalities by provider class, as the kernel keeps them (xnu IOCatalogue.cpp:addPersonality, findDrivers). */
import { groupBy } from '../../groupBy.js';
import { usbNubClasses } from '../../platform/usb.js';
import type { RegistryEntry } from '../../registry/registry.js';
import type { DriverPersonality } from './personality.js';
import { textOf } from './properties.js';
import type { EntryClass, Simulation } from './simulation.js';

export class PersonalityCatalog {
	private readonly namesByClass = new Map<EntryClass, readonly string[]>();
	private readonly byProvider: ReadonlyMap<string, readonly DriverPersonality[]>;
	/** Those whose provider class depends on the build. */
	private readonly withoutProvider: readonly DriverPersonality[];

	constructor(readonly personalities: readonly DriverPersonality[]) {
		this.byProvider = groupBy(personalities, ({ properties }) =>
			textOf(properties, 'IOProviderClass'),
		);
		this.withoutProvider = personalities.filter(
			({ properties }) => properties.get('IOProviderClass')?.type === 'unknown',
		);
	}

	/**
	 * The personalities whose provider class the entry is, or may be. For a class whose superclasses are not known, these
	 * include those of other classes, and for a device those of interfaces that the dump does not show.
	 */
	candidatesFor(entry: RegistryEntry, simulation: Simulation): readonly DriverPersonality[] {
		const entryClass = simulation.classOf(entry);
		const hidden = simulation.hidesInterfacesOf(entry) ? usbNubClasses.interface : [];
		const names = new Set([...this.providersFor(entryClass), ...hidden]);
		return [
			...[...names].flatMap((name) => this.byProvider.get(name) ?? []),
			...this.withoutProvider,
		];
	}

	private providersFor(entryClass: EntryClass): readonly string[] {
		let names = this.namesByClass.get(entryClass);
		if (!names) {
			names = entryClass.isComplete
				? entryClass.lineage.filter((name) => this.byProvider.has(name))
				: [...this.byProvider.keys()].filter((name) => entryClass.isKindOf(name) !== false);
			this.namesByClass.set(entryClass, names);
		}
		return names;
	}
}
