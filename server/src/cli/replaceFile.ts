/** Replaces a file in one step, so that nobody ever sees half of it. */
import { randomBytes } from 'node:crypto';
import { chmod, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Writes beside the file, then renames over it; permissions stay, and a symbolic link keeps pointing to the file. */
export async function replaceFile(path: string, content: string | Uint8Array): Promise<void> {
	const target = await realpath(path);
	const { mode } = await stat(target);
	const beside = join(dirname(target), `.driver-plist-${randomBytes(6).toString('hex')}`);
	try {
		const file = await open(beside, 'wx', 0o600);
		try {
			await file.writeFile(content);
			await file.sync();
		} finally {
			await file.close();
		}
		await chmod(beside, mode);
		await rename(beside, target);
	} catch (error) {
		await rm(beside, { force: true });
		throw error;
	}
}
