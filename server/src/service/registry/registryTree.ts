/** Builds the tree of a registry, for the readers of all formats. */
import {
	deviceLists,
	type EntryState,
	type Registry,
	type RegistryEntry,
	type RegistryFormat,
	type RegistryRemark,
	type RegistryValue,
} from './registry.js';
import { shareUsbNumbers } from './sharedUsbNumbers.js';

/** An entry while a reader fills it in. */
export interface EntryDraft extends RegistryEntry {
	shown: RegistryEntry['shown'];
	/** Empty until the tree is finished, unless the reader knows the plane. */
	plane: string;
	readonly properties: Map<string, RegistryValue>;
	readonly parents: EntryDraft[];
	readonly children: EntryDraft[];
}

/** What a dump shows of an entry apart from its properties. */
export interface EntryHead {
	readonly name: string;
	readonly location?: string | undefined;
	readonly className?: string | undefined;
	readonly ancestors?: readonly string[] | undefined;
	readonly id?: bigint | undefined;
	readonly state?: EntryState;
}

export class RegistryTree {
	readonly entries: EntryDraft[] = [];
	readonly #byId = new Map<bigint, EntryDraft>();
	/** How many entries may still be visited in the search for cycles, so that the time is linear in the dump. */
	#visits = 0;

	/**
	 * Adds an entry below a parent, or a root. An entry that several parents have is one entry, found by its ID. A root
	 * that is already known starts another tree of the same Mac.
	 */
	add(head: EntryHead, parent: EntryDraft | undefined): { entry: EntryDraft; isNew: boolean } {
		if (!parent && head.id !== undefined && this.#byId.has(head.id)) this.#byId.clear();
		const known = head.id === undefined ? undefined : this.#byId.get(head.id);
		const entry = known ?? this.create(head);
		if (parent) this.link(parent, entry);
		return { entry, isNew: !known };
	}

	/** Makes an entry the child of another one, unless that makes a cycle. */
	link(parent: EntryDraft, child: EntryDraft): void {
		if (child.parents.includes(parent)) return;
		if (child.children.length > 0 && this.#isBelow(parent, child)) return;
		if (parent === child) return;
		child.parents.push(parent);
		parent.children.push(child);
	}

	/** The registry. `planes` are those of roots, where the dump names them. */
	finish(
		format: RegistryFormat,
		remarks: readonly RegistryRemark[] = [],
		planes: ReadonlyMap<EntryDraft, string> = new Map(),
	): Registry {
		const { entries } = this;
		const roots = entries.filter(({ parents }) => parents.length === 0);
		for (const root of roots) {
			const plane = planes.get(root) ?? planeOf(root);
			const hasAll = root.name === 'Root' && root.shown === 'all';
			for (const entry of entriesBelow(root)) {
				entry.plane ||= plane;
				// ioreg shows all entries or those that were chosen, and a table without properties not at all.
				if (hasAll && entry.shown === 'none') entry.shown = 'all';
			}
		}
		shareUsbNumbers(entries);
		const all: RegistryRemark[] = [...remarks];
		if (entries.length > 0 && entries.every(({ shown }) => shown === 'none')) {
			all.push({ kind: 'no properties' });
		}
		if (roots.some(({ plane }) => plane !== 'IOService')) all.push({ kind: 'other plane' });
		if (deviceLists.has(format)) all.push({ kind: 'no drivers' });
		return { format, plane: roots[0]?.plane ?? 'IOService', roots, entries, remarks: all };
	}

	/** Adds an entry without a parent. */
	create(head: EntryHead): EntryDraft {
		this.#visits += 256;
		const entry: EntryDraft = {
			name: head.name,
			location: head.location,
			className: head.className ?? '',
			ancestors: head.ancestors,
			id: head.id,
			state: head.state ?? {},
			properties: new Map(),
			shown: 'none',
			plane: '',
			parents: [],
			children: [],
		};
		this.entries.push(entry);
		if (head.id !== undefined) this.#byId.set(head.id, entry);
		return entry;
	}

	/** Whether an entry is an ancestor of another one, or may be one. */
	#isBelow(entry: EntryDraft, ancestor: EntryDraft): boolean {
		const seen = new Set<EntryDraft>([entry]);
		for (const each of seen) {
			this.#visits -= 1;
			if (each === ancestor || this.#visits < 0) return true;
			for (const parent of each.parents) seen.add(parent);
		}
		return false;
	}
}

/** The name and the location in `NAME@LOCATION`. A name may itself contain an `@`, and a location can be redacted. */
export function splitName(text: string): { name: string; location: string | undefined } {
	const at = text.lastIndexOf('@');
	const location = text.slice(at + 1);
	return at > 0 && /^(?:[0-9a-f]+(?:,[0-9a-f]+)*|REDACTED-\d+)$/i.test(location)
		? { name: text.slice(0, at), location }
		: { name: text, location: undefined };
}

/** The class and its superclasses in a chain that starts with the base class, as `ioreg -i` prints it. */
export function classChain(names: readonly string[]): Pick<EntryHead, 'className' | 'ancestors'> {
	const chain = names.filter((name) => name !== 'OSObject' && name !== '');
	const className = chain.at(-1);
	return chain.length > 1
		? { className, ancestors: chain.slice(0, -1).reverse() }
		: { className, ancestors: undefined };
}

/** The entries of a tree, each once. */
function entriesBelow(root: EntryDraft): Iterable<EntryDraft> {
	const found = new Set([root]);
	for (const entry of found) for (const child of entry.children) found.add(child);
	return found;
}

/** The plane of a tree, by entries that only that plane has. */
function planeOf(root: EntryDraft): string {
	for (const { name, className, parents } of entriesBelow(root)) {
		if (parents.length === 0) continue;
		if (/^IOUSB(?:Host)?Interface$/.test(className)) return 'IOService';
		// Not services, so they are in no other plane than these two (xnu IODeviceTreeSupport.cpp, IOPMPowerSource.cpp).
		if (name === 'chosen' || className === 'IORegistryEntry') return 'IODeviceTree';
		if (className === 'IOPowerConnection') return 'IOPower';
	}
	const [top = root] = root.name === 'Root' ? root.children : [];
	// A tree that begins elsewhere can be a part of any plane.
	if (top === root) return 'IOService';
	// In IOService, Root has the Mac instead of controllers and root hubs.
	if (/USB\w*(?:HCI|RootHub)/.test(top.className)) return 'IOUSB';
	return /^(?:IOACPI\w*|AppleACPI\w*Nub)$/.test(top.className) ? 'IOACPIPlane' : 'IOService';
}
