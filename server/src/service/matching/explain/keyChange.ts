/** Changes of a personality: applied to try them, and as edits of the plist. */
import { isIntact } from '../../edit/isIntact.js';
import type { NewValue, PlistEdit } from '../../edit/plistEdit.js';
import type { RegistryProperties, RegistryValue } from '../../registry/registry.js';
import { encodeBase64 } from '../../text/base64.js';
import { buildVariablesIn } from '../../value/buildVariables.js';
import type { Dict } from '../../value/plistValue.js';
import { replacementOf } from '../../value/tokens.js';
import type { DriverPersonality } from '../simulator/personality.js';

/** Sets a key, or removes it if the value is undefined. The keys before the last one name dictionaries. */
export interface KeyChange {
	readonly key: readonly string[];
	readonly value: RegistryValue | undefined;
}

export function applyChanges(
	properties: RegistryProperties,
	changes: readonly KeyChange[],
): RegistryProperties {
	return changes.reduce((table, { key, value }) => applied(table, key, value), properties);
}

function applied(
	table: RegistryProperties,
	[first, ...rest]: readonly string[],
	value: RegistryValue | undefined,
): RegistryProperties {
	const result = new Map(table);
	if (first === undefined) return result;
	const inner = table.get(first);
	const entries = inner?.type === 'dictionary' ? inner.entries : new Map();
	const next: RegistryValue | undefined =
		rest.length === 0 ? value : { type: 'dictionary', entries: applied(entries, rest, value) };
	if (next === undefined) result.delete(first);
	else result.set(first, next);
	return result;
}

/** The edits of the dictionary of a personality; undefined if a value can't be written, a dictionary is missing, or what changes is damaged. */
export function editsOf(
	dict: Dict,
	changes: readonly KeyChange[],
): readonly PlistEdit[] | undefined {
	const edits = changes.map((change) => editsOfChange(dict, change));
	if (!edits.every((each) => each !== undefined)) return undefined;
	return edits.flat().every(isIntact) ? edits.flat() : undefined;
}

/** Whether changes of a personality add no error or warning to its plist, as far as that is known. */
export function areAccepted(
	{ dict, accepts }: DriverPersonality,
	changes: readonly KeyChange[],
): boolean {
	const edits = dict && editsOf(dict, changes);
	return !edits || !accepts || accepts(edits);
}

function editsOfChange(dict: Dict, { key, value }: KeyChange): readonly PlistEdit[] | undefined {
	const [first, ...rest] = key;
	const entry = first === undefined ? undefined : dict.get(first);
	if (first === undefined) return undefined;
	if (rest.length > 0) {
		return entry?.value.type === 'dict'
			? editsOfChange(entry.value, { key: rest, value })
			: undefined;
	}
	if (!value) {
		// Without the last of several with this key, the one before it would count.
		const removed = dict.entries.filter((each) => each.key === first);
		return entry && removed.map((each) => ({ kind: 'removeEntry', entry: each }));
	}
	const by = newValueOf(value);
	if (by === undefined) return undefined;
	return entry
		? [{ kind: 'replaceValue', value: entry.value, by }]
		: [{ kind: 'insertEntry', into: dict, key: first, value: by }];
}

function newValueOf(value: RegistryValue): NewValue | undefined {
	switch (value.type) {
		case 'string':
			return isReplaced(value.value) ? undefined : value.value;
		case 'boolean':
			return value.value;
		case 'integer':
			return BigInt.asIntN(64, value.value);
		case 'data':
			return { element: 'data', text: encodeBase64(value.bytes) };
		case 'array': {
			const items = value.values.map(newValueOf);
			return items.every((item) => item !== undefined) ? items : undefined;
		}
		default:
			return undefined;
	}
}

/** Whether a build would replace a text of a device, such as one with `$(`. Nothing in a plist prevents that. */
function isReplaced(text: string): boolean {
	return buildVariablesIn(text).length > 0 || replacementOf(text) !== 'never';
}
