/** Finds the devices of a list that can be the same as another one, without a comparison with each. */
import { append } from '../text/append.js';
import type { DeviceSet, Ids } from './deviceCoverage.js';

/** The keys whose numbers distinguish devices, the most telling first. */
const tellingKeys: readonly string[] = ['idProduct', 'idVendor'];

export class DeviceIndex {
	readonly #byKey = new Map<string, Map<bigint, DeviceSet[]>>();
	/** Those without numbers. */
	readonly #others: DeviceSet[] = [];
	readonly #vendors = new Set<bigint>();
	/** Whether there is a device whose vendor is not a number. */
	#hasAnyVendor = false;

	constructor(readonly all: readonly DeviceSet[]) {
		for (const set of all) {
			const key = tellingKeys.find((each) => set.ids.get(each)?.type === 'numbers');
			if (key === undefined) this.#others.push(set);
			else for (const number of numbersOf(set, key) ?? []) this.#add(key, number, set);
			const vendors = numbersOf(set, 'idVendor');
			if (!vendors) this.#hasAnyVendor = true;
			for (const vendor of vendors ?? []) this.#vendors.add(vendor);
		}
	}

	/** All devices of the list that are not certainly others than `device`, each once. */
	near(device: DeviceSet): readonly DeviceSet[] {
		const found = [...this.#others];
		for (const [key, byNumber] of this.#byKey) {
			const numbers = numbersOf(device, key) ?? byNumber.keys();
			const sets = new Set<DeviceSet>();
			for (const number of numbers) {
				for (const set of byNumber.get(number) ?? []) sets.add(set);
			}
			append(found, sets);
		}
		return found;
	}

	/** Whether the list may have a device of one of these vendors. */
	mayHaveVendor(ids: Ids): boolean {
		if (ids.type !== 'numbers') return this.all.length > 0;
		return this.#hasAnyVendor || ids.numbers.some((number) => this.#vendors.has(number));
	}

	#add(key: string, number: bigint, set: DeviceSet): void {
		const byNumber = this.#byKey.get(key) ?? new Map<bigint, DeviceSet[]>();
		const sets = byNumber.get(number) ?? [];
		sets.push(set);
		this.#byKey.set(key, byNumber.set(number, sets));
	}
}

function numbersOf({ ids }: DeviceSet, key: string): readonly bigint[] | undefined {
	const own = ids.get(key);
	return own?.type === 'numbers' ? own.numbers : undefined;
}
