/** The team file in the command line. */
import { readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { cleanKext, faultyKext, makeFolder, runCli } from './runCli.js';

const kext = 'Widget.kext/Contents/Info.plist';

it('turn rules off and set the threshold of failure', async () => {
	const folder = await makeFolder({
		'.driver-plist.json': '{ "rules": { "missing-key": "hint" }, "failOn": "hint" }',
		[kext]: faultyKext,
	});
	const { status, stdout, stderr } = await runCli(['check', '.'], { cwd: folder });
	expect(stdout).toMatch(/: note: .*\[missing-key\]/);
	expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
	const result = await runCli(['check', '.', '--fail-on', 'warning'], { cwd: folder });
	expect(result.status).toBe(0);
});

it('that is named applies to all files, instead of those above them', async () => {
	const cwd = await makeFolder({
		'.driver-plist.json': '{ "rules": { "missing-key": "warning" } }',
		'other/team.json': '{ "rules": { "missing-key": "off" } }',
		[kext]: faultyKext,
	});
	const { status, stdout } = await runCli(['check', '--config', 'other/team.json'], { cwd });
	expect({ status, stdout }).toEqual({ status: 0, stdout: 'No problems in 1 file.\n' });
});

it.each([
	['does not exist', 'team.json', 'team.json: The file does not exist.'],
	['is a folder', 'Widget.kext', 'Widget.kext: This is a folder.'],
	['is not JSON', 'README', 'README:1:1: error: Invalid JSON: unexpected text.'],
	['has no name', '', "driver-plist: Invalid value '' for --config. Name a file."],
])('that is named and %s is a failure, and nothing is fixed', async (_, config, message) => {
	const cwd = await makeFolder({ README: 'x', [kext]: faultyKext });
	const { status, stderr } = await runCli(['fix', '.', '--config', config], { cwd });
	expect(stderr.split('\n')[0]).toBe(message);
	expect(status).toBe(2);
	expect(await readFile(join(cwd, kext), 'utf8')).toBe(faultyKext);
});

it('that is the current folder is named in the messages', async () => {
	const cwd = await makeFolder({ [kext]: cleanKext });
	const { stdout, stderr } = await runCli(['check', '--config', '.'], { cwd });
	expect({ stdout, stderr }).toEqual({
		stdout: 'No problems in 1 file. The file . has problems.\n',
		stderr: '.: This is a folder.\n',
	});
});

it('that is named is in the last line if it has problems', async () => {
	const cwd = await makeFolder({ 'team.json': '{', [kext]: cleanKext });
	const { stdout } = await runCli(['check', '--config', 'team.json'], { cwd });
	expect(stdout).toBe('No problems in 1 file. The file team.json has problems.\n');
});

it('of this project excludes its templates', async () => {
	const folder = join(import.meta.dirname, '../../client/templates');
	const { status, stdout, stderr } = await runCli(['check', folder]);
	expect({ status, stdout, stderr }).toEqual({
		status: 0,
		stdout: 'No files checked.\n',
		stderr: '',
	});
});

it.each([
	['an unknown rule', '{ "rules": { "nope": "off" } }'],
	['invalid JSON', '{'],
])('with %s are in the last line', async (_, teamFile) => {
	const cwd = await makeFolder({ '.driver-plist.json': teamFile, [kext]: cleanKext });
	const { status, stdout } = await runCli(['check'], { cwd });
	expect(status).toBe(2);
	expect(stdout).toBe('No problems in 1 file. The file .driver-plist.json has problems.\n');
});

it.skipIf(process.platform === 'win32')(
	'that is a link to a missing file is reported (links require privileges on Windows)',
	async () => {
		const cwd = await makeFolder({ [kext]: cleanKext });
		await symlink('missing.json', join(cwd, '.driver-plist.json'));
		const { status, stderr } = await runCli(['check'], { cwd });
		expect({ status, stderr }).toEqual({
			status: 2,
			stderr: '.driver-plist.json: The link leads to a missing file.\n',
		});
	},
);

it('and unreadable files are counted in the last line', async () => {
	const faulty = { 'a/.driver-plist.json': '{', 'b/.driver-plist.json': '[]' };
	const cwd = await makeFolder({
		...faulty,
		[`a/${kext}`]: cleanKext,
		[`b/${kext}`]: cleanKext,
	});
	const { stdout } = await runCli(['check', '.', 'missing'], { cwd });
	expect(stdout).toBe(
		"No problems in 2 files. 1 file or folder can't be read. 2 files .driver-plist.json have problems.\n",
	);
});

it('exclude files that are not named on the command line', async () => {
	const folder = await makeFolder({
		'.driver-plist.json': '{ "exclude": ["Vendor/**"] }',
		[`Vendor/${kext}`]: faultyKext,
		[kext]: cleanKext,
	});
	const all = await runCli(['check', '.', '--format', 'json'], { cwd: folder });
	expect(JSON.parse(all.stdout)).toMatchObject({ files: [{ file: kext }] });
	const named = await runCli(['check', `Vendor/${kext}`], { cwd: folder });
	expect(named.status).toBe(1);
});

it('leave nothing to check, which the command states with --quiet, too', async () => {
	const cwd = await makeFolder({
		'.driver-plist.json': '{ "exclude": ["**"] }',
		[kext]: faultyKext,
	});
	const checked = await runCli(['check', '--quiet'], { cwd });
	expect(checked).toMatchObject({
		status: 0,
		stdout: '',
		stderr: 'No files checked.\n',
	});
});

it('exclude files that are named with --force-exclude', async () => {
	const cwd = await makeFolder({
		'.driver-plist.json': '{ "exclude": ["Vendor"] }',
		[`Vendor/${kext}`]: faultyKext,
		[kext]: faultyKext,
	});
	const files = [`Vendor/${kext}`, kext];
	const checked = await runCli(['check', '--force-exclude', '--format', 'json', ...files], { cwd });
	expect(JSON.parse(checked.stdout)).toMatchObject({ files: [{ file: kext }] });
	const excluded = await runCli(['check', '--force-exclude', `Vendor/${kext}`], { cwd });
	expect(excluded).toMatchObject({ status: 0, stdout: 'No files checked.\n', stderr: '' });
	const input = ['-', '--stdin-filename', `Vendor/${kext}`, '--force-exclude'];
	const piped = await runCli(['check', ...input], { cwd, input: faultyKext });
	expect(piped).toMatchObject({ status: 0, stdout: 'No files checked.\n' });
	const fixed = await runCli(['fix', '--force-exclude', `Vendor/${kext}`], { cwd });
	expect(fixed.status).toBe(0);
	expect(await readFile(join(cwd, `Vendor/${kext}`), 'utf8')).toBe(faultyKext);
	expect(await runCli(['fix', ...input], { cwd, input: faultyKext })).toMatchObject({
		status: 2,
		stdout: '',
		stderr: expect.stringMatching(/: --force-exclude does not apply to the path -\./),
	});
});

it('apply from the nearest folder up to the root of the repository', async () => {
	const off = '{ "rules": { "missing-key": "off" } }';
	const folder = await makeFolder({
		'.driver-plist.json': off,
		'a/.driver-plist.json': '{}',
		[`a/${kext}`]: faultyKext,
		[`b/${kext}`]: faultyKext,
		'c/.git/HEAD': '',
		[`c/${kext}`]: faultyKext,
	});
	const { stdout } = await runCli(['check', '.', '--format', 'json'], { cwd: folder });
	const { files: found } = JSON.parse(stdout) as {
		files: { file: string; findings: { code: string }[] }[];
	};
	const faulty = found.filter(({ findings }) =>
		findings.some(({ code }) => code === 'missing-key'),
	);
	expect(faulty.map(({ file }) => file)).toEqual([`a/${kext}`, `c/${kext}`]);
});

it('set kinds', async () => {
	const folder = await makeFolder({
		'.driver-plist.json': '{ "kinds": { "Plain.plist": "dext" } }',
		'Plain.plist': cleanKext,
	});
	const { stdout } = await runCli(['check', '.', '--format', 'json'], { cwd: folder });
	expect(JSON.parse(stdout)).toMatchObject({ files: [{ kind: 'dext' }] });
});

it('keep fix from applying rules that are off', async () => {
	const misspelled = cleanKext.replace('CFBundleVersion', 'CFBundelVersion');
	const folder = await makeFolder({
		'.driver-plist.json': '{ "rules": { "unknown-key": "off" } }',
		'a/.driver-plist.json': '{}',
		[`a/${kext}`]: misspelled,
		[kext]: misspelled,
	});
	const { stdout } = await runCli(['fix', '.', '--dry-run'], { cwd: folder });
	expect(stdout.match(/^\+\+\+ .*/gm)).toEqual([expect.stringContaining(`a/${kext}`)]);
});

it('are reported if they have problems', async () => {
	const folder = await makeFolder({
		'.driver-plist.json': '{\n  "rules": { "mising-key": "off" }\n}\n',
		[kext]: cleanKext,
	});
	const { status, stderr } = await runCli(['check', '.'], { cwd: folder });
	expect(status).toBe(2);
	expect(stderr).toBe(
		".driver-plist.json:2:14: error: Unknown rule 'mising-key'. Did you mean 'missing-key'?\n",
	);
});

it('apply to standard input from the current folder', async () => {
	const folder = await makeFolder({
		'.driver-plist.json': '{ "rules": { "missing-key": "off" } }',
	});
	const args = ['check', '-', '--kind', 'codelessKext'];
	const { stdout } = await runCli(args, { cwd: folder, input: faultyKext });
	expect(stdout).not.toContain('missing-key');
});
