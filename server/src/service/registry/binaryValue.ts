/** Converts the values of binary property lists to those of the registry. */
import type { BinaryValue } from '../bytes/readBinaryPlist.js';
import type { RegistryValue } from './registry.js';
import {
	booleanValue,
	dataValue,
	integerValue,
	stringValue,
	unknownValue,
} from './registryValue.js';

/** An object with several references is one object in the result, too, so that the time is linear. */
export function registryValueOf(root: BinaryValue): RegistryValue {
	const known = new Map<BinaryValue, RegistryValue>();
	// The reader limits the depth.
	const convert = (value: BinaryValue): RegistryValue => {
		const found = known.get(value);
		if (found) return found;
		const converted = convertValue(value, convert);
		known.set(value, converted);
		return converted;
	};
	return convert(root);
}

function convertValue(
	value: BinaryValue,
	convert: (value: BinaryValue) => RegistryValue,
): RegistryValue {
	switch (value.type) {
		case 'boolean':
			return booleanValue(value.value);
		case 'integer':
			return integerValue(value.value);
		case 'data':
			return dataValue(value.bytes);
		case 'string':
			return stringValue(value.value);
		case 'array':
			return { type: 'array', values: value.items.map(convert) };
		case 'dictionary':
			return {
				type: 'dictionary',
				entries: new Map(value.entries.map(([key, each]) => [key, convert(each)])),
			};
		default:
			return unknownValue('not printed');
	}
}
