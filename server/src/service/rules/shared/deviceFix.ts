/** The fix that makes the list of a transport entitlement contain the device of a personality. */
import type { DriverPlist } from '../../document/driverPlist.js';
import { fileNameOf } from '../../document/neighbors.js';
import type { NewEntry, PlistEdit } from '../../edit/plistEdit.js';
import type { DeviceSet } from '../../matching/deviceCoverage.js';
import { defineMessages } from '../../messages/message.js';
import type { Dict, DictEntry } from '../../value/plistValue.js';
import type { Fix } from '../rule.js';
import { entitledDevice } from './entitledDevice.js';
import type { Transport } from './transportDevices.js';

const titles = defineMessages('device-fix', {
	change: "Change the device of '{key}'",
	changeIn: "Change the device of '{key}' in '{file}'",
	add: "Add the device to '{key}'",
	addIn: "Add the device to '{key}' in '{file}'",
});

/** Changes the only device that no personality matches, if it has the same keys, or else adds the device to the list. */
export function deviceFix(
	neighbor: DriverPlist | undefined,
	{ entry, unmatched: unmatchedDevices }: Transport,
	dict: Dict,
	device: DeviceSet,
): readonly Fix[] {
	const { key } = entry;
	const unmatched = unmatchedDevices();
	const [wrong] = unmatched;
	const changes = wrong && unmatched.length === 1 ? changeEdits(wrong, dict, device) : [];
	const isChange = changes.length > 0;
	const edits = isChange ? changes : addEdits(entry, entitledDevice(dict, key, device));
	if (edits.length === 0) return [];
	if (!neighbor) return [{ title: isChange ? titles.change({ key }) : titles.add({ key }), edits }];
	const named = { key, file: fileNameOf(neighbor.uri) };
	return [{ title: isChange ? titles.changeIn(named) : titles.addIn(named), edits, in: neighbor }];
}

/** Replaces the ids that are listed by those of the personality; none if it has no literal id for a key. */
function changeEdits(wrong: DeviceSet, dict: Dict, device: DeviceSet): readonly PlistEdit[] {
	const entries = wrong.value.entry?.dict.entries ?? [];
	const edits = entries.map(({ key, value }): PlistEdit | undefined => {
		const own = dict.get(key)?.value;
		if (own?.type !== value.type) return undefined;
		if (own.type === 'integer') return { kind: 'replaceContent', value, by: own.written };
		if (own.type !== 'string' || own.replacement !== 'never') return undefined;
		const by = own === device.value && device.word ? device.word.text : own.value;
		return { kind: 'replaceContent', value, by: value === wrong.value ? inList(wrong, by) : by };
	});
	const known = edits.filter((edit) => edit !== undefined);
	return known.length === edits.length ? known : [];
}

/** A word with the others of its string, if the wrong one is one of several. */
function inList({ value, word }: DeviceSet, by: string): string {
	if (!word || value.type !== 'string') return by;
	return value.value.slice(0, word.at.start) + by + value.value.slice(word.at.end);
}

function addEdits({ value: list }: DictEntry, device: readonly NewEntry[]): readonly PlistEdit[] {
	if (list.type !== 'array' || device.length === 0) return [];
	return [{ kind: 'appendItems', array: list, items: [{ dict: device }] }];
}
