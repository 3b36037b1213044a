/** A file is replaced only if it is what was read. */
import { writeFileSync } from 'node:fs';
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { replaceFile } from '../../../server/src/cli/replaceFile.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

async function fileWith(text: string): Promise<{ folder: string; path: string }> {
	const folder = await mkdtemp(join(tmpdir(), 'driver-plist-replace-'));
	onTestFinished(() => rm(folder, { recursive: true, force: true }));
	const path = join(folder, 'Info.plist');
	await writeFile(path, text);
	return { folder, path };
}

it('a file that another program changed is left as it is', async () => {
	const { folder, path } = await fileWith('other');
	await expect(replaceFile(path, bytes('new'), bytes('old'))).rejects.toThrow(
		'Another program changed the file in the meantime.',
	);
	expect(await readFile(path, 'utf8')).toBe('other');
	expect(await readdir(folder)).toEqual(['Info.plist']);
});

it('a change that another program saves during the write is kept', async () => {
	const { folder, path } = await fileWith('old');
	const replaced = replaceFile(path, bytes('new'), bytes('old'));
	// The temporary file is not written yet.
	writeFileSync(path, 'saved');
	await expect(replaced).rejects.toThrow('Another program changed the file in the meantime.');
	expect(await readFile(path, 'utf8')).toBe('saved');
	expect(await readdir(folder)).toEqual(['Info.plist']);
});

it('two runs at once both succeed', async () => {
	const { folder, path } = await fileWith('old');
	const run = (): Promise<void> => replaceFile(path, bytes('new'), bytes('old'));
	await Promise.all([run(), run(), run()]);
	expect(await readFile(path, 'utf8')).toBe('new');
	expect(await readdir(folder)).toEqual(['Info.plist']);
});

it('a file that vanished is not created again', async () => {
	const { folder, path } = await fileWith('old');
	await rm(path);
	await expect(replaceFile(path, bytes('new'), bytes('old'))).rejects.toThrow('ENOENT');
	expect(await readdir(folder)).toEqual([]);
});

it.skipIf(process.platform === 'win32')('permissions are kept (not on Windows)', async () => {
	const { path } = await fileWith('old');
	await chmod(path, 0o4751);
	await replaceFile(path, bytes('new'), bytes('old'));
	expect((await stat(path)).mode & 0o7777).toBe(0o4751);
});
