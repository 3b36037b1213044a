/** Replaces a file atomically, so that no reader sees half of it. */
import { randomBytes } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { access, chmod, chown, open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Another program changed the file after it was read. */
export class ChangedMeanwhile extends Error {
	override readonly name = 'ChangedMeanwhile';
	override readonly message = 'Another program changed the file in the meantime.';
}

/**
 * Writes a temporary file in the same folder, then renames it. Permissions, owner and symbolic links are kept.
 * A file with several hard links, or whose owner can't be kept, is written in place.
 * @throws ChangedMeanwhile if the file no longer contains `before`, or the error of the system if it can't be written.
 */
export async function replaceFile(
	path: string,
	content: Uint8Array,
	before: Uint8Array,
): Promise<void> {
	const target = await realpath(path);
	await access(target, constants.W_OK);
	const old = await stat(target);
	const temporary = join(dirname(target), `.driver-plist-${randomBytes(6).toString('hex')}`);
	try {
		await write(temporary, 'wx', content);
		const keepsOwner = await changeOwner(temporary, old);
		await chmod(temporary, old.mode);
		if (Buffer.compare(await readFile(target), before) !== 0) throw new ChangedMeanwhile();
		if (old.nlink === 1 && keepsOwner) await rename(temporary, target);
		else await write(target, 'r+', content);
	} finally {
		await rm(temporary, { force: true });
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
