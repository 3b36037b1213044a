/** Values of personalities and of entries as texts. */
import type { RegistryValue } from '../../registry/registry.js';
import type { Shown } from '../simulator/trace.js';

/** How many bytes or items of a value are shown. */
const mostShown = 64;

/**
 * Such as `50475 (0xc52b)`, `iBridge`, or `<6b100000>`; the start of long data and of long lists. `itemText` is for what is
 * in lists and dictionaries.
 */
export function valueText(
	value: Shown,
	itemText: (item: RegistryValue) => string = valueText,
): string {
	switch (value.type) {
		case 'text':
			return value.text;
		case 'missing':
			return 'missing';
		case 'string':
			return value.value;
		case 'integer':
			return integerText(value.value);
		case 'boolean':
			return String(value.value);
		case 'data':
			return hexText(value.bytes.subarray(0, mostShown), value.bytes.length > mostShown);
		case 'array':
		case 'set':
			return `[${startOf(value.values)
				.map((item) => itemText(item))
				.join(', ')}${more(value.values.length)}]`;
		case 'dictionary': {
			const entries = startOf([...value.entries]).map(([key, each]) => `${key}: ${itemText(each)}`);
			return `{${entries.join(', ')}${more(value.entries.size)}}`;
		}
		case 'unknown':
			return 'unknown';
	}
}

function integerText(value: bigint): string {
	const signed = BigInt.asIntN(64, value);
	return signed > 9n ? `${signed} (0x${signed.toString(16)})` : String(signed);
}

function startOf<Item>(items: readonly Item[]): readonly Item[] {
	return items.slice(0, mostShown);
}

function more(length: number): string {
	return length > mostShown ? `, and ${length - mostShown} more` : '';
}

function hexText(bytes: Uint8Array, isCut = false): string {
	return `<${Array.from(bytes, hexByte).join('')}${isCut ? '…' : ''}>`;
}

function hexByte(byte: number): string {
	return byte.toString(16).padStart(2, '0');
}

/** A value for JSON: integers that JavaScript can't represent, and data, are strings. Null is missing or unknown. */
export function jsonValue(value: Shown | RegistryValue): unknown {
	switch (value.type) {
		case 'text':
			return value.text;
		case 'missing':
		case 'unknown':
			return null;
		case 'integer': {
			const signed = BigInt.asIntN(64, value.value);
			const number = Number(signed);
			return Number.isSafeInteger(number) ? number : String(signed);
		}
		case 'string':
		case 'boolean':
			return value.value;
		case 'data':
			return hexText(value.bytes);
		case 'array':
		case 'set':
			return value.values.map(jsonValue);
		case 'dictionary':
			return Object.fromEntries([...value.entries].map(([key, each]) => [key, jsonValue(each)]));
	}
}
