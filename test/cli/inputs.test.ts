/** Which files `check` and `fix` read: the default, standard input with a name, and ignore files. */
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cleanKext, faultyKext, makeFolder, plist, runCli } from './runCli.js';

async function checkedFiles(args: readonly string[], cwd: string): Promise<readonly string[]> {
	const { stdout } = await runCli(['check', ...args, '--format', 'json'], { cwd });
	const { files } = JSON.parse(stdout) as { files: readonly { file: string }[] };
	return files.map(({ file }) => file.replaceAll('\\', '/'));
}

it('check without a path reads the current folder, fix requires one', async () => {
	const cwd = await makeFolder({ 'a/Info.plist': cleanKext });
	expect(await checkedFiles([], cwd)).toEqual(['a/Info.plist']);
	const { status, stderr } = await runCli(['fix'], { cwd });
	expect(status).toBe(2);
	expect(stderr).toMatch(/^driver-plist: Missing PATH\.$/m);
});

it.each([
	[['match', ''], 'driver-plist: The path DUMP is empty.'],
	[['redact', ''], 'driver-plist: The path DUMP is empty.'],
	[['migrate', ''], 'driver-plist: The path KEXT-PLIST is empty.'],
	[['new', 'kext', '--out', ''], "driver-plist: Invalid value '' for --out. Name a folder."],
	[['check', ''], "'': The path is empty."],
	[['fix', ''], "'': The path is empty."],
])('an empty path is reported as such in %j', async (args, message) => {
	const { status, stderr } = await runCli(args);
	expect(status).toBe(2);
	expect(stderr.split('\n')[0]).toBe(message);
});

describe('a path that leads nowhere', () => {
	const long = 'x'.repeat(300);

	it.each([
		['loop', 'Symbolic links form a loop.'],
		['loop/Info.plist', 'Symbolic links form a loop.'],
		['Info.plist/x', 'A part of the path is not a folder.'],
		[long, 'The path is too long.'],
	])('%s is named once, and the other files are checked', async (path, reason) => {
		const cwd = await makeFolder({ 'Info.plist': faultyKext });
		await symlink('loop', join(cwd, 'loop'));
		const { status, stdout, stderr } = await runCli(['check', path, 'Info.plist'], { cwd });
		expect({ status, stderr }).toEqual({ status: 2, stderr: `${path}: ${reason}\n` });
		expect(stdout).toMatch(/^Info\.plist:\d+:\d+: /m);
	});

	it.each(['loop', 'loop/x', 'Info.plist/x', long])(
		'%s is a failure of each option',
		async (path) => {
			const cwd = await makeFolder({ 'Info.plist': cleanKext });
			await symlink('loop', join(cwd, 'loop'));
			const results = await Promise.all(
				[
					['fix', path],
					['check', 'Info.plist', '--output-file', path],
					['match', path, 'Info.plist'],
					['redact', path],
					['migrate', path],
				].map((args) => runCli(args, { cwd })),
			);
			for (const { status, stderr } of results) {
				expect(status).toBe(2);
				expect(stderr).not.toContain('bug');
			}
		},
	);
});

it('a path that begins with a hyphen is taken for an option, with the remedy', async () => {
	const cwd = await makeFolder({ '-a/Info.plist': cleanKext });
	const { status, stderr } = await runCli(['check', '-a/Info.plist'], { cwd });
	expect(status).toBe(2);
	expect(stderr.split('\n')[0]).toBe(
		"driver-plist: Unknown option '-a/Info.plist'. Write './-a/Info.plist' for a path.",
	);
	expect((await runCli(['check', './-a/Info.plist'], { cwd })).status).toBe(0);
});

