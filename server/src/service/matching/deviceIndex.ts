/** Finds the devices of a list that can be the same as another one, without a comparison with each. */
import { append } from '../text/append.js';
import type { DeviceSet, Ids } from './deviceCoverage.js';

/** The keys whose numbers, or words without a mask, distinguish devices. */
const tellingKeys: readonly string[] = [
	'idProduct',
	'idVendor',
	'IOPCIPrimaryMatch',
	'IOPCIMatch',
	'IOPCISecondaryMatch',
];

const wholeWord = 0xffff_ffffn;

type SetsByNumber = Map<bigint, DeviceSet[]>;

export class DeviceIndex {
	/** The devices by the telling keys that have numbers, since those without the number of a key can have any. */
	readonly #groups = new Map<string, DeviceGroup>();

	constructor(readonly all: readonly DeviceSet[]) {
		for (const set of all) {
			const keys = tellingKeys.filter((key) => numbersOf(set, key));
			const name = keys.join();
			const group = this.#groups.get(name) ?? new DeviceGroup(keys);
			this.#groups.set(name, group);
			group.add(set);
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
		const numbers = ids.type === 'numbers' ? ids.numbers : undefined;
		return [...this.#groups.values()].some((group) => group.mayHave('idVendor', numbers));
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

	/** Whether one of the devices may have one of these numbers; `undefined` is any number. */
	mayHave(key: string, numbers: readonly bigint[] | undefined): boolean {
		const byNumber = this.#byKey.get(key);
		return !byNumber || !numbers || numbers.some((number) => byNumber.has(number));
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
	if (own?.type === 'numbers') return own.numbers;
	if (own?.type !== 'words' || own.words.some(({ mask }) => mask !== wholeWord)) return undefined;
	return own.words.map(({ value }) => value);
}
