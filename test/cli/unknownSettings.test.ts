/** `fix` changes no file while the settings that apply to it are unknown: a team file with problems, and ignore files that can't be read. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cleanKext, makeFolder, runCli } from './runCli.js';

const misspelled = cleanKext.replace('IOProviderClass', 'IOProviderClas');
const below = 'The property lists that it applies to are not changed until it is corrected.';
const ignorable =
	'Files that .gitignore may exclude are not changed. Use --no-ignore, or name the files, to fix them.';

/** Which of the files have their fix. */
async function fixedIn(cwd: string, paths: readonly string[]): Promise<readonly string[]> {
	const texts = await Promise.all(paths.map((path) => readFile(join(cwd, path), 'utf8')));
	return paths.filter((_, index) => texts[index] !== misspelled);
}

describe('a team file', () => {
	const paths = ['a/Info.plist', 'a/Vendor/Info.plist', 'a/own/Info.plist', 'b/Info.plist'];
	const files = {
		'.driver-plist.json': '{}',
		'a/own/.driver-plist.json': '{ "failOn": "error" }',
		...Object.fromEntries(paths.map((path) => [path, misspelled])),
	};

	it.each([
		['lacks a comma', '{ "exclude": ["Vendor"] "failOn": "error" }'],
		['has a setting of another type', '{ "exclude": "Vendor" }'],
		['has an unknown rule', '{ "rules": { "unknwon-key": "off" } }'],
		['has the marks of a merge conflict', '<<<<<<< ours\n{}\n=======\n{}\n>>>>>>> theirs\n'],
		['is empty', ''],
	])('that %s keeps the files in its folder as they are', async (_, teamFile) => {
		const cwd = await makeFolder({ ...files, 'a/.driver-plist.json': teamFile });
		const { status, stderr } = await runCli(['fix', '.', 'a/Info.plist'], { cwd });
		expect(stderr).toMatch(/^a\/\.driver-plist\.json:\d+:\d+: error: /);
		expect(stderr.split('\n').slice(1)).toEqual([
			`${join('a', '.driver-plist.json')}: ${below}`,
			'2 fixes applied in 2 of 4 files.',
			'',
		]);
		expect(status).toBe(2);
		expect(await fixedIn(cwd, paths)).toEqual(['a/own/Info.plist', 'b/Info.plist']);
	});

	it('that is a folder keeps the files next to it as they are, and check reads the one above', async () => {
		const cwd = await makeFolder(files);
		await mkdir(join(cwd, 'a/.driver-plist.json'));
		const { status, stderr } = await runCli(['fix', '.'], { cwd });
		expect(stderr).toContain(`${join('a', '.driver-plist.json')}: This is a folder.\n`);
		expect(status).toBe(2);
		expect(await fixedIn(cwd, paths)).toEqual(['a/own/Info.plist', 'b/Info.plist']);
		const check = ['check', 'a/Info.plist'];
		expect((await runCli(check, { cwd })).stdout).toContain('[unknown-key]');
		await writeFile(join(cwd, '.driver-plist.json'), '{ "rules": { "unknown-key": "off" } }');
		expect((await runCli(check, { cwd })).stdout).not.toContain('[unknown-key]');
	});

	it('with a problem is the reason in JSON, and standard input is printed as it is', async () => {
		const cwd = await makeFolder({ '.driver-plist.json': '[', 'Info.plist': misspelled });
		const reason = `.driver-plist.json: ${below}`;
		const json = await runCli(['fix', '.', '--format', 'json'], { cwd });
		expect(JSON.parse(json.stdout)).toMatchObject({
			files: [],
			unchanged: [{ file: 'Info.plist', reason }],
		});
		const args = ['fix', '-', '--stdin-filename', 'Info.plist'];
		const { status, stdout, stderr } = await runCli(args, { cwd, input: misspelled });
		expect({ status, stdout }).toEqual({ status: 2, stdout: misspelled });
		expect(stderr).toContain(reason);
	});

	it('with a problem does not stop check', async () => {
		const cwd = await makeFolder({ '.driver-plist.json': '[', 'Info.plist': misspelled });
		const { status, stdout, stderr } = await runCli(['check', '.'], { cwd });
		expect(status).toBe(2);
		expect(stdout).toMatch(/^Info\.plist:\d+:\d+: /m);
		expect(stderr).not.toContain(below);
	});
});

