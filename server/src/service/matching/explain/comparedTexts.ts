/** The texts of two values that differ, with their types where these are what differs. */
import type { RegistryValue } from '../../registry/registry.js';
import type { Shown, TestRow } from '../simulator/trace.js';
import { valueText } from './valueText.js';

export interface ComparedTexts {
	readonly wanted: string;
	readonly found: string;
	/** Whether the values may look alike, but have types that never match, such as the string `0x1209` and a number. */
	readonly isOfOtherType: boolean;
}

export function comparedTexts({ wanted, found }: Pick<TestRow, 'wanted' | 'found'>): ComparedTexts {
	if (differInType(wanted, found)) {
		return { wanted: typedItems(wanted), found: typedItems(found), isOfOtherType: true };
	}
	if (!isList(wanted) || isList(found)) {
		return { wanted: valueText(wanted), found: valueText(found), isOfOtherType: false };
	}
	// One of several values is compared with the device.
	const isOther = (item: RegistryValue): boolean => differInType(item, found);
	const isOfOtherType = wanted.values.length > 0 && wanted.values.every(isOther);
	return {
		wanted: valueText(wanted, (item) => (isOther(item) ? typedText(item) : valueText(item))),
		found: isOfOtherType ? typedText(found) : valueText(found),
		isOfOtherType,
	};
}

type List = Extract<Shown, { readonly values: readonly RegistryValue[] }>;

function isList(value: Shown): value is List {
	return value.type === 'array' || value.type === 'set';
}

/** Whether two values, or two in the same place of them, have types that never match. */
function differInType(wanted: Shown, found: Shown): boolean {
	if (isList(wanted) && isList(found)) {
		return wanted.values.some((item, index) => {
			const other = found.values[index];
			return other !== undefined && differInType(item, other);
		});
	}
	if (wanted.type === 'dictionary' && found.type === 'dictionary') {
		return [...wanted.entries].some(([key, item]) => {
			const other = found.entries.get(key);
			return other !== undefined && differInType(item, other);
		});
	}
	const [a, b] = [typeGroup(wanted), typeGroup(found)];
	return a !== undefined && b !== undefined && a !== b;
}

/** Strings and data are compared by their bytes. */
function typeGroup({ type }: Shown): 'number' | 'boolean' | 'bytes' | undefined {
	if (type === 'integer') return 'number';
	if (type === 'boolean') return 'boolean';
	return type === 'string' || type === 'data' ? 'bytes' : undefined;
}

/** The type of a value, or the types of those in it. */
function typedItems(value: Shown): string {
	return typeGroup(value) === undefined ? valueText(value, typedItems) : typedText(value);
}

function typedText(value: Shown): string {
	const text = valueText(value);
	return value.type === 'string' ? `the string '${text}'` : `the ${value.type} ${text}`;
}
