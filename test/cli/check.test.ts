/** `driver-plist check`: exit statuses, both reports, and unusual files and folders. */
import { execFile } from 'node:child_process';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { cleanKext, faultyKext, makeFolder, plist, runCli } from './runCli.js';

interface JsonFile {
	readonly file: string;
	readonly kind: string;
	readonly form: string;
	readonly findings: readonly {
		readonly code: string;
		readonly severity: string;
		readonly path: readonly (string | number)[];
		readonly range: {
			readonly start: { line: number; character: number };
			readonly end: { line: number; character: number };
		};
		readonly fixes: readonly { readonly title: string }[];
	}[];
}

async function checkJson(args: readonly string[], cwd?: string) {
	const result = await runCli(
		['check', ...args, '--format', 'json'],
		cwd === undefined ? {} : { cwd },
	);
	return { ...result, ...(JSON.parse(result.stdout) as { readonly files: readonly JsonFile[] }) };
}

describe('exit status', () => {
	it('is 0 for a clean file', async () => {
		const cwd = await makeFolder({ 'Info.plist': cleanKext });
		const { status, stdout, stderr } = await runCli(['check', 'Info.plist'], { cwd });
		expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
		expect(stdout).toMatch(/^No problems in 1 file\./);
	});

	it('is 1 for an error', async () => {
		const cwd = await makeFolder({ 'Info.plist': faultyKext });
		const { status, stdout } = await runCli(['check', 'Info.plist'], { cwd });
		expect(status).toBe(1);
		expect(stdout).toMatch(/^Info\.plist:\d+:\d+: error: .*IOProviderClass.* \[.+\]$/m);
		expect(stdout).toMatch(/^1 error in 1 file\./m);
	});

	it.each([
		['an unknown option', ['check', '.', '--color']],
		['an unknown level', ['check', '.', '--fail-on', 'fatal']],
		['an unknown kind', ['check', '.', '--kind', 'driver']],
		['an option without its value', ['check', '.', '--format']],
		['an option with a value that it does not accept', ['check', '.', '--quiet=yes']],
		['an unknown command', ['chekc']],
		['no command', []],
	])('is 2 for %s, with the usage on standard error', async (_, args) => {
		const { status, stdout, stderr } = await runCli(args);
		expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
		expect(stderr).toContain('Usage: driver-plist');
		expect(stderr).not.toMatch(/^\s+at /m);
	});

	it('is 2 for a missing file, and the rest is still checked', async () => {
		const cwd = await makeFolder({ 'Info.plist': faultyKext });
		const { status, stdout, stderr } = await runCli(['check', 'gone.plist', 'Info.plist'], { cwd });
		expect(status).toBe(2);
		expect(stderr).toBe('gone.plist: No such file or folder.\n');
		expect(stdout).toMatch(/^1 error in 1 file\./m);
	});

	it('follows --fail-on', async () => {
		const cwd = await makeFolder({
			'Info.plist': cleanKext.replace(
				'<dict>',
				'<dict><key>CFBundleNam</key><string>Stick</string>',
			),
		});
		const { files } = await checkJson(['Info.plist'], cwd);
		const levels = files.flatMap(({ findings }) => findings.map(({ severity }) => severity));
		expect(levels).toContain('warning');
		expect(levels).not.toContain('error');
		expect((await runCli(['check', '.'], { cwd })).status).toBe(0);
		expect((await runCli(['check', '.', '--fail-on', 'warning'], { cwd })).status).toBe(1);
	});

	it.each([
		['chekc', "Unknown command 'chekc'. Did you mean 'check'?"],
		['version', "Unknown command 'version'. Did you mean '--version'?"],
		['--versoin', "Unknown option '--versoin'. Did you mean '--version'?"],
		['--hlep', "Unknown option '--hlep'. Did you mean '--help'?"],
		['--paint', "Unknown option '--paint'."],
	])('suggests what %s is nearest to', async (name, sentence) => {
		const { stderr } = await runCli([name]);
		expect(stderr.split('\n')[0]).toBe(`driver-plist: ${sentence}`);
	});
});

