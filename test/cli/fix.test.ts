/** `driver-plist fix`: the files it changes, its output, and the files it leaves unchanged. */
import {
	chmod,
	link,
	lstat,
	readdir,
	readFile,
	rm,
	stat,
	symlink,
	writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cleanKext, makeFolder, runCli } from './runCli.js';

/** A misspelled key, which has one obvious fix. */
const misspelled = cleanKext.replace('IOProviderClass', 'IOProviderClas');

describe('fix', () => {
	it('--dry-run prints a diff and writes nothing', async () => {
		const cwd = await makeFolder({ 'Info.plist': misspelled });
		const { status, stdout, stderr } = await runCli(['fix', 'Info.plist', '--dry-run'], { cwd });
		expect(status).toBe(0);
		expect(stdout).toMatch(/^--- Info\.plist\n\+\+\+ Info\.plist\n@@ -\d+,7 \+\d+,7 @@\n/);
		expect(stdout.split('\n').filter((line) => /^[-+]\t/.test(line))).toEqual([
			'-\t\t\t<key>IOProviderClas</key>',
			'+\t\t\t<key>IOProviderClass</key>',
		]);
		expect(stderr).toMatch(
			/^Info\.plist:19:4: would be fixed: Unknown key 'IOProviderClas'.* \[unknown-key\]\n {2}fix: Rename to 'IOProviderClass'\n1 fix would be applied in 1 of 1 file\.\n$/,
		);
		expect(await readFile(join(cwd, 'Info.plist'), 'utf8')).toBe(misspelled);
	});

	it('writes only the fixed text, and nothing when run again', async () => {
		const cwd = await makeFolder({ 'Info.plist': misspelled });
		expect((await runCli(['fix', '.'], { cwd })).status).toBe(0);
		expect(await readFile(join(cwd, 'Info.plist'), 'utf8')).toBe(cleanKext);
		expect(await readdir(cwd)).toEqual(['Info.plist']);
		expect((await runCli(['fix', '.'], { cwd })).stderr).toBe(
			'Nothing to fix automatically in 1 file.\n',
		);
	});

	it.skipIf(process.platform === 'win32')(
		'keeps permissions and symbolic links (not on Windows)',
		async () => {
			const cwd = await makeFolder({ 'real.plist': misspelled });
			await chmod(join(cwd, 'real.plist'), 0o640);
			await symlink('real.plist', join(cwd, 'Info.plist'));
			await runCli(['fix', 'Info.plist'], { cwd });
			expect((await stat(join(cwd, 'real.plist'))).mode & 0o777).toBe(0o640);
			expect((await lstat(join(cwd, 'Info.plist'))).isSymbolicLink()).toBe(true);
			expect(await readFile(join(cwd, 'real.plist'), 'utf8')).toBe(cleanKext);
		},
	);

	it('keeps all hard links of a file', async () => {
		const cwd = await makeFolder({ 'Info.plist': misspelled });
		await link(join(cwd, 'Info.plist'), join(cwd, 'other.plist'));
		expect((await runCli(['fix', 'Info.plist'], { cwd })).status).toBe(0);
		expect(await readFile(join(cwd, 'other.plist'), 'utf8')).toBe(cleanKext);
		expect((await stat(join(cwd, 'Info.plist'))).nlink).toBe(2);
	});

	it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
		'does not change a read-only file (not on Windows, not as root, who can write it)',
		async () => {
			const cwd = await makeFolder({ 'Info.plist': misspelled });
			await chmod(join(cwd, 'Info.plist'), 0o444);
			const { status, stderr } = await runCli(['fix', 'Info.plist'], { cwd });
			expect(status).toBe(2);
			expect(stderr).toMatch('Info.plist: Not changed. Permission denied.');
			expect(await readFile(join(cwd, 'Info.plist'), 'utf8')).toBe(misspelled);
		},
	);

	it('rejects an empty path and does not use the current folder', async () => {
		const cwd = await makeFolder({ 'Info.plist': misspelled });
		const { status, stderr } = await runCli(['fix', ''], { cwd });
		expect(status).toBe(2);
		expect(stderr).toMatch("'': The path is empty.");
		expect(await readFile(join(cwd, 'Info.plist'), 'utf8')).toBe(misspelled);
	});
});

