/** The names that people gave to volumes, as a dump shows them. */
import { readRegistry } from '../readRegistry.js';
import { anyOf } from './anyOf.js';
import { isCommonVolume } from './commonVolume.js';
import type { RedactionMarks } from './redactionMarks.js';

/** An apostrophe can be in a name, or end a quotation. */
const mountPoint = /\/Volumes\/((?:[^/"'<>\\\x00-\x1f]|'(?=\w)){1,80})/g;

/** `system_profiler`: the name of a volume is before its mount point, in JSON and in XML. */
const mountedName =
	/(?:"_name" ?: ?"|<key>_name<\/key>\s{0,200}<string>)([^"<\n]{1,80})(?:"|<\/string>)(?=(?:(?!["<>]_name["<])[\s\S]){0,1500}?mount_point["<])/g;

/** Names of entries that are not those of volumes: of partitions, and of whole disks, which are products. */
const commonEntry =
	/^(?:EFI.*|.*Recovery.*|Boot.*|.*Container|.* Media|.*[Pp]artition.*|[Dd]isk [Ii]mage.*|Apple[_A-Z].*|IO[A-Z].*|FreeSpace)$/;

export function volumeNames(text: string): readonly string[] {
	const registry = readRegistry(text);
	const entries = 'reason' in registry ? [] : registry.entries;
	const found = [
		...[...text.matchAll(mountPoint)].map(([, name = '']) => name),
		...[...text.matchAll(mountedName)].map(([, name = '']) => name),
		...entries.flatMap(({ className, name }) =>
			/^(?:IO|AppleAPFS)(?:Media|Volume)$/.test(className) && !commonEntry.test(name) ? [name] : [],
		),
	];
	return [...new Set(found)].filter(isOfPerson);
}

/** Volumes have no longer names, and a pattern of a much longer one overflows the stack. In UTF-16 code units. */
const longestName = 255;

function isOfPerson(name: string): boolean {
	return name.length <= longestName && !isCommonVolume(name) && !name.includes('REDACTED-');
}

/** How many names are replaced: more than a Mac has. */
const mostNames = 200;

/** Replaces names where a name is expected: in paths, as values of keys for names, and as names of entries. */
export function nameRedaction(
	names: readonly string[],
	marks: RedactionMarks,
): (text: string) => string {
	if (names.length === 0) return (text) => text;
	const any = names.slice(0, mostNames).flatMap(spellings);
	const before =
		'/Volumes/|\\+-o |[Nn]ame" ?[=:] ?"|[Nn]ame</key>\\s{0,200}<string>|[Nn]ame" ?= ?<"';
	const pattern = new RegExp(
		`(?<=${before})(?:${anyOf(any)})(?=["'</@\\\\\\x00-\\x1f]|  <class|$)`,
		'g',
	);
	return (text) => text.replace(pattern, (name) => marks.of(name.replaceAll('&amp;', '&')) ?? name);
}

/** A name as it is in text, and in XML. */
function spellings(name: string): readonly string[] {
	const xml = name.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
	return xml === name ? [name] : [name, xml];
}
