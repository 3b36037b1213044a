/** A failure while files are written loses nothing: a full disk, an ended run, links, and what is not a regular file. */
import { spawnSync } from 'node:child_process';
import { mkdir, readdir, readFile, readlink, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cleanKext, cliPath, makeFolder, runCli } from './runCli.js';

const misspelled = cleanKext.replace('IOProviderClass', 'IOProviderClas');
const padding = `<!-- ${'x'.repeat(4096)} -->`;
const large = misspelled.replace('<key>Stick', `${padding}<key>Stick`);

/** Runs the command where no file can have more than `size` KB, as on a disk that becomes full. */
function runLimited(size: number, args: readonly string[], cwd: string) {
	const script = `ulimit -f ${size}; exec "$0" "$@"`;
	const all = ['-c', script, process.execPath, cliPath, ...args];
	return spawnSync('bash', all, { cwd, encoding: 'utf8' });
}

describe.skipIf(process.platform === 'win32')('a disk that becomes full (not on Windows)', () => {
	it('keeps the file that is fixed', async () => {
		const cwd = await makeFolder({ 'Info.plist': large });
		const { status, stderr } = runLimited(2, ['fix', '.'], cwd);
		expect(status).toBe(2);
		expect(stderr).toBe(
			'Info.plist: Not changed. The file is larger than the limit of the system.\n0 fixes applied in 0 of 1 file.\n',
		);
		expect(await readdir(cwd)).toEqual(['Info.plist']);
		expect(await readFile(join(cwd, 'Info.plist'), 'utf8')).toBe(large);
	});

	it.each([
		['a new folder', 'x/y', []],
		['an existing folder', 'mine', ['mine', join('mine', 'README')]],
	])('leaves nothing of a project in %s', async (_title, out, left) => {
		const cwd = await makeFolder(left.length > 0 ? { 'mine/README': 'mine' } : {});
		const { status, stderr } = runLimited(2, ['new', 'usb-device', '--out', out], cwd);
		expect(status).toBe(2);
		expect(stderr).toMatch(
			/^\S+: The file is larger than the limit of the system\. Nothing was written\.\n$/,
		);
		expect((await readdir(cwd, { recursive: true })).sort()).toEqual(left);
	});

	it('leaves nothing of a migration', async () => {
		const many = Array.from({ length: 20 }, (_, index) =>
			(/\t\t<key>Stick<\/key>[\s\S]*?\n\t\t<\/dict>\n/.exec(cleanKext)?.[0] ?? '').replace(
				'Stick',
				`Stick${index}`,
			),
		);
		const kext = cleanKext.replace('\t\t<key>Stick', `${many.join('')}\t\t<key>Stick`);
		const cwd = await makeFolder({ 'kext.plist': kext });
		const { status } = runLimited(1, ['migrate', 'kext.plist', '--out', 'Info.plist'], cwd);
		expect(status).toBe(2);
		expect(await readdir(cwd)).toEqual(['kext.plist']);
	});
});

/** Runs the command, which gets the signal after a call of the function, at once and again. */
function runEnded(signal: NodeJS.Signals, call: string, args: readonly string[], cwd: string) {
	const script = `import files from 'node:fs/promises';
		const { ${call}: original } = files;
		files.${call} = async (...args) => {
			await original(...args);
			process.kill(process.pid, '${signal}');
			await new Promise(setImmediate);
		};`;
	const options = `--import=data:text/javascript,${encodeURIComponent(script)}`;
	return spawnSync(process.execPath, [cliPath, ...args], {
		cwd,
		env: { ...process.env, NODE_OPTIONS: options },
	});
}

