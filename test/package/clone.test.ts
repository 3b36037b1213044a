/** The command line for npm, packed in a clone and installed from the package. */
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const execute = promisify(execFile);
const root = resolve(import.meta.dirname, '../..');
/** The packages are those of this repository, so that the test needs no network. */
const packages = join(root, 'node_modules');

it.skipIf(!existsSync(join(root, '.git')))(
	'runs after it is packed in a clone and installed (needs a Git repository)',
	async () => {
		const folder = mkdtempSync(join(tmpdir(), 'driver-plist-clone-'));
		try {
			const clone = join(folder, 'clone');
			await execute('git', ['clone', '--quiet', '--depth', '1', `file://${root}`, clone]);
			symlinkSync(packages, join(clone, 'node_modules'));
			await execute('npm', ['pack', '--pack-destination', folder], { cwd: clone });
			const [archive = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
			const prefix = join(folder, 'prefix');
			await execute('npm', [
				'install',
				'--global',
				'--offline',
				'--prefix',
				prefix,
				join(folder, archive),
			]);
			const program = join(prefix, 'bin', 'driver-plist');
			const plist = join(root, 'examples/MacroPadDriver/Info.plist');
			const { stdout } = await execute(program, ['check', plist]);
			expect(stdout).toMatch(/^No problems/);
			expect((await execute(program, ['--version'])).stdout).toMatch(/\d+\.\d+\.\d+/);
		} finally {
			rmSync(folder, { recursive: true, force: true });
		}
	},
);