describe('an ignore file', () => {
	const paths = ['Info.plist', 'a/Info.plist', 'a/r/Info.plist', 'b/Info.plist'];
	const files = {
		'.git/HEAD': '',
		'b/.gitignore': '!*.plist',
		'a/r/.git/HEAD': '',
		...Object.fromEntries(paths.map((path) => [path, misspelled])),
	};
	/** Larger than any text that is read. */
	const huge = Buffer.alloc(20_000_001, '#');

	it.each([
		['.gitignore', []],
		['.git/info/exclude', []],
		['a/.gitignore', ['Info.plist', 'b/Info.plist']],
		['a/r/.gitignore', ['Info.plist', 'a/Info.plist', 'b/Info.plist']],
	])("%s that can't be read keeps what it may exclude as it is", async (path, fixed) => {
		const cwd = await makeFolder({ ...files, [path]: huge });
		const { status, stderr } = await runCli(['fix', '.'], { cwd });
		expect(stderr.split('\n').slice(0, 2)).toEqual([
			`${join(path)}: Larger than 20 MB.`,
			ignorable,
		]);
		expect(status).toBe(2);
		expect(await fixedIn(cwd, paths)).toEqual(fixed);
	});

	it('above the folders that are named is reported once, also by check', async () => {
		const cwd = await makeFolder({ ...files, '.gitignore': huge });
		const fixed = await runCli(['fix', 'a/Info.plist', 'a', 'b'], { cwd });
		expect(fixed.stderr.split('Larger than').length).toBe(2);
		expect(await fixedIn(cwd, paths)).toEqual(['a/Info.plist', 'b/Info.plist']);
		const { status, stdout, stderr } = await runCli(['check', 'a', 'b'], { cwd });
		expect({ status, stderr }).toEqual({ status: 2, stderr: '.gitignore: Larger than 20 MB.\n' });
		expect(stdout).toMatch(/^a\/r\/Info\.plist:\d+:\d+: /m);
	});

	it.each([
		['--no-ignore', ['fix', '.', '--no-ignore'], paths],
		['the name of a file', ['fix', 'a/Info.plist'], ['a/Info.plist']],
	])('is not read with %s', async (_, args, fixed) => {
		const cwd = await makeFolder({ ...files, '.gitignore': huge });
		expect((await runCli(args, { cwd })).status).toBe(0);
		expect(await fixedIn(cwd, paths)).toEqual(fixed);
	});

	it('that is not applied keeps what it may exclude as it is', async () => {
		const patterns = Array.from({ length: 2_000 }, (_, index) => `*.x${index}.*`);
		const cwd = await makeFolder({ ...files, 'a/.gitignore': patterns.join('\n') });
		const { status, stderr } = await runCli(['fix', '.'], { cwd });
		expect(stderr).toContain(ignorable);
		expect(status).toBe(2);
		expect(await fixedIn(cwd, paths)).toEqual(['Info.plist', 'b/Info.plist']);
	});

	it('that is a folder, or in a file, excludes nothing', async () => {
		const cwd = await makeFolder(files);
		await mkdir(join(cwd, '.gitignore'));
		// As in a work tree of Git.
		await writeFile(join(cwd, 'b/.git'), 'gitdir: ../.git/worktrees/b\n');
		expect((await runCli(['fix', '.'], { cwd })).status).toBe(0);
		expect(await fixedIn(cwd, paths)).toEqual(paths);
	});
});