describe.skipIf(process.platform === 'win32')('a run that a signal ends (not on Windows)', () => {
	it.each([
		['SIGINT', 'writeFile', 'x/y'],
		['SIGTERM', 'writeFile', 'mine'],
		['SIGHUP', 'link', 'mine'],
	] as const)('with %s after %s leaves nothing of a project in %s', async (signal, call, out) => {
		const cwd = await makeFolder({ 'mine/README': 'mine' });
		const ended = runEnded(signal, call, ['new', 'usb-device', '--out', out], cwd);
		expect({ signal: ended.signal, stderr: `${ended.stderr}` }).toEqual({ signal, stderr: '' });
		expect((await readdir(cwd, { recursive: true })).sort()).toEqual([
			'mine',
			join('mine', 'README'),
		]);
	});

	it('has replaced a file completely', async () => {
		const cwd = await makeFolder({ 'Info.plist': misspelled });
		expect(runEnded('SIGINT', 'chmod', ['fix', '.'], cwd).signal).toBe('SIGINT');
		expect(await readdir(cwd)).toEqual(['Info.plist']);
		expect(await readFile(join(cwd, 'Info.plist'), 'utf8')).toBe(cleanKext);
	});

	it('has written a report completely', async () => {
		const cwd = await makeFolder({ 'Info.plist': cleanKext });
		const args = ['check', '--output-file', 'out.txt'];
		expect(runEnded('SIGTERM', 'writeFile', args, cwd).signal).toBe('SIGTERM');
		expect(await readdir(cwd)).toEqual(['Info.plist', 'out.txt']);
	});
});

describe('what an ended run leaves', () => {
	it('is neither read nor in the way', async () => {
		const left = '.driver-plist-0123456789ab';
		const cwd = await makeFolder({
			'a/Info.plist': misspelled,
			[`a/${left}`]: misspelled.slice(0, 100),
			[`${left}/Info.plist`]: misspelled,
		});
		const { status, stderr } = await runCli(['fix', '.'], { cwd });
		expect({ status, stderr }).toEqual({
			status: 0,
			stderr: '1 fix applied in 1 of 1 file.\n',
		});
		expect(await readFile(join(cwd, 'a/Info.plist'), 'utf8')).toBe(cleanKext);
		expect(await readFile(join(cwd, left, 'Info.plist'), 'utf8')).toBe(misspelled);
	});
});

describe.skipIf(process.platform === 'win32')('fix with links (not on Windows)', () => {
	it('does not change a file outside of the folder', async () => {
		const cwd = await makeFolder({ 'outside.plist': misspelled, 'in/x.plist': cleanKext });
		await symlink('../outside.plist', join(cwd, 'in/Info.plist'));
		const { status, stderr } = await runCli(['fix', 'in'], { cwd });
		expect({ status, stderr }).toEqual({
			status: 0,
			stderr: `${join('in', 'Info.plist')}: Not changed. A link leads out of the folder to it.\n0 fixes applied in 0 of 2 files.\n`,
		});
		expect(await readFile(join(cwd, 'outside.plist'), 'utf8')).toBe(misspelled);
	});

	it('changes a file in another folder on the command line', async () => {
		const cwd = await makeFolder({ 'b/Info.plist': misspelled });
		await mkdir(join(cwd, 'a'));
		await symlink('../b/Info.plist', join(cwd, 'a/Info.plist'));
		expect((await runCli(['fix', 'a', 'b'], { cwd })).status).toBe(0);
		expect(await readFile(join(cwd, 'b/Info.plist'), 'utf8')).toBe(cleanKext);
		expect(await readlink(join(cwd, 'a/Info.plist'))).toBe('../b/Info.plist');
	});

	it('reports links that form a loop', async () => {
		const cwd = await makeFolder({ 'x.plist': cleanKext });
		await symlink('Info.plist', join(cwd, 'Info.plist'));
		const { status, stderr } = await runCli(['fix', '.'], { cwd });
		expect(status).toBe(2);
		expect(stderr).toContain('Info.plist: Symbolic links form a loop.\n');
	});

	it('reports a dangling link as the folder of a project', async () => {
		const cwd = await makeFolder();
		await symlink('nowhere', join(cwd, 'x'));
		const { status, stderr } = await runCli(['new', 'kext', '--out', 'x'], { cwd });
		expect(status).toBe(2);
		expect(stderr).toBe('Nothing was written, because these files exist already:\nx\n');
		expect(await readdir(cwd)).toEqual(['x']);
	});
});