describe('fix of files that belong together', () => {
	const name = 'com.apple.developer.driverkit.transport.hid';

	it.each([['MyDriver.entitlements'], ['A.entitlements']])(
		'fixes what only the fix of %s makes right, in one run',
		async (entitlements) => {
			const cwd = await makeFolder({});
			await runCli(['new', 'hid-event', '--out', 'project'], { cwd });
			const folder = join(cwd, 'project/MyDriver');
			const info = await readFile(join(folder, 'Info.plist'), 'utf8');
			const granted = await readFile(join(folder, 'MyDriver.entitlements'), 'utf8');
			await rm(join(folder, 'MyDriver.entitlements'));
			const broken = {
				'Info.plist': info.replace('IOHIDInterface<', 'IOHIDInterface <'),
				[entitlements]: granted.replace(name, `"${name}"`),
			};
			for (const [file, text] of Object.entries(broken)) await writeFile(join(folder, file), text);
			const dryRun = await runCli(['fix', '.', '--dry-run'], { cwd: folder });
			expect(dryRun.stderr).toMatch(/^2 fixes would be applied in 2 of 2 files\.$/m);
			expect((await runCli(['fix', '.'], { cwd: folder })).stderr).toBe(
				'2 fixes applied in 2 of 2 files.\n',
			);
			expect(await readFile(join(folder, 'Info.plist'), 'utf8')).toBe(info);
			expect(await readFile(join(folder, entitlements), 'utf8')).toBe(granted);
		},
	);
});

describe('fix reports', () => {
	const misnamed = cleanKext.replace('CFBundleVersion', 'CFBundelVersion');
	const twice = misnamed.replace('<integer>3</integer>', '<string>3</string>');

	it('each fix with its place, its finding, and its title', async () => {
		const cwd = await makeFolder({ 'Info.plist': twice, 'b/Info.plist': cleanKext });
		const { stdout, stderr } = await runCli(['fix', '.'], { cwd });
		expect(stdout.split('\n').filter((line) => /^\S/.test(line))).toEqual([
			expect.stringMatching(/^Info\.plist:9:2: fixed: Unknown key .* \[unknown-key\]$/),
			expect.stringMatching(/^Info\.plist:22:4: fixed: 'ProductID' .* \[id-as-string\]$/),
		]);
		expect(stdout).toMatch(/^ {2}fix: Rename to 'CFBundleVersion'$/m);
		expect(stderr).toBe('2 fixes applied in 1 of 2 files.\n');
	});

	it('only failures with --quiet', async () => {
		const cwd = await makeFolder({ 'Info.plist': twice });
		const result = await runCli(['fix', '.', '--quiet'], { cwd });
		expect(result).toEqual({ status: 0, stdout: '', stderr: '' });
	});

	it('JSON, which counts what it lists', async () => {
		const cwd = await makeFolder({ 'Info.plist': twice });
		const { stdout } = await runCli(['fix', '.', '--format', 'json', '--dry-run'], { cwd });
		expect(JSON.parse(stdout)).toMatchObject({
			tool: { name: 'driver-plist' },
			files: [
				{
					file: 'Info.plist',
					fixes: [
						{ code: 'unknown-key', title: "Rename to 'CFBundleVersion'" },
						{ code: 'id-as-string', path: ['IOKitPersonalities', 'Stick', 'ProductID'] },
					],
				},
			],
			unchanged: [],
			summary: { files: 1, changed: 1, fixes: 2 },
		});
		expect(await readFile(join(cwd, 'Info.plist'), 'utf8')).toBe(twice);
	});

	it('and applies the fixes of the rules that are named only', async () => {
		const cwd = await makeFolder({ 'Info.plist': twice });
		await runCli(['fix', '.', '--rule', 'id-as-string'], { cwd });
		expect(await readFile(join(cwd, 'Info.plist'), 'utf8')).toBe(misnamed);
		const { status, stderr } = await runCli(['fix', '.', '--rule', 'id-as-sting'], { cwd });
		expect(status).toBe(2);
		expect(stderr).toContain("Unknown rule 'id-as-sting'. Did you mean 'id-as-string'?");
	});
});

