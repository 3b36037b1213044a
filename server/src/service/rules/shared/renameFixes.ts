/** Fixes that rename or move an entry, whose value must suit the key at its new place. */
import type { PlistContents } from '../../document/driverPlist.js';
import { defineMessages } from '../../messages/message.js';
import { schemaAt } from '../../schema/describe.js';
import { plistTypesOf } from '../../schema/plistTypes.js';
import { pathOf } from '../../value/plistPath.js';
import type { Dict, DictEntry, PlistValue } from '../../value/plistValue.js';
import type { Fix } from '../rule.js';
import { conversionsOf, shownValue } from './conversions.js';
import { renameKeyFix } from './entryFixes.js';

const titles = defineMessages('rename', {
	renameAndConvert: "Rename to '{key}' and convert to '{value}'",
});

/** Renames the key of an entry and converts a value of a type that the new key does not allow; none if it can't be converted. */
export function renameFixes(
	plist: PlistContents,
	entry: DictEntry,
	key: string,
	preferred = false,
): readonly Fix[] {
	const rename = renameKeyFix(entry, key, preferred);
	const { dict, value } = entry;
	if (suits(plist, value, dict, key)) return [rename];
	const schema = schemaAt(plist, [...pathOf(dict), key]);
	const [by, ...others] = schema ? conversionsOf(value, plistTypesOf(schema), schema) : [];
	if (by === undefined || others.length > 0) return [];
	return [
		{
			title: titles.renameAndConvert({ key, value: shownValue(by) }),
			edits: [...rename.edits, { kind: 'replaceValue', value, by }],
			preferred,
		},
	];
}

/** Whether a key takes values of the type of `value` in a dictionary; also if a build replaces the value, or none is there. */
export function suits(plist: PlistContents, value: PlistValue, dict: Dict, key: string): boolean {
	const schema = schemaAt(plist, [...pathOf(dict), key]);
	const types = schema ? plistTypesOf(schema) : [];
	const isOpen =
		value.type === 'invalid' || (value.type === 'string' && value.variables.length > 0);
	return types.length === 0 || isOpen || types.includes(value.type);
}
