/** `driver-plist redact`: a dump without what identifies a Mac. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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