describe('fix, of bytes and of standard input,', () => {
	it('keeps UTF-16 and its byte order mark', async () => {
		const bytes = (text: string) =>
			Buffer.from(`\ufeff${text.replace('encoding="UTF-8"', 'encoding="UTF-16"')}`, 'utf16le');
		const cwd = await makeFolder({ 'Info.plist': bytes(misspelled) });
		expect((await runCli(['fix', 'Info.plist'], { cwd })).status).toBe(0);
		expect(await readFile(join(cwd, 'Info.plist'))).toEqual(bytes(cleanKext));
	});

	it.each([
		['US-ASCII', 'Stick'],
		['ISO-8859-1', 'Stick'],
		['ISO-8859-1', 'St\u00efck \u0080\u00ff'],
		['windows-1251', '\u00f1\u00e5'],
		['macintosh', 'St\u0095ck'],
		['Shift_JIS', 'Stick'],
	])('keeps %s, with the name %j', async (encoding, name) => {
		const bytes = (text: string) =>
			Buffer.from(text.replace('UTF-8', encoding).replace('Stick', name), 'latin1');
		const cwd = await makeFolder({ 'Info.plist': bytes(misspelled) });
		expect((await runCli(['fix', 'Info.plist'], { cwd })).stderr).toContain('1 fix applied');
		expect(await readFile(join(cwd, 'Info.plist'))).toEqual(bytes(cleanKext));
	});

	it('does not change a file that it cannot encode again', async () => {
		const bytes = Buffer.from(misspelled.replace('Stick', 'St\u00efck'), 'latin1');
		const cwd = await makeFolder({ 'Info.plist': bytes });
		const { status, stderr } = await runCli(['fix', 'Info.plist'], { cwd });
		expect(status).toBe(2);
		expect(stderr).toMatch(/^Info\.plist: Not changed/m);
		expect(await readFile(join(cwd, 'Info.plist'))).toEqual(bytes);
	});

	it("fails for a file that it can't read as text, and states why", async () => {
		const bytes = Buffer.from(misspelled, 'utf16le');
		const cwd = await makeFolder({ 'Info.plist': bytes });
		const { status, stderr } = await runCli(['fix', 'Info.plist'], { cwd });
		expect(status).toBe(2);
		expect(stderr).toMatch(/^Info\.plist: Not changed/m);
	});

	it('fails if it does not try all fixes, and states how to continue', async () => {
		const each = (index: number): string =>
			`<key>P${index}</key><dict><key>IOProviderClass</key><string>IOUSBHostDevice</string><key>idVendr</key><string>0x1</string><key>IOUserServerName<key><string>a</string><key>IOUserClass</key><string>A&B${index}</string></dict>`;
		const all = Array.from({ length: 300 }, (_, index) => each(index)).join('');
		const text = `<plist version="1.0"><dict><key>CFBundlePackageType</key><string>DEXT</string><key>IOKitPersonalities</key><dict>${all}</dict></dict></plist>`;
		const cwd = await makeFolder({ 'Info.plist': text });
		const { status, stderr } = await runCli(['fix', 'Info.plist', '--quiet'], { cwd });
		expect(stderr).toBe(
			'Info.plist: The file has too many problems to fix all of them at once. Run the command again to fix more.\n',
		);
		expect(status).toBe(2);
		expect(await readFile(join(cwd, 'Info.plist'), 'utf8')).toContain('A&amp;B299');
	});

	it('prints the fixed text of standard input', async () => {
		const { status, stdout } = await runCli(['fix', '-'], { input: misspelled });
		expect({ status, stdout }).toEqual({ status: 0, stdout: cleanKext });
	});
});
