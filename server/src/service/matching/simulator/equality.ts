/** Compares values as `isEqualTo` of libkern does. */
import { utf8Bytes } from '../../bytes/textBytes.js';
import type { RegistryProperties, RegistryValue } from '../../registry/registry.js';
import { allOf, type Verdict, verdictOf } from './verdict.js';

/**
 * Whether two values are equal. Numbers are compared by 64 bits, whatever their size, and a string with data by bytes,
 * with one NUL at the end of the data or without (OSNumber.cpp, OSString.cpp, OSData.cpp).
 */
export function compareValues(wanted: RegistryValue, found: RegistryValue | undefined): Verdict {
	if (!found) return 'no match';
	if (wanted.type === 'unknown' || found.type === 'unknown') return 'unknown';
	if (wanted.type === 'string' && found.type === 'data') return compareText(wanted.value, found);
	if (wanted.type === 'data' && found.type === 'string') return compareText(found.value, wanted);
	if (wanted.type === 'data' && found.type === 'data') return compareData(wanted, found);
	if (wanted.type === 'dictionary' && found.type === 'dictionary') {
		return compareDictionaries(wanted.entries, found.entries);
	}
	if ('values' in wanted && 'values' in found && wanted.type === found.type) {
		return wanted.type === 'set'
			? compareSets(wanted.values, found.values)
			: compareLists(wanted.values, found.values);
	}
	if (wanted.type === 'integer' && found.type === 'integer') return compareNumbers(wanted, found);
	if (!('value' in wanted) || wanted.type !== found.type) return 'no match';
	return verdictOf(wanted.value === found.value);
}

type Integer = Extract<RegistryValue, { readonly type: 'integer' }>;

function compareNumbers(wanted: Integer, found: Integer): Verdict {
	if (wanted.value === found.value) return 'match';
	const mayGoOn = found.digitsAtEndUnknown && String(wanted.value).startsWith(String(found.value));
	return mayGoOn ? 'unknown' : 'no match';
}

type Data = Extract<RegistryValue, { readonly type: 'data' }>;

function compareText(text: string, data: Data): Verdict {
	const bytes = utf8Bytes(text);
	const end = data.nulsAtEndUnknown ? lengthWithoutNuls(data.bytes) : data.bytes.length;
	const isEqual = startsWithBytes(data.bytes, bytes) && isEndOfText(data, bytes.length, end);
	return verdictOf(isEqual);
}

function isEndOfText({ bytes, nulsAtEndUnknown }: Data, length: number, end: number): boolean {
	if (end === length) return true;
	return !nulsAtEndUnknown && end === length + 1 && bytes[length] === 0;
}

function compareData(a: Data, b: Data): Verdict {
	const trims = a.nulsAtEndUnknown || b.nulsAtEndUnknown;
	const [first, second] = [a.bytes, b.bytes].map((bytes) =>
		trims ? lengthWithoutNuls(bytes) : bytes.length,
	);
	return verdictOf(first === second && startsWithBytes(a.bytes, b.bytes.subarray(0, second)));
}

function lengthWithoutNuls(bytes: Uint8Array): number {
	let end = bytes.length;
	while (end > 0 && bytes[end - 1] === 0) end--;
	return end;
}

function startsWithBytes(bytes: Uint8Array, start: Uint8Array): boolean {
	return start.length <= bytes.length && start.every((byte, index) => byte === bytes[index]);
}

function compareLists(wanted: readonly RegistryValue[], found: readonly RegistryValue[]): Verdict {
	if (wanted.length !== found.length) return 'no match';
	return allOf(wanted.map((each, index) => compareValues(each, found[index])));
}

function compareSets(wanted: readonly RegistryValue[], found: readonly RegistryValue[]): Verdict {
	if (wanted.length !== found.length) return 'no match';
	return allOf(
		wanted.map((each) => {
			const verdicts = found.map((other) => compareValues(each, other));
			if (verdicts.includes('match')) return 'match';
			return verdicts.includes('unknown') ? 'unknown' : 'no match';
		}),
	);
}

/** Nested dictionaries are equal if they have the same keys (OSDictionary.cpp:isEqualTo). */
function compareDictionaries(wanted: RegistryProperties, found: RegistryProperties): Verdict {
	if (wanted.size !== found.size) return 'no match';
	return allOf([...wanted].map(([key, value]) => compareValues(value, found.get(key))));
}
