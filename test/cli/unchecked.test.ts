/** Files that can't be checked: `check` never passes them as if they were checked. */

import { gzipSync } from 'node:zlib';
import { buildBinary } from 'plist';
import { describe, expect, it } from 'vitest';
import { makeFolder, plist, runCli } from './runCli.js';

/** XML has no null, and an array in itself has no end. */
const withNull = buildBinary({ IOKitPersonalities: null });
const withCycle = Buffer.from(buildBinary([['IOKitPersonalities']]));
withCycle[9] = 0;
const oldStyle = '{ CFBundleIdentifier = "com.example.a"; IOKitPersonalities = { }; }\n';
const withoutPersonalities = '// !$*UTF8*$!\n{ "CFBundlePackageType" = "DEXT"; }\n';
const job = '{ Label = "com.example.job"; }\n';

describe.each([
	['binary-plist', 'My.dext/Info.plist', withNull],
	['binary-plist', 'My.kext/Contents/Info.plist', withNull],
	['binary-plist', 'My.systemextension/Contents/Info.plist', withNull],
	['binary-plist', 'MyDriver/Info.plist', withNull],
	['binary-plist', 'My.dext/Info.plist', withCycle],
	['old-style-plist', 'My.dext/Info.plist', oldStyle],
	['old-style-plist', 'MyDriver/Info.plist', oldStyle],
	['old-style-plist', 'MyDriver/Info.plist', withoutPersonalities],
	['old-style-plist', 'My.entitlements', job],
])('%s in %s', (code, path, content) => {
	it.each([[path], ['.']])('is a warning in check %s', async (argument) => {
		const cwd = await makeFolder({ [path]: content });
		const { stdout, status, stderr } = await runCli(['check', argument], { cwd });
		expect(stdout).toContain(`${path}:1:1: warning: The `);
		expect(stdout).toContain(`[${code}]`);
		expect(stdout).toMatch(/^1 warning in 1 file\.$/m);
		expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
		const strict = await runCli(['check', argument, '--fail-on', 'warning', '--quiet'], { cwd });
		expect(strict.status).toBe(1);
	});
});

describe.each([
	[
		'an old-style property list',
		oldStyle,
		'The file is an old-style property list. Convert it with plutil -convert xml1 first.',
	],
	['HTML', '<html><body></body></html>\n', "'<html>' is not a property list element."],
])('%s', (_form, content, reason) => {
	it.each([['.'], ['My.dext/Info.plist']])('is named by fix %s', async (argument) => {
		const path = 'My.dext/Info.plist';
		const cwd = await makeFolder({ [path]: content, 'job.plist': job });
		const { status, stderr } = await runCli(['fix', argument], { cwd });
		expect(stderr).toContain(`${path}: Not changed. ${reason}\n`);
		expect(stderr).not.toContain('job.plist');
		expect(status).toBe(2);
	});
});

it.each([['.'], ['My.kext/Contents/Info.plist']])(
	'an old-style property list is named by match %s',
	async (argument) => {
		const path = 'My.kext/Contents/Info.plist';
		const dump =
			'+-o Root  <class IORegistryEntry, id 0x100000100, retain 9>\n    {\n      "A" = 1\n    }\n';
		const cwd = await makeFolder({ [path]: oldStyle, 'dump.txt': dump, 'job.plist': job });
		const { status, stdout, stderr } = await runCli(['match', 'dump.txt', argument], { cwd });
		expect({ status, stdout, stderr }).toEqual({
			status: 2,
			stdout: '',
			stderr: `${path}: The file is an old-style property list. Convert it with plutil -convert xml1 first.\n`,
		});
	},
);

