/** Writes the device of a personality as one of a transport entitlement. */
import type { NewEntry } from '../../edit/plistEdit.js';
import type { DeviceSet } from '../../matching/deviceCoverage.js';
import type { Dict, DictEntry } from '../../value/plistValue.js';
import { busOf, deviceKeysOf } from './transports.js';

type ListedDevice = Pick<DeviceSet, 'value' | 'word'>;

/**
 * The entries of a personality that a transport entitlement can have; empty if an id is missing or depends on the
 * build. `only` is one product of a list, or one word of a string.
 */
export function entitledDevice(
	dict: Dict,
	transport: string,
	only?: ListedDevice,
): readonly NewEntry[] {
	const keys = deviceKeysOf(busOf(transport));
	const entries = dict.entries.filter(({ key }) => keys.has(key));
	const written = entries.flatMap((entry) => writtenEntry(entry, only));
	const isComplete = written.length === entries.length && written.some(isId);
	return isComplete ? written : [];
}

function isId([key]: NewEntry): boolean {
	return key === 'idVendor' || key.startsWith('IOPCI');
}

/** An entry, if its value does not depend on the build. */
function writtenEntry({ key, value }: DictEntry, only?: ListedDevice): readonly NewEntry[] {
	if (only?.word && value === only.value) return [[key, only.word.text]];
	if (value.type === 'string' && value.replacement === 'never') return [[key, value.value]];
	if (value.type === 'integer' && value.value !== undefined) return [[key, value.value]];
	if (value.type !== 'array') return [];
	const product = only?.value.array === value ? only.value : undefined;
	if (product?.type === 'integer' && product.value !== undefined) {
		return [['idProduct', product.value]];
	}
	const numbers = value.items.flatMap((item) =>
		item.type === 'integer' && item.value !== undefined ? [item.value] : [],
	);
	return numbers.length === value.items.length ? [[key, numbers]] : [];
}
