/** The path of an entry, as `IORegistryEntry::getPath` writes it. */
import type { RegistryEntry } from './registry.js';

/**
 * A path such as `IOService:/AppleACPIPlatformExpert/PCI0@0`, by the first parent of each entry. It starts below the
 * root of the registry and the entry of the computer.
 */
export function entryPath(entry: RegistryEntry, plane: string): string {
	const names: string[] = [];
	let each: RegistryEntry | undefined = entry;
	for (; each && !isTop(each); each = each.parents[0]) names.push(nameWithLocation(each));
	return `${plane}:/${names.reverse().join('/')}`;
}

/** The paths of many entries of a dump. That of an entry is kept for those below it. */
export class EntryPaths {
	private readonly known = new Map<RegistryEntry, string>();

	constructor(private readonly plane: string) {}

	/** The same as `entryPath`. */
	of(entry: RegistryEntry): string {
		const line: RegistryEntry[] = [];
		let each: RegistryEntry | undefined = entry;
		for (; each && !isTop(each) && !this.known.has(each); each = each.parents[0]) line.push(each);
		let path = (each && this.known.get(each)) ?? `${this.plane}:`;
		for (const below of line.reverse()) {
			path += `/${nameWithLocation(below)}`;
			this.known.set(below, path);
		}
		return line.length === 0 && !this.known.has(entry) ? `${path}/` : path;
	}
}

export function nameWithLocation({ name, location }: RegistryEntry): string {
	return location === undefined || location === '' ? name : `${name}@${location}`;
}

/** Whether it is the root of the registry, or the entry of the computer below it. */
function isTop({ className, parents }: RegistryEntry): boolean {
	const [parent] = parents;
	if (!parent) return className === 'IORegistryEntry';
	return parent.parents.length === 0 && parent.className === 'IORegistryEntry';
}