describe('an Info.plist in a folder that no parser can read', () => {
	const app = plist('\t<key>CFBundleName</key>\n\t<string>a</string>');
	const binary = buildBinary({ CFBundleName: 'a' });
	const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n';

	it.each<readonly [string, string, string | Buffer]>([
		['a pointer of Git LFS', 'not-a-plist', pointer],
		['compressed', 'not-a-plist', gzipSync(app)],
		['encrypted', 'not-utf8', Buffer.from(`\0GITCRYPT\0${'\0\u0001'.repeat(99)}`)],
		['UTF-16 without a byte order mark', 'not-utf8', Buffer.from(app, 'utf16le')],
		['a part of a binary property list', 'binary-plist', Buffer.from(binary).subarray(0, 20)],
		['JSON', 'not-a-plist', '{"CFBundleName": "a"}'],
		['empty', 'empty-plist', ''],
		['whitespace', 'empty-plist', ' \n\n'],
		['an XML declaration', 'empty-plist', '<?xml version="1.0" encoding="UTF-8"?>\n'],
		['HTML', 'unknown-element', '<html>\n</html>\n'],
	])('is a warning if it is %s', async (_, code, content) => {
		const cwd = await makeFolder({ 'MyDriver/Info.plist': content });
		const { stdout, status } = await runCli(['check'], { cwd });
		expect(stdout).toMatch(
			new RegExp(`^MyDriver/Info\\.plist:\\d+:\\d+: warning: .* \\[${code}\\]$`, 'm'),
		);
		expect(stdout).toMatch(/^1 warning in 1 file\.$/m);
		expect(status).toBe(0);
		expect((await runCli(['check', '--fail-on', 'warning'], { cwd })).status).toBe(1);
	});

	it('is a warning if it is cut off', async () => {
		const cwd = await makeFolder({ 'MyDriver/Info.plist': app.slice(0, app.indexOf('</dict>')) });
		const { stdout, status } = await runCli(['check'], { cwd });
		expect(stdout).toMatch(/^MyDriver\/Info\.plist:.* warning: .* \[unexpected-end-of-file\]$/m);
		// `driver-plist fix` changes only files of drivers.
		expect(stdout).not.toContain('fix');
		expect(status).toBe(0);
	});

	it('is none if a template engine adds its end', async () => {
		const start = app.slice(0, app.indexOf('</dict>'));
		const cwd = await makeFolder({ 'MyDriver/Info.plist': `${start}\n{% include "rest" %}\n` });
		expect((await runCli(['check'], { cwd })).stdout).not.toContain('warning');
	});

	it('is none that others read, that a build makes, or that has another name', async () => {
		const cwd = await makeFolder({
			'a/Info.plist': app,
			'b/Info.plist': binary,
			'c/Info.plist': '{ CFBundleName = a; }\n',
			'd/Info.plist': '#include "Common.plist"\n',
			'e/Info.plist': '{% include "x.plist" %}\n',
			'f/Info.plist': '@CONTENT@\n',
			'g/job.plist': pointer,
			'h/job.plist': '',
			'i/Info.plist': app.replace('</dict>', ''),
		});
		const { stdout } = await runCli(['check', '--level', 'hint'], { cwd });
		expect(stdout).toMatch(/^No problems in 9 files\. 9 files are not recognized/);
	});
});

describe('a file of another bundle', () => {
	const others = { 'a.plist': Buffer.from(buildBinary({ Label: null })), 'b.plist': job };

	it.each(['a.plist', 'b.plist'])('is a warning if it is named: %s', async (name) => {
		const cwd = await makeFolder(others);
		const { stdout, status } = await runCli(['check', name], { cwd });
		expect(stdout).toMatch(/^[ab]\.plist:1:1: warning: .* is not checked\..* \[[a-z-]+\]$/m);
		expect(status).toBe(0);
		expect((await runCli(['check', name, '--fail-on', 'warning'], { cwd })).status).toBe(1);
	});

	it('is only counted in a folder', async () => {
		const { stdout } = await runCli(['check'], { cwd: await makeFolder(others) });
		expect(stdout).toBe(
			'No problems in 2 files. 2 files are not recognized as property lists of drivers, so the rules of drivers do not apply.\n',
		);
	});

	it('is mentioned in the summary if it is named and has no fault', async () => {
		const cwd = await makeFolder({
			'Any.plist': plist('\t<key>Label</key>\n\t<string>x</string>'),
		});
		const { stdout, status } = await runCli(['check', 'Any.plist'], { cwd });
		expect(stdout).toBe(
			'No problems in 1 file. 1 file is not recognized as the property list of a driver, so the rules of drivers do not apply.\n',
		);
		expect(status).toBe(0);
	});
});

it.each(['rubbish', '"rubbish"', 'a b c', '\u0001\u0002', '<html>'])(
	'a dext that is %j is an error',
	async (input) => {
		const { status, stdout } = await runCli(['check', '-', '--kind', 'dext'], { input });
		expect(status).toBe(1);
		expect(stdout).toMatch(/^-:\d+:\d+: error: /m);
	},
);

describe('a comment with an unknown kind', () => {
	const comment = '<!-- driver-plist: kind=dxet -->';

	it.each([[['.']], [['Any.plist']]])('in any other file is a warning with %j', async (args) => {
		const text = plist('\t<key>Label</key>\n\t<string>x</string>').replace(
			'<plist',
			`${comment}\n<plist`,
		);
		const cwd = await makeFolder({ 'Any.plist': text });
		const { stdout } = await runCli(['check', ...args], { cwd });
		expect(stdout).toMatch(
			/^Any\.plist:3:20: warning: Unknown kind 'kind=dxet'\. Did you mean 'kind=dext'\? \[unknown-directive\]$/m,
		);
	});

	it('that is known has no warning', async () => {
		const text = plist('').replace('<plist', '<!-- driver-plist: kind=other -->\n<plist');
		const cwd = await makeFolder({ 'Any.plist': text });
		expect((await runCli(['check'], { cwd })).stdout).toBe('No problems in 1 file.\n');
	});
});