describe('JSON', () => {
	it('has an entry for each file, including clean ones, with zero-based positions', async () => {
		const cwd = await makeFolder({ 'a/Info.plist': cleanKext, 'b/Info.plist': faultyKext });
		const { files, status } = await checkJson(['.'], cwd);
		expect(status).toBe(1);
		expect(files.map(({ file, kind }) => [file, kind])).toEqual([
			[join('a', 'Info.plist'), 'codelessKext'],
			[join('b', 'Info.plist'), 'codelessKext'],
		]);
		expect(files[0]?.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
		const found = files[1]?.findings.find(({ severity }) => severity === 'error');
		expect(found?.path).toEqual(['IOKitPersonalities', 'Stick']);
		const line = faultyKext.split('\n').findIndex((text) => text.includes('<key>Stick'));
		expect(found?.range.start).toEqual({ line, character: 2 });
		expect(found?.fixes).toEqual(expect.any(Array));
	});

	it('has no files if none was read', async () => {
		const cwd = await makeFolder({ 'notes.txt': 'nothing here' });
		expect(await checkJson(['.'], cwd)).toMatchObject({ status: 0, files: [] });
	});
});

describe('standard input', () => {
	it('is read for -', async () => {
		const { status, stdout } = await runCli(['check', '-'], { input: faultyKext });
		expect(status).toBe(1);
		expect(stdout).toMatch(/^-:\d+:\d+: error: /m);
	});

	it('may be empty', async () => {
		const { status, stderr } = await runCli(['check', '-'], { input: '' });
		expect(status).not.toBeNull();
		expect(stderr).not.toMatch(/^\s+at /m);
	});

	it('is of the kind given by --kind', async () => {
		const { stdout } = await runCli(['check', '-', '--kind', 'kext', '--format', 'json'], {
			input: plist('	<key>CFBundleName</key>\n	<string>x</string>'),
		});
		expect(JSON.parse(stdout)).toMatchObject({ files: [{ file: '-', kind: 'kext' }] });
	});
});

describe('folders', () => {
	it('are searched for property lists and entitlements, except packages and caches', async () => {
		const cwd = await makeFolder({
			'App/App.entitlements': plist(''),
			'App/Info-Debug.plist': cleanKext,
			'App/main.swift': '',
			'node_modules/x/Info.plist': cleanKext,
			'out/CACHEDIR.TAG': 'Signature: 8a477f597d28d172789f06886806bc55',
			'out/Info.plist': cleanKext,
			'folder.plist/Info.plist': cleanKext,
		});
		const { files } = await checkJson(['.'], cwd);
		expect(files.map(({ file }) => file.replaceAll('\\', '/'))).toEqual([
			'App/App.entitlements',
			'App/Info-Debug.plist',
			'folder.plist/Info.plist',
		]);
	});

	it.skipIf(process.platform === 'win32')(
		'are searched without reading pipes (not on Windows)',
		async () => {
			const cwd = await makeFolder({ 'Info.plist': cleanKext, 'A.xcodeproj/A': '' });
			const pipes = ['pipe.plist', '.gitignore', 'A.xcodeproj/project.pbxproj', 'project.yml'];
			await promisify(execFile)('mkfifo', pipes, { cwd });
			const { files, stderr, status } = await checkJson(['.'], cwd);
			expect(files).toHaveLength(1);
			expect(stderr).toBe(
				'pipe.plist: Not read, because this is not a regular file.\n.gitignore: This is not a regular file.\n',
			);
			expect(status).toBe(2);
		},
	);

	it.skipIf(process.platform === 'win32').each([
		['a folder', 'mkdir "$1"', 'This is a folder.'],
		['a link to a folder', 'ln -s / "$1"', 'This is a folder.'],
		['a pipe', 'mkfifo "$1"', 'This is not a regular file.'],
		['a link to a device', 'ln -s /dev/zero "$1"', 'This is not a regular file.'],
		['a link to itself', 'ln -s Info.plist "$1"', 'Symbolic links form a loop.'],
		['a link to nothing', 'ln -s nothing "$1"', 'No such file or folder.'],
	])('fail where an Info.plist is %s (not on Windows)', async (_what, script, reason) => {
		const cwd = await makeFolder({ 'Pad.dext/Pad': '' });
		const path = 'Pad.dext/Info.plist';
		await promisify(execFile)('sh', ['-c', script, 'sh', join(cwd, path)]);
		const commands = [
			['check', 'Pad.dext'],
			['check', '.'],
			['check', path],
			['fix', 'Pad.dext'],
			['fix', path],
			['migrate', path],
		];
		for (const args of commands) {
			const { stderr, status } = await runCli(args, { cwd });
			expect(stderr.split('\n')[0]).toBe(`${path}: ${reason}`);
			expect(status).toBe(2);
		}
	});

	it('and their files are read once, even if named repeatedly', async () => {
		const cwd = await makeFolder({ 'Info.plist': cleanKext });
		const { files } = await checkJson(['Info.plist', '.', './Info.plist'], cwd);
		expect(files).toHaveLength(1);
	});
});

describe.skipIf(process.platform === 'win32')('links in folders (not on Windows)', () => {
	it('to folders are not followed, unless they are named', async () => {
		const cwd = await makeFolder({
			'outside/Info.plist': cleanKext,
			'in/A.framework/Versions/A/Resources/Info.plist': cleanKext,
		});
		await symlink('A', join(cwd, 'in/A.framework/Versions/Current'));
		await symlink('Versions/Current/Resources', join(cwd, 'in/A.framework/Resources'));
		await symlink('/', join(cwd, 'in/disk'));
		await symlink('..', join(cwd, 'in/up'));
		await symlink('../outside', join(cwd, 'in/outside'));
		await symlink('../outside/Info.plist', join(cwd, 'in/Info.plist'));
		const found = async (path: string): Promise<readonly string[]> =>
			(await checkJson([path], cwd)).files.map(({ file }) => file);
		const inFramework = 'in/A.framework/Versions/A/Resources/Info.plist';
		expect(await found('in')).toEqual([inFramework, 'in/Info.plist']);
		expect(await found('in/outside')).toEqual(['in/outside/Info.plist']);
	});

	it('to folders are mentioned where nothing else is found', async () => {
		const cwd = await makeFolder({ 'outside/Info.plist': cleanKext, 'in/README': '' });
		await symlink('../outside', join(cwd, 'in/outside'));
		const { stderr, status } = await checkJson(['in'], cwd);
		expect(stderr).toBe(
			'Links to folders are not followed. Name their paths to check what is in them.\n',
		);
		expect(status).toBe(0);
	});

	it('that form a loop are reported', async () => {
		const cwd = await makeFolder({ 'a/b/Info.plist': cleanKext });
		await symlink('self.plist', join(cwd, 'a', 'self.plist'));
		const { files, stderr, status } = await checkJson(['.'], cwd);
		expect(files).toHaveLength(1);
		expect(stderr).toContain(`${join('a', 'self.plist')}: Symbolic links form a loop.`);
		expect(status).toBe(2);
	});
});

describe('other property lists in a folder', () => {
	const others = { 'job.plist': '<plist><dict><key>Label</key></plist>', 'empty.plist': '' };

	it('yield no findings', async () => {
		const cwd = await makeFolder({ ...others, 'Info.plist': cleanKext });
		const { status, stdout } = await runCli(['check', '.'], { cwd });
		expect({ status, stdout }).toEqual({
			status: 0,
			stdout: expect.stringMatching(/^No problems in 3 files\./),
		});
	});

	it('yield findings if they are named, or if the path is of a driver', async () => {
		const cwd = await makeFolder({ ...others, 'W.entitlements': '', 'W.dext/Info.plist': '' });
		expect((await runCli(['check', 'job.plist'], { cwd })).status).toBe(1);
		const { files } = await checkJson(['.'], cwd);
		expect(files.map(({ file, findings }) => [file, findings.length > 0])).toEqual([
			[join('W.dext', 'Info.plist'), true],
			['W.entitlements', true],
			['empty.plist', false],
			['job.plist', false],
		]);
	});
});

describe('files that are not text', () => {
	it.each<[string, Uint8Array]>([
		['a binary plist', Buffer.from('bplist00\u00d0\u0008', 'latin1')],
		['random bytes', Buffer.from(Array.from({ length: 512 }, (_, index) => (index * 151) % 256))],
		['nothing', Buffer.alloc(0)],
		['UTF-16 cut in the middle', Buffer.from([0xff, 0xfe, 0x3c])],
		['a byte that is not UTF-8', Buffer.from(cleanKext.replace('Stick', 'St\u00efck'), 'latin1')],
	])('%s is reported', async (_, bytes) => {
		const cwd = await makeFolder({ 'bad.plist': bytes, 'good.plist': cleanKext });
		const { stdout, stderr, status } = await runCli(['check', 'bad.plist', '--level', 'hint'], {
			cwd,
		});
		expect(stderr).not.toMatch(/^\s+at /m);
		expect([0, 1, 2]).toContain(status);
		expect(stdout + stderr).toContain('bad.plist');
		expect((await checkJson(['good.plist'], cwd)).status).toBe(0);
	});

	it('a file above the size limit is reported', async () => {
		const cwd = await makeFolder({ 'big.plist': cleanKext.padEnd(70_000) });
		const { status, stderr } = await runCli(['check', '.', '--max-size', '0.05'], { cwd });
		expect(status).toBe(2);
		expect(stderr).toBe('big.plist: Larger than 0.05 MB. Raise the limit with --max-size.\n');
	});
});

describe('what is not shown', () => {
	const advice = cleanKext.replace(
		'<key>IOClass</key>',
		'<key>IOKitDebug</key>\n\t\t\t<integer>1</integer>\n\t\t\t<key>IOClass</key>',
	);

	it.each([
		[
			[],
			/^No errors or warnings in 1 file\. 1 (hint|information message) not shown\. Use --level hint to show all\.\n$/,
		],
		[['--level', 'hint'], /^1 (hint|information message) in 1 file\.\n$/m],
	])('is counted in the last line with %j', async (options, lastLine) => {
		const cwd = await makeFolder({ 'Info.plist': advice });
		const { stdout } = await runCli(['check', 'Info.plist', ...options], { cwd });
		expect(stdout).toMatch(lastLine);
	});
});

describe('why a file has its kind', () => {
	const reason =
		"Info.plist: Recognized as a codeless kext because 'CFBundlePackageType' is 'KEXT', it has no 'CFBundleExecutable', and a personality has the kernel class 'IOHIDEventDriver'.\n";

	it('is the first line about it with --level hint', async () => {
		const cwd = await makeFolder({ 'Info.plist': faultyKext });
		const { stdout } = await runCli(['check', '.', '--level', 'hint'], { cwd });
		expect(stdout.startsWith(reason)).toBe(true);
	});

	it.each(['Info.plist', '.'])('is shown for a file without findings: %s', async (path) => {
		const cwd = await makeFolder({ 'Info.plist': cleanKext });
		const { stdout } = await runCli(['check', path, '--level', 'hint'], { cwd });
		expect(stdout).toBe(`${reason}No problems in 1 file.\n`);
	});

	it('is in the JSON report', async () => {
		const cwd = await makeFolder({ 'Info.plist': cleanKext });
		const { files } = await checkJson(['Info.plist'], cwd);
		expect(files).toMatchObject([
			{
				kind: 'codelessKext',
				confidence: 'certain',
				reasons: expect.arrayContaining(["'CFBundlePackageType' is 'KEXT'"]),
				contenders: [],
			},
		]);
	});
});
