/** Converts JSON to the values of the registry. */
import type { RegistryValue } from './registry.js';
import { booleanValue, integerValue, stringValue, unknownValue } from './registryValue.js';
import { maxLevel } from './xmlValue.js';

/** Undefined where the text is not JSON. */
export function readJsonValue(text: string): RegistryValue | undefined {
	try {
		return convert(JSON.parse(text), 0);
	} catch {
		return undefined;
	}
}

function convert(value: unknown, level: number): RegistryValue {
	if (level > maxLevel) return unknownValue('unreadable');
	if (typeof value === 'string') return stringValue(value);
	if (typeof value === 'boolean') return booleanValue(value);
	if (typeof value === 'number' && Number.isInteger(value)) return integerValue(value);
	if (Array.isArray(value)) {
		return { type: 'array', values: value.map((each) => convert(each, level + 1)) };
	}
	if (typeof value !== 'object' || value === null) return unknownValue('not printed');
	const entries = Object.entries(value).map(([key, each]): [string, RegistryValue] => [
		key,
		convert(each, level + 1),
	]);
	return { type: 'dictionary', entries: new Map(entries) };
}
