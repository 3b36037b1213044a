/** The devices of the transport entitlements and of the personalities of a bundle. */
import { type Anchor, atContent, atPart } from '../../document/finding.js';
import {
	type Coverage,
	canExist,
	coverageOf,
	type DeviceSet,
	deviceSetsOf,
	productsIn,
} from '../../matching/deviceCoverage.js';
import { DeviceIndex } from '../../matching/deviceIndex.js';
import type { PreparedPersonality } from '../../matching/matchingDictionary.js';
import { once } from '../../once.js';
import { busOf as busOfProvider } from '../../platform/providers.js';
import type { DictEntry } from '../../value/plistValue.js';
import type { EntitlementsFile, SignedBundle } from '../signedBundle.js';
import { busOf, deviceKeysOf, devicesIn, deviceTransports } from './transports.js';

/** The most pairs of ids that are compared, of devices that can be the same. Real drivers have a few thousand. */
const maxComparisons = 200_000;

/** A transport entitlement that lists devices, and the personalities of a dext on its bus. */
export interface Transport {
	readonly entry: DictEntry;
	/** The devices of the entitlement. */
	readonly listed: DeviceIndex;
	/** Each personality on the bus that starts the dext, with its devices that can exist: the kernel compares only these. */
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
	{ root, isShared }: EntitlementsFile,
): readonly Transport[] {
	return deviceTransports.flatMap((name) => {
		const entry = root.get(name);
		const bus = busOf(name);
		if (entry?.value.type !== 'array') return [];
		const dicts = devicesIn(entry);
		const keys = deviceKeysOf(bus);
		const isKnown = dicts.every((dict) => dict.entries.every(({ key }) => keys.has(key)));
		if (!isKnown || dicts.length < entry.value.items.length) return [];
		const onBus = personalities()
			.filter((each) => isOn(each, bus))
			.map((personality) => ({ personality, devices: deviceSetsOf(bus, personality.dict) }));
		const matched = onBus
			.filter(({ personality }) => personality.isDextPersonality)
			.map((each) => ({ ...each, devices: each.devices.filter(canExist) }));
		const listed = new DeviceIndex(dicts.flatMap((dict) => deviceSetsOf(bus, dict)));
		const wanted = new DeviceIndex(onBus.flatMap(({ devices }) => devices));
		if (areTooMany(listed, wanted)) return [];
		// The personalities of another dext may match the devices of a shared file.
		const isComplete = !isShared && onBus.length > 0 && onBus.every(areKnown);
		return [
			{
				entry,
				listed,
				matched,
				unmatched: once(() => (isComplete ? unmatchedDevices(listed, wanted) : [])),
			},
		];
	});
}

/** Whether a personality has devices, all of which can exist: others are misspelled ids of the devices that are listed. */
function areKnown({ devices }: { readonly devices: readonly DeviceSet[] }): boolean {
	return devices.length > 0 && devices.every(canExist);
}

function isOn({ providerClass }: PreparedPersonality, bus: string): boolean {
	return providerClass !== undefined && busOfProvider(providerClass) === bus;
}

/** How many of the devices any dictionary of the entitlement includes. */
export function listedPartOf(transport: Transport, device: DeviceSet): Coverage {
	const { listed } = transport;
	const near = listed.near(device);
	const each = near.map((set) => coverageOf(set, device));
	const best = (['all', 'unknown', 'some'] as const).find((coverage) => each.includes(coverage));
	if (best === 'some') {
		const products = productsIn(device, near.length);
		if (products?.every((product) => listedPartOf(transport, product) === 'all')) return 'all';
	}
	return best ?? (listed.all.length > 0 ? 'none' : 'unknown');
}

/** Where a device is written: a value, or one word of it. */
export function atDevice({ value, word }: DeviceSet): Anchor {
	return word ? atPart(value, word.range) : atContent(value);
}

function unmatchedDevices(listed: DeviceIndex, wanted: DeviceIndex): readonly DeviceSet[] {
	return listed.all.filter((device) =>
		wanted.near(device).every((each) => coverageOf(device, each) === 'none'),
	);
}

function areTooMany(listed: DeviceIndex, wanted: DeviceIndex): boolean {
	let comparisons = 0;
	for (const device of wanted.all) {
		const count = countOf(device);
		for (const set of listed.near(device)) {
			comparisons += count * countOf(set);
			if (comparisons > maxComparisons) return true;
		}
	}
	return false;
}

/** How many ids are compared. */
function countOf({ ids }: DeviceSet): number {
	let count = 0;
	for (const each of ids.values()) {
		if (each.type === 'numbers') count += each.numbers.length;
		else count += each.type === 'words' ? each.words.length : 1;
	}
	return count;
}
