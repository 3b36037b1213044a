/** The drivers that a dump shows as attached, and the personalities that they were created from. */
import type { Registry, RegistryEntry, RegistryProperties } from '../../registry/registry.js';
import { comparedKeys } from './comparedKeys.js';
import { categoryOf, type DriverPersonality, probeScoreOf } from './personality.js';
import { textOf } from './properties.js';
import type { Simulation } from './simulation.js';

/** A driver that the kernel created for a personality. */
export interface AttachedDriver {
	readonly driver: RegistryEntry;
	readonly provider: RegistryEntry;
	readonly category: string;
	/** The probe score of the driver: that of the family, which `probe` may have changed. */
	readonly score: number;
	/** The personality. That of a kext is made of the properties of the driver that can be keys. */
	readonly personality: DriverPersonality;
	/** Whether the personality is as the kernel read it, with its own probe score: that of a dext. */
	readonly isExact: boolean;
}

/** All attached drivers. An entry without the properties of a personality was not created for one. */
export function attachedDrivers(
	registry: Registry,
	simulation: Simulation,
): readonly AttachedDriver[] {
	const drivers = registry.entries.filter(isFromPersonality);
	const providers = new Map<string, RegistryEntry>();
	for (const driver of drivers) {
		const provider = ownProviderOf(driver, simulation);
		const key = identityOf(driver);
		if (provider && !providers.has(key)) providers.set(key, provider);
	}
	return drivers.flatMap((driver) => {
		// Dumps without registry entry IDs show a driver once below each of its parents.
		const provider =
			ownProviderOf(driver, simulation) ??
			providers.get(identityOf(driver)) ??
			driver.parents.find((parent) => isOn(driver, parent, simulation) === undefined) ??
			driver.parents[0];
		return provider ? [attachedDriver(driver, provider)] : [];
	});
}

function attachedDriver(driver: RegistryEntry, provider: RegistryEntry): AttachedDriver {
	const { properties } = driver;
	const matched = properties.get('IOMatchedPersonality');
	const exact = matched?.type === 'dictionary' ? matched.entries : undefined;
	return {
		driver,
		provider,
		category: categoryOf({ properties }),
		score: probeScoreOf(properties),
		personality: {
			name: driver.name,
			source: textOf(properties, 'CFBundleIdentifier') ?? driver.className,
			properties: exact ?? personalityIn(properties),
		},
		isExact: exact !== undefined,
	};
}

function identityOf({ className, name, properties }: RegistryEntry): string {
	return [className, name, properties.size, textOf(properties, 'IOProviderClass')].join('\n');
}

/** The first parent that is of the provider class. */
function ownProviderOf(driver: RegistryEntry, simulation: Simulation): RegistryEntry | undefined {
	return driver.parents.find((parent) => isOn(driver, parent, simulation));
}

function isOn(
	driver: RegistryEntry,
	parent: RegistryEntry,
	simulation: Simulation,
): boolean | undefined {
	const name = textOf(driver.properties, 'IOProviderClass');
	return name === undefined ? undefined : simulation.classOf(parent).isKindOf(name);
}

/** Whether it has what a driver gets from its personality (xnu IOService.cpp:probeCandidates). */
function isFromPersonality({ className, properties }: RegistryEntry): boolean {
	return (
		textOf(properties, 'IOClass') === className &&
		textOf(properties, 'IOProviderClass') !== undefined &&
		textOf(properties, 'IOMatchCategory') !== undefined &&
		properties.get('IOProbeScore')?.type === 'integer'
	);
}

/** The properties that can be keys of a personality. The probe score and what the kernel adds are not. */
function personalityIn(properties: RegistryProperties): RegistryProperties {
	return new Map(
		[...properties].filter(([key]) => key !== 'IOProbeScore' && comparedKeys.has(key)),
	);
}
