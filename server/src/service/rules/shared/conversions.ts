/** Conversions of values to types that a key allows. */
import { convertValue } from '../../edit/convertValue.js';
import type { NewValue } from '../../edit/plistEdit.js';
import { renderValue } from '../../edit/xmlText.js';
import { allows } from '../../schema/allows.js';
import { plistTypesOf } from '../../schema/plistTypes.js';
import type { Schema } from '../../schema/schema.js';
import type { PlistType, PlistValue } from '../../value/plistValue.js';

/** The value as each of the types that it can have without loss, if the schema allows the result. */
export function conversionsOf(
	value: PlistValue,
	types: readonly PlistType[],
	schema: Schema | undefined,
): readonly NewValue[] {
	return types
		.filter((type) => type !== 'array' || mayBeItem(value, schema))
		.filter((type) => type !== 'string' || !types.includes('integer'))
		.map((type) => convertValue(value, type))
		.filter((by) => by !== undefined)
		.filter((by) => typeof by !== 'string' || !isNumber(value) || isPlausible(by, schema))
		.filter((by) => allows(schema, by));
}

/** A new value as its element on one line, for titles. */
export function shownValue(value: NewValue): string {
	return renderValue(value, '', { eol: '', unit: '' });
}

/** Whether the value as it is may be an item of the array that its key takes. */
function mayBeItem(value: PlistValue, schema: Schema | undefined): boolean {
	return schema?.items !== undefined && plistTypesOf(schema.items).includes(value.type);
}

/** Whether a value is a number, or an array around one. */
function isNumber(value: PlistValue): boolean {
	const only = value.type === 'array' ? value.items[0] : value;
	return only?.type === 'integer' || only?.type === 'real';
}

/** A number is not the name of a class: as a string it would only look right. */
function isPlausible(text: string, schema: Schema | undefined): boolean {
	return schema?.['x-digits'] === true && /^\d[\d.]*$/.test(text);
}
