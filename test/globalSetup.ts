/** Builds the bundles that tests run as they ship, once before any of those tests. */
import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

export async function setup(): Promise<void> {
	const root = resolve(import.meta.dirname, '..');
	const args = ['esbuild.mjs', '--production'];
	await promisify(execFile)(process.execPath, args, { cwd: root });
}
