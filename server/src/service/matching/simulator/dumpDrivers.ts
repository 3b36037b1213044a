/** What follows from a dump alone, whatever personalities it is compared with. It is computed once. */
import { groupBy } from '../../groupBy.js';
import { idText } from '../../registry/deviceIds.js';
import type { Registry, RegistryEntry } from '../../registry/registry.js';
import { type AttachedDriver, attachedDrivers } from './attachedDrivers.js';
import { isImpossibleName } from './catalogTests.js';
import { distinctPersonalities } from './distinctPersonalities.js';
import { familyOf } from './entryFamily.js';
import type { DriverPersonality } from './personality.js';
import { textOf } from './properties.js';
import { holdDriver } from './rebuild.js';
import { type EntryClass, Simulation } from './simulation.js';

export class DumpDrivers {
	readonly simulation: Simulation;
	/** The entries that drivers match: those that are registered, as far as the dump shows that. */
	readonly providers: readonly RegistryEntry[];
	/** The providers that are devices. */
	readonly devices: readonly RegistryEntry[];
	readonly attachedTo: ReadonlyMap<RegistryEntry, readonly AttachedDriver[]>;
	/** The personalities of the attached drivers, each once. */
	readonly personalities: readonly DriverPersonality[];
	private readonly byDriver: ReadonlyMap<AttachedDriver, DriverPersonality>;
	private readonly byClass: ReadonlyMap<EntryClass, readonly number[]>;
	private readonly byIds: ReadonlyMap<string, readonly RegistryEntry[]>;
	private readonly byProvider = new Map<string, readonly RegistryEntry[]>();

	constructor(readonly registry: Registry) {
		this.simulation = new Simulation(registry);
		const attached = attachedDrivers(registry, this.simulation);
		this.attachedTo = groupBy(attached, ({ provider }) => provider);
		this.byDriver = new Map(
			attached.map((driver) => [driver, holdDriver(driver, this.simulation).personality]),
		);
		this.personalities = distinctPersonalities([...this.byDriver.values()]);
		this.providers = registry.entries.filter(({ state }) => state.registered !== false);
		this.devices = this.providers.filter((entry) => this.isDevice(entry));
		this.byIds = groupBy(this.devices, idText);
		this.byClass = groupBy([...this.providers.keys()], (index) => {
			const entry = this.providers[index];
			return entry && this.simulation.classOf(entry);
		});
	}

	/** The personality that a driver was created from. */
	personalityOf(driver: AttachedDriver): DriverPersonality {
		return this.byDriver.get(driver) ?? driver.personality;
	}

	/** Whether it is a device, or a part of one, of a bus whose drivers are matched by keys of the device. */
	isDevice(entry: RegistryEntry): boolean {
		return deviceFamilies.has(familyOf(entry, this.simulation));
	}

	/** The devices with IDs as `idText` writes them. */
	devicesWithIds(ids: string): readonly RegistryEntry[] {
		return this.byIds.get(ids) ?? [];
	}

	/** The providers that are, or may be, of the class of a personality, in the order of the dump. */
	providersFor({ properties }: DriverPersonality): readonly RegistryEntry[] {
		const name = textOf(properties, 'IOProviderClass');
		if (name === undefined) return this.providers;
		if (isImpossibleName(name)) return [];
		let found = this.byProvider.get(name);
		if (!found) {
			found = [...this.byClass]
				.flatMap(([entryClass, indexes]) => (entryClass.isKindOf(name) === false ? [] : indexes))
				.sort((a, b) => a - b)
				.flatMap((index) => this.providers[index] ?? []);
			this.byProvider.set(name, found);
		}
		return found;
	}
}

const deviceFamilies: ReadonlySet<string> = new Set([
	'USB device',
	'USB interface',
	'PCI',
	'SCSI',
	'ATA',
	'FireWire',
	'HID interface',
]);
