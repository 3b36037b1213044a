/** Reads one property list, from a file or standard input, up to a limit of size. */
import { createReadStream } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { type DecodedPlist, decodePlist } from '../service/index.js';
import { describeFileError, standardInput } from './plistFiles.js';

/** Megabytes read of one file unless `--max-size` says otherwise, as the setting `driverPlist.maxFileSize`. */
export const defaultMaxSize = 10;

/** What is said, behind its name, of a file in the binary form. */
export const binaryNote = 'is a binary property list; plutil -convert xml1 makes it text';

export interface PlistText extends DecodedPlist {
	readonly bytes: Uint8Array;
	readonly path: string;
	readonly uri: string;
}

/** The text of the file, or a `string` with the reason why there is none. Never throws. */
export async function readPlist(path: string, maxSize: number): Promise<PlistText | string> {
	try {
		const bytes = await readBytes(path, maxSize * 1_000_000);
		if (!bytes) return `is larger than ${maxSize} MB; --max-size raises the limit`;
		const uri = path === standardInput ? 'untitled:stdin' : pathToFileURL(path).href;
		return { ...decodePlist(bytes), bytes, path, uri };
	} catch (error) {
		return describeFileError(error);
	}
}

/** All bytes; undefined where there are more than `limit`, which also ends endless devices. */
async function readBytes(path: string, limit: number): Promise<Buffer | undefined> {
	const stream = path === standardInput ? process.stdin : createReadStream(path);
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of stream as AsyncIterable<Buffer>) {
		size += chunk.length;
		if (size > limit) return undefined;
		chunks.push(chunk);
	}
	return Buffer.concat(chunks, size);
}
