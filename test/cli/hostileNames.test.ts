/** Names and arguments can't control the terminal or add lines to the output. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hostileText, neverPrinted } from '../support/hostileText.js';
import { faultyKext, makeFolder, runCli } from './runCli.js';

/** As the name of a file: without the unpaired surrogate, which is not UTF-8. */
const name = hostileText.replace(/\p{Cs}/gu, '');
/** In XML, which excludes most control characters. */
const value = name.replace(/[\u0000-\u001f\u007f]/g, '');

describe.skipIf(process.platform === 'win32')('hostile text (not on Windows)', () => {
	it.each<readonly [title: string, args: readonly string[]]>([
		['a command', [name]],
		['an option', [`--${name}`]],
		['an option of a command', ['check', `--${name}`, '.']],
		['a path', ['check', name]],
		['a path to fix', ['fix', name]],
		['a path to migrate', ['migrate', name]],
		['a kind', ['check', '.', '--kind', name]],
		['a size', ['check', '.', '--max-size', name]],
		['a severity', ['check', '.', '--fail-on', name]],
		['a format', ['look-up', '--format', name]],
		['a template', ['new', name, '--out', 'x']],
		['a setting', ['new', 'kext', '--out', 'x', '--set', name]],
		['the key of a setting', ['new', 'kext', '--out', 'x', '--set', `${name}=x`]],
		['an answer', ['new', 'kext', '--out', 'x', '--set', `name=${name}`]],
		['a choice', ['new', 'kext', '--out', 'x', '--set', `bus=${name}`]],
		['a device', ['new', 'usb-device', '--out', 'x', '--device', name]],
		['an argument of the server', ['lsp', name]],
	])('as %s is made printable', async (_title, args) => {
		const cwd = await makeFolder();
		const { status, stdout, stderr } = await runCli(args, { cwd });
		expect(status).toBe(2);
		expect(stdout).toMatch(/^(?:No files checked\.(?: 1 file or folder can't be read\.)?\n)?$/);
		expect(stderr).toMatch(/^\S.*\n(?:Usage: .*\n(?: .*\n)*See .*\n)?(?:Nothing to fix.*\n)?$/);
		expect(stderr).not.toMatch(neverPrinted);
	});

	it('as the name of a file, a folder, a key, and a value is made printable', async () => {
		const text = faultyKext.replace('>Stick<', `>${value}<`);
		const cwd = await makeFolder({
			[`${name}/${name}.plist`]: text,
			[`${name}/.driver-plist.json`]: `{ "${value}": "${value}" }`,
		});
		for (const command of ['check', 'fix']) {
			const { status, stdout, stderr } = await runCli([command, '.'], { cwd });
			expect(status).toBe(2);
			expect(stdout + stderr).not.toMatch(neverPrinted);
		}
	});

	it.each([['look-up'], ['explain']])('in an argument of %s is made printable', async (command) => {
		const { stdout, stderr } = await runCli([command, name]);
		expect(stdout + stderr).not.toMatch(neverPrinted);
	});

	it('in JSON is escaped', async () => {
		const cwd = await makeFolder({
			[`${name}.plist`]: faultyKext.replace('>Stick<', `>${value}<`),
		});
		const { stdout } = await runCli(['check', '.', '--format', 'json'], { cwd });
		expect(stdout).not.toMatch(neverPrinted);
		const [file] = JSON.parse(stdout).files;
		expect(file.file).toBe(`${name}.plist`);
		expect(file.findings[0].path).toContain(value);
	});

	it('as the folder of a project is made printable in the tree', async () => {
		const cwd = await makeFolder();
		const { status, stdout } = await runCli(['new', 'kext', '--out', name], { cwd });
		expect(status).toBe(0);
		expect(stdout.split('\n')[0]).toMatch(/^a·.*b\/$/);
		expect(stdout).not.toMatch(neverPrinted);
		expect(await readFile(join(cwd, name, 'README.md'), 'utf8')).not.toBe('');
	});
});
