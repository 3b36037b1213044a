/** Reads a dump from a file or standard input. */
import { gunzipSync } from 'node:zlib';
import { describeRegistryFailure, type Registry, readRegistry } from '../../service/index.js';
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
	return 'type' in read ? describeRegistryFailure(read) : read;
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
