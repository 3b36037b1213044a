/** The scripts in the documentation of Xcode and of hooks work. */
import { execFile } from 'node:child_process';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cleanKext, cliPath, faultyKext, makeFolder } from './runCli.js';

const docs = resolve(import.meta.dirname, '../../docs');

interface Ended {
	readonly status: number | null;
	readonly stdout: string;
}

/** Runs a script of the shell with `driver-plist` in its PATH. */
async function runScript(
	script: string,
	cwd: string,
	env: Readonly<Record<string, string>>,
): Promise<Ended> {
	const bin = await makeFolder({
		'driver-plist': `#!/bin/sh\nexec '${process.execPath}' '${cliPath}' "$@"\n`,
	});
	await chmod(join(bin, 'driver-plist'), 0o755);
	const path = `${bin}:${process.env.PATH}`;
	return new Promise((done) => {
		const child = execFile(
			'sh',
			['-c', script],
			{ cwd, env: { ...env, PATH: path } },
			(_error, stdout) => done({ status: child.exitCode, stdout }),
		);
	});
}

async function scriptIn(file: string): Promise<string> {
	const text = await readFile(join(docs, file), 'utf8');
	const [, script = ''] = /^ *```sh\n([\s\S]*?)^ *```$/m.exec(text) ?? [];
	expect(script).toContain('driver-plist check');
	return script;
}

describe.skipIf(process.platform === 'win32')('the Run Script phase (not on Windows)', () => {
	const variables = (folder: string) => ({
		TARGET_BUILD_DIR: join(folder, 'build dir'),
		INFOPLIST_PATH: 'My.kext/Contents/Info.plist',
		SRCROOT: folder,
	});

	it.each([
		[
			'ends the build at an error',
			faultyKext,
			1,
			/^\/.*\/build dir\/My\.kext\/Contents\/Info\.plist:\d+:\d+: error: /,
		],
		['prints nothing otherwise', cleanKext, 0, /^$/],
	])('%s', async (_, text, status, output) => {
		const folder = await makeFolder({ 'build dir/My.kext/Contents/Info.plist': text });
		const ended = await runScript(await scriptIn('xcode.md'), folder, variables(folder));
		expect(ended.stdout).toMatch(output);
		expect(ended.status).toBe(status);
	});

	it.each([
		['a path in the project', () => 'My App.entitlements'],
		['an absolute path', (folder: string) => join(folder, 'My App.entitlements')],
	])('checks the entitlements, too: %s', async (_, path) => {
		const folder = await makeFolder({
			'build dir/My.kext/Contents/Info.plist': cleanKext,
			'My App.entitlements': 'rubbish',
		});
		const env = { ...variables(folder), CODE_SIGN_ENTITLEMENTS: path(folder) };
		const { status, stdout } = await runScript(await scriptIn('xcode.md'), folder, env);
		expect(stdout).toMatch(/^\/.*\/My App\.entitlements:1:1: error: /);
		expect(status).toBe(1);
	});

	it('applies the team file of the project to the property list outside of it', async () => {
		const folder = await makeFolder({
			'build dir/My.kext/Contents/Info.plist': faultyKext,
			'project/.driver-plist.json': '{ "rules": { "missing-key": "off" } }',
		});
		const env = { ...variables(folder), SRCROOT: join(folder, 'project') };
		const { status, stdout } = await runScript(await scriptIn('xcode.md'), folder, env);
		expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
	});

	it('checks the property list alone if the setting is empty', async () => {
		const folder = await makeFolder({ 'build dir/My.kext/Contents/Info.plist': cleanKext });
		const env = { ...variables(folder), CODE_SIGN_ENTITLEMENTS: '' };
		const { status, stdout } = await runScript(await scriptIn('xcode.md'), folder, env);
		expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
	});
});

describe.skipIf(process.platform === 'win32')('hooks (not on Windows)', () => {
	const kext = 'My.kext/Contents/Info.plist';
	const files = { [kext]: cleanKext, [`Vendor/${kext}`]: faultyKext };

	/** The script of the hook of Git, or that of pre-commit, with the names of the files. */
	async function hookFor(cwd: string, isOfGit: boolean): Promise<Ended> {
		if (isOfGit) {
			const script = await scriptIn('ci.md');
			return runScript(`git init -q && git add -A\n${script}`, cwd, {});
		}
		const [, entry = ''] = /entry: (.*)/.exec(await readFile(join(docs, 'ci.md'), 'utf8')) ?? [];
		return runScript(`${entry} '${Object.keys(files).join("' '")}'`, cwd, {});
	}

	it.each([
		['of Git', true],
		['of pre-commit', false],
	])('%s check the files of a commit, except those that the team excludes', async (_, isOfGit) => {
		const all = await hookFor(await makeFolder(files), isOfGit);
		expect(all.status).not.toBe(0);
		expect(all.stdout).toMatch(/^Vendor\/My\.kext\/Contents\/Info\.plist:/);
		const excluding = { ...files, '.driver-plist.json': '{ "exclude": ["Vendor/**"] }' };
		const ended = await hookFor(await makeFolder(excluding), isOfGit);
		expect(ended).toEqual({ status: 0, stdout: '' });
	});
});

it('the problem matcher reads a finding', async () => {
	const text = await readFile(join(docs, 'ci.md'), 'utf8');
	const [, source = ''] = /"regexp": (".*")/.exec(text) ?? [];
	const folder = await makeFolder({});
	await writeFile(join(folder, 'Info.plist'), faultyKext);
	const { stdout } = await runScript('driver-plist check', folder, {});
	const [found] = stdout.split('\n').flatMap((line) => {
		const match = new RegExp(JSON.parse(source)).exec(line);
		return match ? [match.slice(1)] : [];
	});
	expect(found).toEqual(['Info.plist', '13', '3', 'error', expect.any(String), 'missing-key']);
});
