/** Reads a dump from a file or standard input, and describes what could not be read. */
import { gunzipSync } from 'node:zlib';
import {
	type Registry,
	type RegistryFailure,
	type RegistryRemark,
	readRegistry,
} from '../../service/index.js';
import { readFileBytes } from '../readPlist.js';

/** In megabytes. */
const mostMegabytes = 100;

/** The registry, or a `string` with the reason why there is none. Never throws. */
export async function readDump(path: string, maxSize = mostMegabytes): Promise<Registry | string> {
	const bytes = await readFileBytes(path, maxSize);
	if (typeof bytes === 'string') return bytes;
	const dump = unpacked(bytes, maxSize);
	if (typeof dump === 'string') return dump;
	const read = readRegistry(dump);
	return 'type' in read ? describeFailure(read) : read;
}

/** The content of a file that gzip made; other files as they are. */
function unpacked(bytes: Uint8Array, maxSize: number): Uint8Array | string {
	if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
	try {
		return gunzipSync(bytes, { maxOutputLength: maxSize * 1_000_000 });
	} catch {
		return "The compressed file can't be unpacked.";
	}
}

function describeFailure({ reason }: RegistryFailure): string {
	switch (reason) {
		case 'empty':
			return 'The dump is empty.';
		case 'too large':
			return 'The dump is too large.';
		case 'damaged':
			return "The binary property list can't be read.";
		case 'not JSON':
			return 'The text is not JSON.';
		case 'other property list':
		case 'unknown format':
			return "Not a dump of a registry. 'ioreg -a -l -i' writes one.";
	}
}

/** Such as: Lines are clipped, the first is line 12. Record without -w. */
export function describeRemark({ kind, line, count }: RegistryRemark): string {
	const at = line === undefined ? '' : ` The first is line ${line}.`;
	switch (kind) {
		case 'cut off':
			return `The dump is cut off.${line === undefined ? '' : ` It ends in line ${line}.`}`;
		case 'clipped lines':
			return `${count ?? 'Some'} lines are clipped, so their values are unknown.${at}`;
		case 'no properties':
			return "The dump has no properties. 'ioreg -l' shows them.";
		case 'other plane':
			return 'The dump is not of the plane IOService, so the parents are not providers.';
		case 'unreadable text':
			return `${count ?? 'Some'} lines can't be read.${at}`;
	}
}
