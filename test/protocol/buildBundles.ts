/** Builds the server's bundles once, before any test of them runs. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../..', import.meta.url));

export async function setup(): Promise<void> {
	const args = ['esbuild.mjs', '--production', 'server', 'server-web'];
	await promisify(execFile)(process.execPath, args, { cwd: root });
}
