/** Converts existing values to new values. */
import type { PlistType, PlistValue } from '../value/plistValue.js';
import { indentOfLine, reindent, type TextOnLines } from './indentation.js';
import type { NewValue } from './plistEdit.js';

/** The value as another plist type; undefined if the conversion would lose information or guess. */
export function convertValue(value: PlistValue, type: PlistType): NewValue | undefined {
	if (value.type === 'array' && type !== 'array') {
		const [only] = value.items;
		return only && value.items.length === 1
			? ((only.type === type ? (sameValue(only) ?? sameEntries(only)) : undefined) ??
					convertValue(only, type))
			: undefined;
	}
	switch (type) {
		case 'integer':
			return asInteger(value);
		case 'boolean':
			return asBoolean(value);
		case 'string':
			return value.type === 'integer' || value.type === 'real' ? value.written.trim() : undefined;
		case 'array': {
			const item = sameValue(value);
			return item === undefined ? undefined : [item];
		}
		default:
			return undefined;
	}
}

/** A string, boolean or integer; undefined for values of other types. */
export function sameValue(value: PlistValue): NewValue | undefined {
	switch (value.type) {
		case 'string':
		case 'boolean':
		case 'integer':
			return value.value;
		default:
			return undefined;
	}
}

/** A value as it is written in a plist, to be inserted elsewhere. */
export function writtenValue(plist: TextOnLines, { range }: PlistValue): NewValue {
	const written = plist.text.slice(range.start, range.end);
	return { raw: reindent(written, indentOfLine(plist, range.start), '') };
}

/** The same dictionary; undefined if it contains values of other types. */
function sameEntries(value: PlistValue): NewValue | undefined {
	if (value.type !== 'dict') return undefined;
	const pairs = value.entries.map(({ key, value: each }) => [key, sameValue(each)] as const);
	const known = pairs.filter((pair): pair is [string, NewValue] => pair[1] !== undefined);
	return known.length === pairs.length ? { dict: known } : undefined;
}

function asInteger(value: PlistValue): bigint | undefined {
	if (value.type === 'real') {
		return Number.isSafeInteger(value.value) ? BigInt(value.value ?? 0) : undefined;
	}
	if (value.type !== 'string' || value.variables.length > 0) return undefined;
	const text = value.value.trim();
	if (/^0x[0-9a-f]{1,16}$/i.test(text) || /^\d{1,18}$/.test(text)) return BigInt(text);
	return /^-\d{1,18}$/.test(text) ? -BigInt(text.slice(1)) : undefined;
}

function asBoolean(value: PlistValue): boolean | undefined {
	if (value.type === 'integer') {
		return value.value === 1n ? true : value.value === 0n ? false : undefined;
	}
	if (value.type !== 'string') return undefined;
	const text = value.value.trim().toLowerCase();
	if (['true', 'yes', '1'].includes(text)) return true;
	return ['false', 'no', '0'].includes(text) ? false : undefined;
}
