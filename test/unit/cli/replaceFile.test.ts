/** A file is replaced atomically, and never over the changes of another program. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { ChangedMeanwhile, replaceFile } from '../../../server/src/cli/replaceFile.js';

async function folderWith(text: string): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'driver-plist-'));
	onTestFinished(() => rm(folder, { recursive: true }));
	await writeFile(join(folder, 'Info.plist'), text);
	return folder;
}

it('replaces the text that was read', async () => {
	const folder = await folderWith('old');
	await replaceFile(join(folder, 'Info.plist'), Buffer.from('new'), Buffer.from('old'));
	expect(await readFile(join(folder, 'Info.plist'), 'utf8')).toBe('new');
	expect(await readdir(folder)).toEqual(['Info.plist']);
});

it('keeps the changes that another program made in the meantime', async () => {
	const folder = await folderWith('theirs');
	const replaced = replaceFile(join(folder, 'Info.plist'), Buffer.from('new'), Buffer.from('old'));
	await expect(replaced).rejects.toThrow(ChangedMeanwhile);
	expect(await readFile(join(folder, 'Info.plist'), 'utf8')).toBe('theirs');
	expect(await readdir(folder)).toEqual(['Info.plist']);
});
