/** The output of the command line: help, version, colors, and closed pipes. */
import { spawn } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { cleanKext, cliPath, faultyKext, makeFolder, runCli } from './runCli.js';

describe('help', () => {
	it('lists the commands', async () => {
		const { status, stdout, stderr } = await runCli(['--help']);
		expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
		for (const command of ['check', 'fix', 'look-up', 'explain', 'lsp']) {
			expect(stdout).toMatch(new RegExp(`^  ${command}\\s+\\S`, 'm'));
		}
	});

	it.each(['check', 'fix', 'look-up', 'explain', 'lsp'])(
		'of %s starts with its usage',
		async (name) => {
			const { status, stdout } = await runCli([name, '--help']);
			expect(status).toBe(0);
			expect(stdout).toContain(`Usage: driver-plist ${name}`);
			expect((await runCli(['help', name])).stdout).toBe(stdout);
		},
	);

	it('is at most 100 columns wide', async () => {
		for (const name of ['check', 'fix', 'look-up', 'explain', 'lsp']) {
			const { stdout } = await runCli([name, '--help']);
			expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
		}
	});

	it('--version prints only the version', async () => {
		expect((await runCli(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
	});
});

describe('colors', () => {
	it.each([
		['without a terminal', {}, false],
		['FORCE_COLOR', { FORCE_COLOR: '1' }, true],
		['FORCE_COLOR=0', { FORCE_COLOR: '0' }, false],
		['NO_COLOR over FORCE_COLOR', { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
	])('%s', async (_, env, expected) => {
		const { stdout } = await runCli(['check', '-'], { input: faultyKext, env });
		expect(stdout.includes('\u001b[')).toBe(expected);
	});

	it('control characters of a file never reach the terminal', async () => {
		const input = faultyKext.replace('>Stick<', '>St\u001b]0;x\u0007ick<');
		const { stdout } = await runCli(['check', '-', '--level', 'hint'], { input });
		expect(stdout).toContain('St·]0;x·ick');
		expect(stdout).not.toContain('\u001b');
	});
});

describe('excerpts', () => {
	it('show the line and underline the range', async () => {
		const { stdout } = await runCli(['check', '-'], { input: faultyKext });
		expect(stdout).toMatch(/^ {2}\d+ \| <key>Stick<\/key>\n {2} +\| \^{16}$/m);
	});

	it('of very long lines stay short', async () => {
		const input = faultyKext.replace('<key>Stick', `<!-- ${'x'.repeat(5000)} --><key>Stick`);
		const { stdout } = await runCli(['check', '-'], { input });
		expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThan(300);
		expect(stdout).toContain('<key>Stick');
	});
});

it('ends without a message when the pipe is closed, with a failure status', async () => {
	const files = Object.fromEntries(
		Array.from({ length: 300 }, (_, index) => [`${index}.plist`, faultyKext]),
	);
	const cwd = await makeFolder(files);
	const child = spawn(process.execPath, [cliPath, 'check', '.'], { cwd });
	let stderr = '';
	child.stderr.on('data', (chunk: Buffer) => {
		stderr += chunk.toString();
	});
	child.stdout.once('data', () => child.stdout.destroy());
	const status = await new Promise((done) => child.on('close', done));
	expect(stderr).toBe('');
	expect(status).toBe(141);
});

it('--level hint shows how each file of a folder was recognized, also without findings', async () => {
	const cwd = await makeFolder({ 'Good.kext/Contents/Info.plist': cleanKext });
	const { stdout } = await runCli(['check', '--level', 'hint'], { cwd });
	expect(stdout).toMatch(/^Good\.kext\/Contents\/Info\.plist: Recognized as /m);
});
