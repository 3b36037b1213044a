/** Reads a dump from a file or standard input. */
import { constants, createGunzip, gunzipSync } from 'node:zlib';
import {
	describeRegistryFailure,
	type Registry,
	type RegistryRemark,
	readRegistry,
} from '../../service/index.js';
import { type FileStart, readFileStart } from '../readPlist.js';

/** In megabytes. The rest of a larger dump is not read. */
export const mostMegabytes = 100;

/** The registry, or a `string` with the reason why there is none. Never throws. */
export async function readDump(path: string, maxSize = mostMegabytes): Promise<Registry | string> {
	const size = Math.min(maxSize, mostMegabytes);
	const dump = await readDumpContent(path, size);
	if (typeof dump === 'string') return dump;
	const read = readRegistry(dump.bytes);
	if ('type' in read) return describeRegistryFailure(read);
	return { ...read, remarks: remarksOf(dump, size, read.remarks) };
}

export interface DumpContent extends FileStart {
	/** Whether the compressed file ends too early. */
	readonly isCutOff?: boolean;
}

/** The start of a dump, unpacked, or a `string` with the reason why there is none. Never throws. */
export async function readDumpContent(
	path: string,
	size = mostMegabytes,
): Promise<DumpContent | string> {
	const start = await readFileStart(path, size);
	return typeof start === 'string' ? start : unpacked(start, size);
}

function remarksOf(
	{ isWhole, isCutOff }: DumpContent,
	size: number,
	remarks: readonly RegistryRemark[],
): readonly RegistryRemark[] {
	if (!isWhole) return [{ kind: 'start only', count: size }, ...remarks];
	const isKnown = remarks.some(({ kind }) => kind === 'cut off');
	return isCutOff && !isKnown ? [{ kind: 'cut off' }, ...remarks] : remarks;
}

/** The content of a file that gzip made; other files as they are. */
async function unpacked(file: FileStart, maxSize: number): Promise<DumpContent | string> {
	const { bytes, isWhole } = file;
	if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return file;
	const limit = maxSize * 1_000_000;
	try {
		return { bytes: gunzipSync(bytes, { maxOutputLength: limit }), isWhole };
	} catch {
		return unpackStart(file, limit);
	}
}

/** What can be unpacked of a file that is cut off, damaged, or too large. */
async function unpackStart(
	{ bytes, isWhole }: FileStart,
	limit: number,
): Promise<DumpContent | string> {
	const stream = createGunzip({ finishFlush: constants.Z_SYNC_FLUSH });
	const pieces: Buffer[] = [];
	let size = 0;
	try {
		stream.end(bytes);
		for await (const piece of stream as AsyncIterable<Buffer>) {
			size += piece.length;
			pieces.push(piece);
			if (size > limit) break;
		}
	} catch {
		if (size === 0) return "The compressed file can't be unpacked.";
	}
	const content = Buffer.concat(pieces, size).subarray(0, limit);
	return { bytes: content, isWhole: isWhole && size <= limit, isCutOff: true };
}
