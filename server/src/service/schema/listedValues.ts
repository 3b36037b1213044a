/** Lists the values of a schema for a kind of plist. */
import { appliesTo, type DocumentKind } from '../platform/documentKind.js';
import { driverKitVersions } from '../platform/driverKit.js';
import { maximumOf } from './bits.js';
import { enumFor } from './enumFor.js';
import type { Schema } from './schema.js';

/** One value of `const`, `enum`, `x-values`, or of the facts, with its meaning. */
export interface ListedValue {
	readonly value: string | number | boolean;
	readonly description: string | undefined;
}

/** The values that a schema lists for a kind; for `other`, those of all kinds. */
export function listedValues(schema: Schema, kind: DocumentKind): readonly ListedValue[] {
	const closed = enumFor(schema, kind).map((value) => ({
		value,
		description: schema.enumDescriptions?.[schema.enum?.indexOf(value) ?? -1],
	}));
	const known = (schema['x-values'] ?? [])
		.filter(({ kinds }) => appliesTo(kinds, kind))
		.map(({ value, description }) => ({ value, description }));
	const constant =
		schema.const === undefined ? [] : [{ value: schema.const, description: undefined }];
	const seen = new Set<string | number | boolean>();
	return [...constant, ...closed, ...known, ...versionsFor(schema)].filter(({ value }) => {
		if (seen.has(value)) return false;
		seen.add(value);
		return true;
	});
}

function versionsFor(schema: Schema): readonly ListedValue[] {
	if (schema['x-valuesFrom'] !== 'driverKitVersions') return [];
	return driverKitVersions.map(({ DriverKit, macOS, iPadOS }) => ({
		value: DriverKit,
		description: `macOS ${macOS}${iPadOS === undefined ? '' : `, iPadOS ${iPadOS}`}`,
	}));
}

/**
 * A number in hexadecimal if the key is for ids or classes: its `maximum` is that of one or two bytes. Undefined for
 * other keys.
 */
export function hexOf(value: string | number | boolean, schema: Schema): string | undefined {
	const digits = digitsOf(schema);
	if (typeof value !== 'number' || digits === undefined || value < 0) return undefined;
	return `0x${value.toString(16).padStart(digits, '0')}`;
}

function digitsOf(schema: Schema): number | undefined {
	const maximum = maximumOf(schema);
	if (maximum === 0xff) return 2;
	return maximum === 0xffff ? 4 : undefined;
}
