/** The devices of the transport entitlements and of the personalities of a bundle. */
import {
	type Coverage,
	coverageOf,
	type DeviceSet,
	deviceSetsOf,
} from '../../matching/deviceCoverage.js';
import type { PreparedPersonality } from '../../matching/matchingDictionary.js';
import { once } from '../../once.js';
import { transportPrefix } from '../../platform/entitlements.js';
import { busOf as busOfProvider } from '../../platform/providers.js';
import type { Dict, DictEntry } from '../../value/plistValue.js';
import type { EntitlementsFile, SignedBundle } from '../signedBundle.js';
import { busOf, deviceKeysOf, devicesIn, deviceTransports } from './transports.js';

/** The most pairs of devices that are compared. Real drivers have a few hundred. */
const maxComparisons = 50_000;

/** A transport entitlement that lists devices, and the personalities of a dext on its bus. */
export interface Transport {
	readonly entry: DictEntry;
	/** Each dictionary of the entitlement, with its devices. */
	readonly listed: readonly { readonly dict: Dict; readonly devices: readonly DeviceSet[] }[];
	/** Each personality on the bus that starts the dext, with its devices: the kernel compares only these. */
	readonly matched: readonly {
		readonly personality: PreparedPersonality;
		readonly devices: readonly DeviceSet[];
	}[];
	/** The devices of the entitlement that no personality matches; none if that is not certain. */
	readonly unmatched: () => readonly DeviceSet[];
}

/** The transports of a file that can be compared with the personalities: lists of dictionaries with known keys only. */
export function transportsOf(
	{ personalities }: SignedBundle,
	{ root }: EntitlementsFile,
): readonly Transport[] {
	return deviceTransports.flatMap((name) => {
		const entry = root.get(name);
		const bus = busOf(name);
		if (entry?.value.type !== 'array') return [];
		const dicts = devicesIn(entry);
		const keys = deviceKeysOf(bus);
		const isKnown = dicts.every((dict) => dict.entries.every(({ key }) => keys.has(key)));
		if (!isKnown || dicts.length === 0 || dicts.length < entry.value.items.length) return [];
		const onBus = personalities()
			.filter((each) => isOn(each, `${transportPrefix}${bus}`))
			.map((personality) => ({ personality, devices: deviceSetsOf(bus, personality.dict) }));
		const matched = onBus.filter(({ personality }) => personality.isDextPersonality);
		const listed = dicts.map((dict) => ({ dict, devices: deviceSetsOf(bus, dict) }));
		if (countOf(listed) * countOf(onBus) > maxComparisons) return [];
		return [{ entry, listed, matched, unmatched: once(() => unmatchedDevices(listed, onBus)) }];
	});
}

function isOn({ providerClass }: PreparedPersonality, transport: string): boolean {
	const bus = providerClass === undefined ? undefined : busOfProvider(providerClass);
	return bus !== undefined && transport === `${transportPrefix}${bus}`;
}

/** How many of the devices any dictionary of the entitlement includes. */
export function listedPartOf({ listed }: Transport, device: DeviceSet): Coverage {
	const each = listed.flatMap(({ devices }) => devices.map((set) => coverageOf(set, device)));
	const best = (['all', 'unknown', 'some'] as const).find((coverage) => each.includes(coverage));
	return best ?? (each.length > 0 ? 'none' : 'unknown');
}

/** The devices of the entitlement that no personality matches; none if that is not certain. */
function unmatchedDevices(
	listed: Transport['listed'],
	matched: Transport['matched'],
): readonly DeviceSet[] {
	const wanted = matched.flatMap(({ devices }) => devices);
	const isKnown = matched.length > 0 && matched.every(({ devices }) => devices.length > 0);
	if (!isKnown) return [];
	return listed
		.flatMap(({ devices }) => devices)
		.filter((device) => wanted.every((each) => coverageOf(device, each) === 'none'));
}

function countOf(lists: readonly { readonly devices: readonly DeviceSet[] }[]): number {
	return lists.reduce((sum, { devices }) => sum + devices.length, 0);
}
