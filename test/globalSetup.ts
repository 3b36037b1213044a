/** Builds the bundles once, for every test that runs one as it ships. */
import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

export async function setup(): Promise<void> {
	const root = resolve(import.meta.dirname, '..');
	await promisify(execFile)(process.execPath, ['esbuild.mjs'], { cwd: root });
}
