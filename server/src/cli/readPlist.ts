/** Reads one property list from a file or standard input, up to a maximum size. */
import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { mayBePlist } from '../project/plistSearch.js';
import { type DecodedPlist, decodePlist } from '../service/index.js';
import { describeFileError, notRegular } from './fileError.js';
import { standardInput } from './plistFiles.js';

/** The default of `--max-size` in megabytes, the same as of the setting `driverPlist.maxFileSize`. */
export const defaultMaxSize = 10;

const PIECE_SIZE = 65_536;

export interface PlistText extends DecodedPlist {
	readonly bytes: Uint8Array;
	readonly path: string;
	readonly uri: string;
}

/**
 * The text of the file, or a `string` with the reason why there is none. Never throws.
 * `name` is the path of what standard input contains.
 */
export async function readPlist(
	path: string,
	maxSize: number,
	name = path,
): Promise<PlistText | string> {
	if (isBlocked(path)) return notRegular;
	const bytes = await readFileBytes(path, maxSize);
	if (typeof bytes === 'string') return bytes;
	const uri = name === standardInput ? 'untitled:stdin' : pathToFileURL(name).href;
	return { ...decodePlist(bytes), bytes, path: name, uri };
}

/**
 * Whether a pipe or a device has the name of a property list: to read it could last forever. A shell gives other names to
 * the pipes that it makes.
 */
function isBlocked(path: string): boolean {
	if (path === standardInput || !mayBePlist(basename(resolve(path)))) return false;
	try {
		const found = statSync(path);
		return !found.isFile() && !found.isDirectory();
	} catch {
		// Reading fails in the same way, and states why.
		return false;
	}
}

/** The bytes of a file or of standard input, or a `string` with the reason why there are none. Never throws. */
export async function readFileBytes(path: string, maxSize: number): Promise<Uint8Array | string> {
	const start = await readFileStart(path, maxSize);
	if (typeof start === 'string') return start;
	if (start.isWhole) return start.bytes;
	return `Larger than ${maxSize} MB. Raise the limit with --max-size.`;
}

export interface FileStart {
	readonly bytes: Uint8Array;
	/** Whether the file has no more bytes. */
	readonly isWhole: boolean;
}

/** The first megabytes of a file or of standard input, so that endless devices end, too. Never throws. */
export async function readFileStart(path: string, maxSize: number): Promise<FileStart | string> {
	try {
		return await readBytes(path, maxSize * 1_000_000);
	} catch (error) {
		return describeFileError(error);
	}
}

async function readBytes(path: string, limit: number): Promise<FileStart> {
	const pieces: Buffer[] = [];
	let size = 0;
	for await (const piece of path === standardInput ? standardInputPieces() : piecesOf(path)) {
		size += piece.length;
		pieces.push(piece);
		if (size > limit) break;
	}
	const bytes = Buffer.concat(pieces, size);
	return { bytes: bytes.subarray(0, limit), isWhole: size <= limit };
}

function standardInputPieces(): AsyncIterable<Buffer> {
	// Node reads a folder as an empty stream.
	if (fstatSync(0).isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
	return process.stdin as AsyncIterable<Buffer>;
}

/** A stream would do the same, but loading what Node needs for it takes longer than most files. */
function* piecesOf(path: string): Iterable<Buffer> {
	const file = openSync(path, 'r');
	try {
		for (;;) {
			const piece = Buffer.allocUnsafe(PIECE_SIZE);
			const length = readSync(file, piece);
			if (length === 0) return;
			yield piece.subarray(0, length);
		}
	} finally {
		closeSync(file);
	}
}
