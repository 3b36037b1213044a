/** Makes values of the registry model, for the readers of all formats. */
import type { RegistryValue, UnknownReason, UnknownValue } from './registry.js';

const yes: RegistryValue = { type: 'boolean', value: true };
const no: RegistryValue = { type: 'boolean', value: false };

export function booleanValue(value: boolean): RegistryValue {
	return value ? yes : no;
}

/** A number as the kernel stores it: the low 64 bits, unsigned. */
export function integerValue(value: bigint | number): RegistryValue {
	return { type: 'integer', value: BigInt.asUintN(64, BigInt(value)) };
}

/** The last words of the string in place of an object that is not a property list value (ioreg.c, IORegistryEntry properties). */
const notSerializable = ' is not serializable';

/** What `redact` writes, and what people write by hand in place of a value or of a part of it. */
const redacted =
	/REDACTED-\d|\*{3}|[•█]{2}|^x{4,}$|^[^\p{L}\d]*(?:redacted|removed|masked|hidden)[^\p{L}\d]*$/iu;

/** A string, or an unknown value where the string only means that something is not shown. */
export function stringValue(text: string): RegistryValue {
	if (text.endsWith(notSerializable)) return unknownValue('not printed');
	if (isRedacted(text)) return unknownValue('redacted');
	return { type: 'string', value: text };
}

export function isRedacted(text: string): boolean {
	return text.length <= 4096 && redacted.test(text);
}

/** Data; `nulsAtEndUnknown` as in the model. */
export function dataValue(
	bytes: Uint8Array,
	more: { readonly nulsAtEndUnknown?: true } = {},
): RegistryValue {
	// Data that `redact` replaced starts with the first letter of its mark.
	if (bytes[0] === 0x52 && bytes.length <= 64 && isRedacted(String.fromCharCode(...bytes))) {
		return unknownValue('redacted');
	}
	return { type: 'data', bytes, ...more };
}

export function unknownValue(reason: UnknownReason, part?: RegistryValue): UnknownValue {
	return { type: 'unknown', reason, ...(part && { part }) };
}
