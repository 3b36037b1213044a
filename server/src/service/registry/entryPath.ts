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

export function nameWithLocation({ name, location }: RegistryEntry): string {
	return location === undefined || location === '' ? name : `${name}@${location}`;
}

/** Whether it is the root of the registry, or the entry of the computer below it. */
function isTop({ className, parents }: RegistryEntry): boolean {
	const [parent] = parents;
	if (!parent) return className === 'IORegistryEntry';
	return parent.parents.length === 0 && parent.className === 'IORegistryEntry';
}
