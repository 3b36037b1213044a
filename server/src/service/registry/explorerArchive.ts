/**
 * Reads what IORegistryExplorer saves (`.ioreg`): an archive of NSKeyedArchiver, whose objects refer to each other by
 * their indexes. The entries are linked to parents and children in each plane, so the objects form circles.
 */
import type { BinaryValue } from '../bytes/readBinaryPlist.js';
import { utf8Text } from '../bytes/textBytes.js';
import { KeyedArchive, type ObjectFields } from './keyedArchive.js';
import type { EntryState, Registry } from './registry.js';
import { classChain, type EntryDraft, RegistryTree } from './registryTree.js';
import { readXmlValue } from './xmlValue.js';

/** Whether the root of a binary property list is an archive of a registry. */
export function isExplorerArchive(root: BinaryValue): boolean {
	return entriesIn(new KeyedArchive(root)).length > 0;
}

export function readExplorerArchive(root: BinaryValue): Registry {
	const archive = new KeyedArchive(root);
	const tree = new RegistryTree();
	const drafts = new Map<number, { entry: EntryDraft; fields: ObjectFields }>();
	for (const index of entriesIn(archive)) {
		const fields = archive.fieldsAt(index);
		// A device that is gone stays in the archive, with the date.
		const isGone = archive.resolve(fields.get('dateTerminated'))?.type === 'dictionary';
		if (isGone || fields.size === 0 || drafts.has(index)) continue;
		drafts.set(index, { entry: addEntry(tree, archive, fields), fields });
	}
	for (const { entry, fields } of drafts.values()) {
		const { plane, parents } = parentsOf(archive, fields);
		entry.plane = plane;
		for (const index of parents) {
			const parent = drafts.get(index)?.entry;
			if (parent) tree.link(parent, entry);
		}
	}
	return tree.finish('IORegistryExplorer archive');
}

function entriesIn(archive: KeyedArchive): readonly number[] {
	return archive.referencesIn(archive.root.get('registryEntries'));
}

function addEntry(tree: RegistryTree, archive: KeyedArchive, fields: ObjectFields): EntryDraft {
	// The class is the first one.
	const names = archive
		.itemsIn(fields.get('inheritance'))
		.map((name) => (name?.type === 'string' ? name.value : ''));
	const location = archive.textOf(fields.get('location'));
	const entry = tree.create({
		name: archive.textOf(fields.get('name')) ?? '',
		location: location === '' ? undefined : location,
		...classChain(names.reverse()),
		state: stateOf(archive, fields),
	});
	const properties = archive.resolve(fields.get('properties'));
	if (properties?.type !== 'data') return entry;
	const { value, isCutOff } = readXmlValue(utf8Text(properties.bytes));
	const shown = value?.type === 'unknown' ? value.part : value;
	if (shown?.type === 'dictionary') {
		for (const [key, each] of shown.entries) entry.properties.set(key, each);
	}
	entry.shown = isCutOff || value === undefined ? 'some' : 'all';
	return entry;
}

/** Entries that are not services have no state. */
function stateOf(archive: KeyedArchive, fields: ObjectFields): EntryState {
	const flag = (name: string): boolean | undefined => {
		const value = archive.resolve(fields.get(name));
		return value?.type === 'boolean' ? value.value : undefined;
	};
	if (flag('conformsToIOService') !== true) return {};
	const busy = archive.resolve(fields.get('busyCount'));
	const [registered, matched, active] = ['isRegistered', 'isMatched', 'isActive'].map(flag);
	return {
		...(registered !== undefined && { registered }),
		...(matched !== undefined && { matched }),
		...(active !== undefined && { active }),
		...(busy?.type === 'integer' && { busy: Number(busy.value) }),
	};
}

/** The parents in the plane IOService, or in the first plane that has the entry. */
function parentsOf(
	archive: KeyedArchive,
	fields: ObjectFields,
): { plane: string; parents: readonly number[] } {
	const planes = archive.tableIn(fields.get('parentsInPlanes'));
	const service = planes.find(([plane]) => plane === 'IOService');
	const [plane, parents] = service ?? planes[0] ?? ['IOService', undefined];
	return { plane, parents: archive.referencesIn(parents) };
}
