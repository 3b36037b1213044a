/** Replaces a file atomically, so that no reader sees half of it. */
import { type BigIntStats, readFileSync, renameSync, type Stats, statSync } from 'node:fs';
import { access, chmod, chown, constants, open, realpath, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { endAfter } from './endAfter.js';
import { notRegular } from './fileError.js';
import { newTemporaryName } from './temporaryName.js';

/** The file is not what it was when it was read. */
export class ChangedMeanwhile extends Error {
	override readonly name = 'ChangedMeanwhile';
	override readonly message = 'Another program changed the file in the meantime.';
}

/** A pipe, a socket or a device. */
export class NotRegular extends Error {
	override readonly name = 'NotRegular';
	override readonly message = notRegular;
}

/**
 * Writes a temporary file in the same folder, then renames it: whenever the program is ended, the file has its old or
 * its new content. Permissions, owner and symbolic links are kept.
 * A file with several hard links, or whose owner can't be kept, is written in place, after the disk has accepted the
 * content once. If that fails, the old content is written again.
 * Does nothing if the file has that content already, as after another run at the same time.
 * A write of another program is lost if it occurs between the last `stat` and the rename, or later to a file that it opened
 * before: no call that Node offers compares and renames at once.
 * @throws NotRegular, ChangedMeanwhile if the file no longer contains `before`, or the error of the system if it can't be written.
 */
export async function replaceFile(
	path: string,
	content: Uint8Array,
	before: Uint8Array,
): Promise<void> {
	const target = await realpath(path);
	const old = await stat(target);
	if (!old.isFile()) throw new NotRegular();
	await access(target, constants.W_OK);
	const temporary = join(dirname(target), newTemporaryName());
	await endAfter(async () => {
		try {
			await write(temporary, 'wx', content);
			const keepsOwner = await changeOwner(temporary, old);
			await chmod(temporary, old.mode);
			// Nothing is awaited between the comparison and the rename, so that other programs have little time to write.
			if (hasContent(target, content, before)) return;
			if (old.nlink === 1 && keepsOwner) renameSync(temporary, target);
			else await writeInPlace(target, content, before);
		} finally {
			await rm(temporary, { force: true });
		}
	});
}

/**
 * Whether a file contains `content` already.
 * @throws ChangedMeanwhile if it contains neither that nor `before`.
 */
function hasContent(path: string, content: Uint8Array, before: Uint8Array): boolean {
	for (;;) {
		const compared = statSync(path, { bigint: true });
		const now = readFileSync(path);
		if (Buffer.compare(now, content) === 0) return true;
		if (Buffer.compare(now, before) !== 0) throw new ChangedMeanwhile();
		// What was written while the file was read is compared, too.
		if (isSame(compared, statSync(path, { bigint: true }))) return false;
	}
}

/** Whether a file was neither written nor replaced between two calls of `stat`, as far as its times are exact. */
function isSame(a: BigIntStats, b: BigIntStats): boolean {
	return a.ino === b.ino && a.size === b.size && a.mtimeNs === b.mtimeNs && a.ctimeNs === b.ctimeNs;
}

async function writeInPlace(path: string, content: Uint8Array, before: Uint8Array): Promise<void> {
	try {
		await write(path, 'r+', content);
	} catch (error) {
		await write(path, 'r+', before);
		throw error;
	}
}

async function write(path: string, flags: 'wx' | 'r+', content: Uint8Array): Promise<void> {
	const file = await open(path, flags, 0o600);
	try {
		await file.writeFile(content);
		await file.truncate(content.length);
		await file.sync();
	} finally {
		await file.close();
	}
}

/** Gives the file the owner of another file; false if the system does not permit it. */
async function changeOwner(path: string, { uid, gid }: Stats): Promise<boolean> {
	const own = await stat(path);
	if (own.uid === uid && own.gid === gid) return true;
	return chown(path, uid, gid).then(
		() => true,
		() => false,
	);
}
