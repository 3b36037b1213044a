/** `driver-plist redact`: a dump without what identifies a Mac. */
import { readdirSync, readFileSync, readlinkSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { makeFolder, runCli } from './runCli.js';

const dump = '+-o Mac  <class C>\n    {\n      "IOPlatformSerialNumber" = "C02XK0AAJGH5"\n    }\n';
const redacted = dump.replace('C02XK0AAJGH5', 'REDACTED-1');

describe('redact', () => {
	it('prints the dump without serial numbers', async () => {
		const { status, stdout, stderr } = await runCli(['redact', '-'], { input: dump });
		expect({ status, stdout, stderr }).toEqual({
			status: 0,
			stdout: redacted,
			stderr: '1 value replaced.\n',
		});
	});

	it('replaces a name before the apostrophe of macOS', async () => {
		const input = dump
			.replace('C02XK0AAJGH5', 'Sam\u2019s Magic Mouse')
			.replace('SerialNumber', 'Name');
		const { stdout } = await runCli(['redact', '-'], { input });
		expect(stdout).toContain('"REDACTED-1\u2019s Magic Mouse"');
	});

	it('prints to standard output if that is named', async () => {
		const cwd = await makeFolder({});
		const args = ['redact', '-', '--output-file', '-'];
		expect((await runCli(args, { input: dump, cwd })).stdout).toBe(redacted);
		expect(readdirSync(cwd)).toEqual([]);
	});

	it('writes a file', async () => {
		const folder = await makeFolder({ 'dump.txt': dump });
		const out = join(folder, 'out.txt');
		const { status, stdout } = await runCli([
			'redact',
			join(folder, 'dump.txt'),
			'--output-file',
			out,
		]);
		expect([status, stdout]).toEqual([0, '']);
		expect(readFileSync(out, 'utf8')).toBe(redacted);
	});

	it.each([
		[['redact'], /Missing DUMP/],
		[['redact', 'a', 'b'], /one DUMP only/],
		[['redact', 'missing.txt'], /missing\.txt: /],
	])('fails for %j', async (args, message) => {
		const { status, stderr } = await runCli(args);
		expect(status).toBe(2);
		expect(stderr).toMatch(message);
	});

	it('names the file that it cannot write', async () => {
		const cwd = await makeFolder({ 'dump.txt': dump });
		const out = join('missing', 'out.txt');
		const { status, stderr } = await runCli(['redact', 'dump.txt', '--output-file', out], { cwd });
		expect(status).toBe(2);
		expect(stderr).toBe(`${out}: No such file or folder.\n`);
	});

	it('does not print a text that is not a dump', async () => {
		const { status, stdout, stderr } = await runCli(['redact', '-'], { input: 'C02XK0AAJGH5' });
		expect([status, stdout]).toEqual([2, '']);
		expect(stderr).toMatch(/Not a dump of a registry.* Nothing was removed\./);
	});

	it('does not print a binary property list that is damaged', async () => {
		const path = join(await makeFolder({}), 'dump.plist');
		writeFileSync(path, 'bplist00');
		const { status, stdout, stderr } = await runCli(['redact', path]);
		expect([status, stdout]).toEqual([2, '']);
		expect(stderr).toContain("The binary property list can't be read. Nothing was removed.");
	});
});

describe('redact of endless and huge dumps', () => {
	it.skipIf(process.platform === 'win32')(
		'ends for an endless device (not on Windows)',
		async () => {
			const { status, stderr } = await runCli(['redact', '/dev/zero']);
			expect(status).toBe(2);
			expect(stderr).toBe('/dev/zero: Larger than 100 MB. Nothing was removed.\n');
		},
	);

	it('does not print a part of a dump that is too large', async () => {
		const cwd = await makeFolder({
			'dump.gz': gzipSync(dump.padEnd(100_000_001, '\n'), { level: 1 }),
		});
		const { status, stdout, stderr } = await runCli(['redact', 'dump.gz'], { cwd });
		expect([status, stdout]).toEqual([2, '']);
		expect(stderr).toBe('dump.gz: Larger than 100 MB. Nothing was removed.\n');
	});
});

describe.skipIf(process.platform === 'win32')(
	'redact --output-file with links (not on Windows)',
	() => {
		it('creates the file to which a link leads', async () => {
			const cwd = await makeFolder({ 'dump.txt': dump, 'out/README': '' });
			symlinkSync('out', join(cwd, 'folder'));
			symlinkSync('../second.txt', join(cwd, 'out/first.txt'));
			symlinkSync('out/dump.txt', join(cwd, 'second.txt'));
			const args = ['redact', 'dump.txt', '--output-file', 'folder/first.txt'];
			expect((await runCli(args, { cwd })).status).toBe(0);
			expect(readFileSync(join(cwd, 'out/dump.txt'), 'utf8')).toBe(redacted);
			expect(readlinkSync(join(cwd, 'out/first.txt'))).toBe('../second.txt');
			expect(readlinkSync(join(cwd, 'second.txt'))).toBe('out/dump.txt');
		});

		it('reports a loop of links as the file to write', async () => {
			const cwd = await makeFolder({ 'dump.txt': dump });
			symlinkSync('loop', join(cwd, 'loop'));
			const args = ['redact', 'dump.txt', '--output-file', 'loop'];
			const { status, stderr } = await runCli(args, { cwd });
			expect([status, stderr]).toEqual([2, 'loop: Symbolic links form a loop.\n']);
		});
	},
);
