/** The names that people gave to volumes, as a dump shows them. */
import { readRegistry } from './readRegistry.js';

const mountPoint = /\/Volumes\/([^/"'<>\n\r]{1,80})/g;

/** `system_profiler`: the name of a volume is before its mount point, in JSON and in XML. */
const mountedName =
	/(?:"_name" ?: ?"|<key>_name<\/key>\s{0,200}<string>)([^"<\n]{1,80})(?:"|<\/string>)(?=(?:(?!["<>]_name["<])[\s\S]){0,1500}?mount_point["<])/g;

/** Names that are the same on many Macs, and those of whole disks, which are products. */
const common =
	/^(?:EFI.*|Macintosh HD(?: - Data)?|.*Recovery.*|Preboot|VM|Update|Data|xART|Hardware|iSCPreboot|Shared|Customer|Boot.*|Untitled.*|NO NAME|BOOTCAMP|.*Container|.* Media|.*[Pp]artition.*|[Dd]isk [Ii]mage.*|Apple[_A-Z].*|IO[A-Z].*|FreeSpace|)$/;

export function volumeNames(text: string): readonly string[] {
	const registry = readRegistry(text);
	const entries = 'reason' in registry ? [] : registry.entries;
	const found = [
		...[...text.matchAll(mountPoint)].map(([, name = '']) => name),
		...[...text.matchAll(mountedName)].map(([, name = '']) => name),
		...entries.flatMap(({ className, name }) =>
			/^(?:IO|AppleAPFS)(?:Media|Volume)$/.test(className) ? [name] : [],
		),
	];
	return [...new Set(found)].filter((name) => !common.test(name) && !name.includes('REDACTED-'));
}
