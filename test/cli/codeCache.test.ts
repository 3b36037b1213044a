/** The compile cache of the command line: used if it is intact, ignored otherwise. */
import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { type CliResult, cleanKext, cliPath, faultyKext, makeFolder, runCli } from './runCli.js';

const bundle = 'commandLine.js';

interface Copy {
	readonly folder: string;
	check(): Promise<CliResult>;
	/** The file with the compiled code; undefined if there is none. */
	cache(): Promise<string | undefined>;
}

/** A copy of the program that has not run yet. */
async function copyProgram(plist = faultyKext): Promise<Copy> {
	const folder = await makeFolder({ 'Info.plist': plist });
	for (const name of ['cli.js', bundle, 'package.json']) {
		await copyFile(join(dirname(cliPath), name), join(folder, name));
	}
	return {
		folder,
		check: () => runCli(['check', join(folder, 'Info.plist')], { program: join(folder, 'cli.js') }),
		cache: async () => {
			const name = (await readdir(folder)).find((each) => each.endsWith('.cache'));
			return name === undefined ? undefined : join(folder, name);
		},
	};
}

it('is written by the first check and read by the next', async () => {
	const copy = await copyProgram();
	const first = await copy.check();
	const cache = await copy.cache();
	expect(first).toMatchObject({ status: 1, stderr: '' });
	expect(cache).toBeDefined();
	const written = await readFile(cache ?? '');
	expect(await copy.check()).toEqual(first);
	expect(await readFile(cache ?? '')).toEqual(written);
});

it('is written again after it was damaged', async () => {
	const copy = await copyProgram();
	const first = await copy.check();
	const cache = (await copy.cache()) ?? '';
	const intact = await readFile(cache);
	for (const damaged of [
		Buffer.alloc(0),
		intact.subarray(0, intact.length / 2),
		intact.map((byte, index) => (index === 5000 ? byte ^ 1 : byte)),
	]) {
		await writeFile(cache, damaged);
		expect(await copy.check()).toEqual(first);
		expect(await readFile(cache)).not.toEqual(damaged);
	}
});

it('is not used for another bundle of the same length', async () => {
	const copy = await copyProgram(cleanKext);
	expect((await copy.check()).stdout).toMatch(/^No problems in/);
	const path = join(copy.folder, bundle);
	const text = await readFile(path, 'latin1');
	await writeFile(path, text.replaceAll('No problems', 'No mistakes'), 'latin1');
	expect((await copy.check()).stdout).toMatch(/^No mistakes in/);
});

it('is not needed where it can not be written', async () => {
	const copy = await copyProgram();
	await copy.check();
	const cache = (await copy.cache()) ?? '';
	const other = await copyProgram();
	// A folder of that name can't be replaced by a file, not even by root.
	await mkdir(join(other.folder, cache.slice(copy.folder.length)));
	expect(await other.check()).toMatchObject({ status: 1, stderr: '' });
});
