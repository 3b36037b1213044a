/** `driver-plist fix`: what it writes, what it prints, and what it leaves alone. */
import { chmod, link, lstat, readdir, readFile, stat, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cleanKext, makeFolder, runCli } from './runCli.js';

/** A misspelt key, which has one sensible remedy. */
const misspelt = cleanKext.replace('IOProviderClass', 'IOProviderClas');

describe('fix', () => {
	it('--dry-run prints a diff and writes nothing', async () => {
		const cwd = await makeFolder({ 'Info.plist': misspelt });
		const { status, stdout, stderr } = await runCli(['fix', 'Info.plist', '--dry-run'], { cwd });
		expect(status).toBe(0);
		expect(stdout).toMatch(/^--- Info\.plist\n\+\+\+ Info\.plist\n@@ -\d+,7 \+\d+,7 @@\n/);
		expect(stdout.split('\n').filter((line) => /^[-+]\t/.test(line))).toEqual([
			'-\t\t\t<key>IOProviderClas</key>',
			'+\t\t\t<key>IOProviderClass</key>',
		]);
		expect(stderr).toBe('1 fix would be applied in 1 of 1 file.\n');
		expect(await readFile(join(cwd, 'Info.plist'), 'utf8')).toBe(misspelt);
	});

	it('writes the fixed text and nothing else, and the second time nothing at all', async () => {
		const cwd = await makeFolder({ 'Info.plist': misspelt });
		expect((await runCli(['fix', '.'], { cwd })).status).toBe(0);
		expect(await readFile(join(cwd, 'Info.plist'), 'utf8')).toBe(cleanKext);
		expect(await readdir(cwd)).toEqual(['Info.plist']);
		expect((await runCli(['fix', '.'], { cwd })).stderr).toBe('Nothing to fix in 1 file.\n');
	});

	it.skipIf(process.platform === 'win32')(
		'keeps permissions and symbolic links (not on Windows)',
		async () => {
			const cwd = await makeFolder({ 'real.plist': misspelt });
			await chmod(join(cwd, 'real.plist'), 0o640);
			await symlink('real.plist', join(cwd, 'Info.plist'));
			await runCli(['fix', 'Info.plist'], { cwd });
			expect((await stat(join(cwd, 'real.plist'))).mode & 0o777).toBe(0o640);
			expect((await lstat(join(cwd, 'Info.plist'))).isSymbolicLink()).toBe(true);
			expect(await readFile(join(cwd, 'real.plist'), 'utf8')).toBe(cleanKext);
		},
	);

	it('keeps all names of a file', async () => {
		const cwd = await makeFolder({ 'Info.plist': misspelt });
		await link(join(cwd, 'Info.plist'), join(cwd, 'other.plist'));
		expect((await runCli(['fix', 'Info.plist'], { cwd })).status).toBe(0);
		expect(await readFile(join(cwd, 'other.plist'), 'utf8')).toBe(cleanKext);
		expect((await stat(join(cwd, 'Info.plist'))).nlink).toBe(2);
	});

	it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
		'leaves a read-only file alone (not on Windows, not as root, who may write it)',
		async () => {
			const cwd = await makeFolder({ 'Info.plist': misspelt });
			await chmod(join(cwd, 'Info.plist'), 0o444);
			const { status, stderr } = await runCli(['fix', 'Info.plist'], { cwd });
			expect(status).toBe(2);
			expect(stderr).toMatch('Info.plist: not changed: permission denied');
			expect(await readFile(join(cwd, 'Info.plist'), 'utf8')).toBe(misspelt);
		},
	);

	it('takes an empty path for none, not for the folder it stands in', async () => {
		const cwd = await makeFolder({ 'Info.plist': misspelt });
		const { status, stderr } = await runCli(['fix', ''], { cwd });
		expect(status).toBe(2);
		expect(stderr).toMatch("'': the path is empty");
		expect(await readFile(join(cwd, 'Info.plist'), 'utf8')).toBe(misspelt);
	});
});

describe('fix, of bytes and of standard input,', () => {
	it('keeps UTF-16 and its byte order mark', async () => {
		const bytes = (text: string) =>
			Buffer.from(`\ufeff${text.replace('encoding="UTF-8"', 'encoding="UTF-16"')}`, 'utf16le');
		const cwd = await makeFolder({ 'Info.plist': bytes(misspelt) });
		expect((await runCli(['fix', 'Info.plist'], { cwd })).status).toBe(0);
		expect(await readFile(join(cwd, 'Info.plist'))).toEqual(bytes(cleanKext));
	});

	it('never touches a file whose bytes it can not give back', async () => {
		const bytes = Buffer.from(misspelt.replace('Stick', 'St\u00efck'), 'latin1');
		const cwd = await makeFolder({ 'Info.plist': bytes });
		const { status, stderr } = await runCli(['fix', 'Info.plist'], { cwd });
		expect(status).toBe(2);
		expect(stderr).toMatch(/^Info\.plist: not changed/m);
		expect(await readFile(join(cwd, 'Info.plist'))).toEqual(bytes);
	});

	it('prints the fixed text of standard input', async () => {
		const { status, stdout } = await runCli(['fix', '-'], { input: misspelt });
		expect({ status, stdout }).toEqual({ status: 0, stdout: cleanKext });
	});
});
