/** Replaces a file in one step, so that nobody ever sees half of it. */
import { randomBytes } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { access, chmod, chown, open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Another program wrote the file since it was read. */
export class ChangedMeanwhile extends Error {
	override readonly name = 'ChangedMeanwhile';
	override readonly message = 'was changed by another program meanwhile';
}

/**
 * Writes beside the file, then renames over it; permissions and owner stay, and a symbolic link keeps pointing to the file.
 * A file of several names, and one whose owner cannot be kept, is written in place.
 * @throws ChangedMeanwhile where the file no longer holds `before`; what the system says where it can't be written.
 */
export async function replaceFile(
	path: string,
	content: Uint8Array,
	before: Uint8Array,
): Promise<void> {
	const target = await realpath(path);
	await access(target, constants.W_OK);
	const old = await stat(target);
	const beside = join(dirname(target), `.driver-plist-${randomBytes(6).toString('hex')}`);
	try {
		await write(beside, 'wx', content);
		const keepsOwner = await takesOwner(beside, old);
		await chmod(beside, old.mode);
		if (Buffer.compare(await readFile(target), before) !== 0) throw new ChangedMeanwhile();
		if (old.nlink === 1 && keepsOwner) await rename(beside, target);
		else await write(target, 'r+', content);
	} finally {
		await rm(beside, { force: true });
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

/** Gives the file the owner of another, if the system allows. */
async function takesOwner(path: string, { uid, gid }: Stats): Promise<boolean> {
	const own = await stat(path);
	if (own.uid === uid && own.gid === gid) return true;
	return chown(path, uid, gid).then(
		() => true,
		() => false,
	);
}