describe('--stdin-filename', () => {
	const files = {
		'.driver-plist.json': '{ "rules": { "missing-key": "off" } }',
		'W.dext/other.txt': '',
	};

	it('names the file in the report, and its path determines the kind', async () => {
		const cwd = await makeFolder(files);
		const args = ['check', '-', '--stdin-filename', 'W.dext/Info.plist', '--format', 'json'];
		const { stdout } = await runCli(args, { cwd, input: plist('') });
		const report = JSON.parse(stdout);
		expect(report.files).toMatchObject([{ file: 'W.dext/Info.plist', kind: 'dext' }]);
	});

	it('selects the team file', async () => {
		const cwd = await makeFolder({ 'a/.driver-plist.json': files['.driver-plist.json'] });
		const check = (name: string) =>
			runCli(['check', '-', '--stdin-filename', name], { cwd, input: faultyKext });
		expect((await check('Info.plist')).status).toBe(1);
		expect((await check('a/Info.plist')).status).toBe(0);
	});

	it('selects the files near it', async () => {
		const dext = plist('\t<key>CFBundleIdentifier</key>\n\t<string>com.example.a</string>');
		const cwd = await makeFolder({
			'A/Info.plist': dext,
			'A/A.entitlements': plist('\t<key>com.apple.developer.driverkit</key>\n\t<true/>'),
		});
		const args = ['check', '-', '--stdin-filename', 'A/Info.plist', '--format', 'json'];
		const { files: found } = JSON.parse((await runCli(args, { cwd, input: dext })).stdout);
		expect(found[0].reasons.join()).toContain('A.entitlements');
	});

	it('applies to fix, which prints the text', async () => {
		const cwd = await makeFolder({});
		const input = cleanKext.replace('IOProviderClass', 'IOProviderClas');
		const args = ['fix', '-', '--stdin-filename', 'W.kext/Contents/Info.plist'];
		const { stdout, stderr } = await runCli(args, { cwd, input });
		expect(stdout).toBe(cleanKext);
		expect(stderr).toMatch(/^W\.kext\/Contents\/Info\.plist:19:4: fixed: /);
	});

	it.each([
		[['check', '.', '--stdin-filename', 'Info.plist'], '--stdin-filename requires the path -.'],
		[['check', '-', '--stdin-filename', ''], "Invalid value '' for --stdin-filename. Name a file."],
	])('is rejected in %j', async (args, message) => {
		const { status, stderr } = await runCli(args);
		expect(status).toBe(2);
		expect(stderr.split('\n')[0]).toBe(`driver-plist: ${message}`);
	});
});

describe('.gitignore', () => {
	const ignoring = {
		'.gitignore': 'build/\n*.generated.plist\n/Only\n',
		'Info.plist': cleanKext,
		'build/Info.plist': cleanKext,
		'a/build/Info.plist': cleanKext,
		'a/Only/Info.plist': cleanKext,
		'Only/Info.plist': cleanKext,
		'a/x.generated.plist': cleanKext,
		'b/.gitignore': 'Info.plist\n!build/\n!kept.generated.plist\n',
		'b/Info.plist': cleanKext,
		'b/build/other.plist': cleanKext,
		'b/kept.generated.plist': cleanKext,
	};
	const kept = ['Info.plist', 'a/Only/Info.plist', 'b/build/other.plist', 'b/kept.generated.plist'];

	it('of the folder and of those inside exclude files and folders', async () => {
		expect(await checkedFiles([], await makeFolder(ignoring))).toEqual(kept);
	});

	it('is not read with --no-ignore', async () => {
		const cwd = await makeFolder(ignoring);
		expect(await checkedFiles(['--no-ignore'], cwd)).toHaveLength(9);
	});

	it('of a folder above applies up to the root of the repository', async () => {
		const cwd = await makeFolder({
			'.gitignore': '*.plist\n',
			'r/.git/info/exclude': 'private/\n',
			'r/.gitignore': 'build/\n',
			'r/a/Info.plist': cleanKext,
			'r/a/build/Info.plist': cleanKext,
			'r/a/private/Info.plist': cleanKext,
			'r/a/inner/.git/HEAD': '',
			'r/a/inner/build/Info.plist': cleanKext,
		});
		expect(await checkedFiles([], join(cwd, 'r/a'))).toEqual([
			'Info.plist',
			'inner/build/Info.plist',
		]);
	});

	it('does not exclude what is named on the command line', async () => {
		const cwd = await makeFolder({ '.git/HEAD': '', ...ignoring });
		expect(await checkedFiles(['build', 'a/x.generated.plist', 'Only/Info.plist'], cwd)).toEqual([
			'build/Info.plist',
			'a/x.generated.plist',
			'Only/Info.plist',
		]);
	});

	it('that excludes everything is mentioned', async () => {
		const cwd = await makeFolder({ '.gitignore': '*\n', 'Info.plist': faultyKext });
		const { status, stdout, stderr } = await runCli(['check'], { cwd });
		expect({ status, stdout }).toEqual({ status: 0, stdout: 'No files checked.\n' });
		expect(stderr).toMatch(/excluded by \.gitignore\. Use --no-ignore/);
	});

	it('that is not applied is mentioned', async () => {
		const patterns = Array.from({ length: 2_000 }, (_, index) => `*.x${index}.*`);
		const cwd = await makeFolder({
			'.gitignore': ['*.plist', ...patterns].join('\n'),
			'a/Info.plist': cleanKext,
		});
		const { status, stdout, stderr } = await runCli(['check'], { cwd });
		expect({ status, stdout }).toEqual({ status: 0, stdout: 'No problems in 1 file.\n' });
		expect(stderr).toBe(
			'.: The ignore file is not applied to all paths, because its patterns are too long or have too many wildcards.\n',
		);
	});

	it('protects excluded files from fix', async () => {
		const cwd = await makeFolder({
			'.gitignore': 'build/',
			'build/Info.plist': cleanKext.replace('IOProviderClass', 'IOProviderClas'),
		});
		expect((await runCli(['fix', '.'], { cwd })).stderr).toContain('automatically in 0 files.');
	});
});
