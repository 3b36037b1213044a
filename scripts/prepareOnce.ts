/** Creates folders of the ignored cache once: each is built under a temporary name and renamed when complete. */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { retry } from './retry.js';

export const repositoryRoot = resolve(dirname(fileURLToPath(import.meta.url)), '..');
export const cacheRoot = join(repositoryRoot, '.cache');

export async function exists(path: string): Promise<boolean> {
	return stat(path).then(
		() => true,
		() => false,
	);
}

/**
 * The folder `.cache/<name>`, created by `build` unless it exists.
 * An interrupted build leaves nothing that a later run would treat as complete.
 */
export async function prepareOnce(
	name: string,
	build: (folder: string) => Promise<void>,
): Promise<string> {
	const folder = join(cacheRoot, name);
	if (await exists(folder)) {
		return folder;
	}
	await mkdir(cacheRoot, { recursive: true });
	await removeAbandoned(name);
	const unfinished = await mkdtemp(join(cacheRoot, `${name}.unfinished-`));
	try {
		await build(unfinished);
		await rename(unfinished, folder);
	} catch (error) {
		await rm(unfinished, { recursive: true, force: true });
		// Another process may have finished the same folder first, with the same result.
		if (!(await exists(folder))) {
			throw error;
		}
	}
	return folder;
}

/** Removes the remains of killed builds of `name`. A running build is younger than an hour. */
async function removeAbandoned(name: string): Promise<void> {
	for (const entry of await readdir(cacheRoot)) {
		const folder = join(cacheRoot, entry);
		if (entry.startsWith(`${name}.unfinished-`)) {
			const { mtimeMs } = await stat(folder);
			if (Date.now() - mtimeMs > 3_600_000) {
				await rm(folder, { recursive: true, force: true });
			}
		}
	}
}

/** Runs npm in `folder`, which is a separate package, so that npm ignores the package around it. */
export async function runNpm(folder: string, args: readonly string[]): Promise<void> {
	if (!(await exists(join(folder, 'package.json')))) {
		await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
	}
	await retry(`npm ${args.join(' ')}`, () =>
		runToEnd('npm', ['--prefix', folder, ...args], folder),
	);
}

/** Runs a program to its end. If it fails, the error contains its output. */
export async function runToEnd(
	program: string,
	args: readonly string[],
	folder: string,
	env: NodeJS.ProcessEnv = process.env,
): Promise<void> {
	const child = spawn(program, args, {
		cwd: folder,
		env,
		stdio: ['ignore', 'pipe', 'pipe'],
		shell: process.platform === 'win32',
	});
	let printed = '';
	child.stdout.on('data', (chunk: Buffer) => {
		printed += chunk.toString();
	});
	child.stderr.on('data', (chunk: Buffer) => {
		printed += chunk.toString();
	});
	const status = await new Promise<number | null>((done, fail) => {
		child.on('error', fail);
		child.on('close', done);
	});
	if (status !== 0) {
		throw new Error(`${program} ${args.join(' ')} ended with ${status}:\n${printed.slice(-4000)}`);
	}
}
