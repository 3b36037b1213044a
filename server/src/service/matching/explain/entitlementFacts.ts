/** Whether the entitlements of a dext include what an entry requires (xnu IOUserServer.cpp:checkEntitlements). */
import { pciTransport, usbTransport } from '../../platform/entitlements.js';
import type { RegistryEntry, RegistryProperties, RegistryValue } from '../../registry/registry.js';
import { compareValues } from '../simulator/equality.js';
import { existsVerdict, isWildcard } from '../simulator/families/family.js';
import { pciTest } from '../simulator/families/pci.js';
import { type DriverPersonality, isDext } from '../simulator/personality.js';
import { propertyOf } from '../simulator/properties.js';
import type { Simulation } from '../simulator/simulation.js';
import { resultOf } from '../simulator/trace.js';
import { allOf, anyOf, type Verdict } from '../simulator/verdict.js';

export type EntitlementFact =
	/** The entitlements file lacks these. */
	| { readonly kind: 'entitlements missing'; readonly names: readonly string[] }
	/** The devices in this entitlement are others. */
	| { readonly kind: 'other devices entitled'; readonly name: string };

/** What is wrong with all entitlements files of a dext, by the best of them; nothing if that is not certain. */
export function entitlementFactsOf(
	personality: DriverPersonality,
	anyOfLists: readonly (readonly string[])[],
	entry: RegistryEntry,
	simulation: Simulation,
): readonly EntitlementFact[] {
	const { entitlements: files = [] } = personality;
	if (!isDext(personality) || anyOfLists.length === 0 || files.length === 0) return [];
	const attempts = files.flatMap((file) =>
		anyOfLists.map((names): readonly EntitlementFact[] => {
			const missing = names.filter((name) => !file.has(name));
			if (missing.length > 0) return [{ kind: 'entitlements missing', names: missing }];
			return names
				.filter((name) => deviceVerdict(name, file.get(name), entry, simulation) === 'no match')
				.map((name) => ({ kind: 'other devices entitled', name }));
		}),
	);
	if (attempts.some((attempt) => attempt.length === 0)) return [];
	return attempts.find(([fact]) => fact?.kind === 'other devices entitled') ?? attempts[0] ?? [];
}

/** Whether one of the devices of a transport entitlement is the entry. */
function deviceVerdict(
	name: string,
	value: RegistryValue | undefined,
	entry: RegistryEntry,
	simulation: Simulation,
): Verdict {
	if ((name !== usbTransport && name !== pciTransport) || value?.type !== 'array') return 'match';
	return anyOf(
		value.values.map((device) => {
			if (device.type !== 'dictionary') return device.type === 'unknown' ? 'unknown' : 'no match';
			if (name === usbTransport) return usbVerdict(device.entries, entry);
			const { rows } = pciTest({ table: device.entries, entry, probeScore: 0, simulation });
			return resultOf(rows.filter(({ key }) => key[0] !== 'IOPCITunnelCompatible'));
		}),
	);
}

/** Keys that a device has must be equal. What the family compares in addition is not public. */
function usbVerdict(device: RegistryProperties, entry: RegistryEntry): Verdict {
	return allOf(
		['idVendor', 'idProduct'].flatMap((key): readonly Verdict[] => {
			const wanted = device.get(key);
			if (!wanted || device.has('idProductArray') || device.has('idProductMask')) return [];
			const found = propertyOf(entry, key);
			return [isWildcard(wanted) ? existsVerdict(found) : compareValues(wanted, found)];
		}),
	);
}
