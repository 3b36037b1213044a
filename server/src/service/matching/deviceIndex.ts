/** Finds the devices of a list that can be the same as another one, without a comparison with each. */
import { append } from '../text/append.js';
import type { DeviceSet, Ids } from './deviceCoverage.js';

/** The keys whose numbers distinguish devices. */
const tellingKeys: readonly string[] = ['idProduct', 'idVendor'];

type SetsByNumber = Map<bigint, DeviceSet[]>;

export class DeviceIndex {
	/** The devices by the telling keys that have numbers, since those without the number of a key can have any. */
	readonly #groups = new Map<string, DeviceGroup>();
	readonly #vendors = new Set<bigint>();
	/** Whether there is a device whose vendor is not a number. */
	#hasAnyVendor = false;

	constructor(readonly all: readonly DeviceSet[]) {
		for (const set of all) {
			const keys = tellingKeys.filter((key) => numbersOf(set, key));
			const name = keys.join();
			const group = this.#groups.get(name) ?? new DeviceGroup(keys);
			this.#groups.set(name, group);
			group.add(set);
			const vendors = numbersOf(set, 'idVendor');
			if (!vendors) this.#hasAnyVendor = true;
			for (const vendor of vendors ?? []) this.#vendors.add(vendor);
		}
	}

	/** All devices of the list that are not certainly others than `device`, each once. */
	near(device: DeviceSet): readonly DeviceSet[] {
		const found: DeviceSet[] = [];
		for (const group of this.#groups.values()) append(found, group.near(device));
		return found;
	}

	/** Whether the list may have a device of one of these vendors. */
	mayHaveVendor(ids: Ids): boolean {
		if (ids.type !== 'numbers') return this.all.length > 0;
		return this.#hasAnyVendor || ids.numbers.some((number) => this.#vendors.has(number));
	}
}

/** Devices that have numbers for the same keys. */
class DeviceGroup {
	readonly #all: DeviceSet[] = [];
	readonly #byKey: ReadonlyMap<string, SetsByNumber>;

	constructor(keys: readonly string[]) {
		this.#byKey = new Map(keys.map((key) => [key, new Map()]));
	}

	add(set: DeviceSet): void {
		this.#all.push(set);
		for (const [key, byNumber] of this.#byKey) {
			for (const number of numbersOf(set, key) ?? []) {
				const sets = byNumber.get(number) ?? [];
				sets.push(set);
				byNumber.set(number, sets);
			}
		}
	}

	/** Those with a number of the device, by the key with the fewest of them. */
	near(device: DeviceSet): Iterable<DeviceSet> {
		let fewest: readonly DeviceSet[] = this.#all;
		for (const [key, byNumber] of this.#byKey) {
			const numbers = numbersOf(device, key);
			if (!numbers) continue;
			const lists = numbers.map((number) => byNumber.get(number) ?? []);
			const count = lists.reduce((sum, list) => sum + list.length, 0);
			if (count < fewest.length) fewest = lists.flat();
		}
		return new Set(fewest);
	}
}

function numbersOf({ ids }: DeviceSet, key: string): readonly bigint[] | undefined {
	const own = ids.get(key);
	return own?.type === 'numbers' ? own.numbers : undefined;
}