describe.skipIf(process.platform === 'win32')('not a regular file (not on Windows)', () => {
	it('is not replaced', async () => {
		const cwd = await makeFolder();
		const script = 'mkfifo pipe && (cat > pipe &) < Info.plist && exec "$0" "$1" fix pipe';
		await writeFile(join(cwd, 'Info.plist'), misspelled);
		const { status, stderr } = spawnSync('bash', ['-c', script, process.execPath, cliPath], {
			cwd,
			encoding: 'utf8',
		});
		expect({ status, stderr }).toEqual({
			status: 2,
			stderr: 'pipe: Not changed. This is not a regular file.\n0 fixes applied in 0 of 1 file.\n',
		});
	});

	it.skipIf(process.platform === 'darwin')(
		'a name that is not UTF-8 is reported (not on macOS, where no file has one)',
		async () => {
			const cwd = await makeFolder();
			await writeFile(Buffer.from(`${cwd}/a\xff.plist`, 'latin1'), misspelled);
			const { status, stderr } = await runCli(['fix', '.'], { cwd });
			expect(status).toBe(2);
			expect(stderr).toContain('.plist: The name is not valid UTF-8. Rename the file.\n');
		},
	);
});

/** The name of the personality is U+65E5 in Shift_JIS. */
const shiftJis = Buffer.from(
	misspelled.replace('UTF-8', 'Shift_JIS').replace('Stick', '\u0093\u00fa'),
	'latin1',
);

describe('files that fix does not write', () => {
	const latin1 = misspelled.replace('Stick', 'St\u00efck');
	it.each([
		['invalid bytes', Buffer.from(latin1, 'latin1'), 'The file contains invalid bytes'],
		['several bytes for a character', shiftJis, 'The encoding is Shift_JIS'],
		['UTF-32', utf32Of(misspelled), 'The encoding is utf-32le'],
	])('are not promised to be fixed: %s', async (_, content, problem) => {
		const cwd = await makeFolder({ 'a.dext/Info.plist': content });
		const checked = await runCli(['check', '.'], { cwd });
		expect(checked.stdout).toContain(', after saving the file as UTF-8\n');
		expect(checked.stdout).not.toContain('Run driver-plist fix');
		const { stderr } = await runCli(['fix', '.'], { cwd });
		expect(stderr).toContain(`Info.plist: Not changed. ${problem}. Save it as UTF-8 first.`);
	});

	function utf32Of(text: string): Buffer {
		const codes = [...`\ufeff${text}`].map((each) => each.codePointAt(0) ?? 0);
		return Buffer.from(Uint32Array.from(codes).buffer);
	}
});

describe('standard input that is fixed', () => {
	it('is printed as it is if it contains invalid bytes', async () => {
		const input = Buffer.from(misspelled.replace('Stick', 'St\u00efck'), 'latin1');
		const cwd = await makeFolder({ 'in.plist': input });
		const all = ['-c', '"$0" "$1" fix - < in.plist > out.plist', process.execPath, cliPath];
		const { status, stderr } = spawnSync('bash', all, { cwd, encoding: 'utf8' });
		expect(status).toBe(2);
		expect(stderr).toContain('-: Not changed. The file contains invalid bytes.');
		expect(await readFile(join(cwd, 'out.plist'))).toEqual(input);
	});

	it('is printed as it is if it has another encoding', async () => {
		const input = shiftJis;
		const cwd = await makeFolder({ 'in.plist': input });
		const all = ['-c', '"$0" "$1" fix - < in.plist > out.plist', process.execPath, cliPath];
		const { status, stderr } = spawnSync('bash', all, { cwd, encoding: 'utf8' });
		expect(status).toBe(2);
		expect(stderr).toContain('-: Not changed. The encoding is Shift_JIS. Save it as UTF-8');
		expect(await readFile(join(cwd, 'out.plist'))).toEqual(input);
	});
});

it.skipIf(process.platform !== 'linux')(
	'new ends where the system refuses folders (only on Linux)',
	async () => {
		const args = ['new', 'codeless-dext', '--out', '/proc/x', '--device', '1209:0002'];
		const { status, stderr } = await runCli(args);
		expect({ status, stderr }).toEqual({
			status: 2,
			stderr: '/proc/x: No such file or folder. Nothing was written.\n',
		});
	},
);
