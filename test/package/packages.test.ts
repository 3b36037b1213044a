/** The contents of the two packages: the extension, and the command line for npm. */
import { execFile } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { deflateRawSync } from 'node:zlib';
import { listFiles, PackageManager } from '@vscode/vsce';
import { expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

const extension = [
	'CHANGELOG.md',
	'LICENSE',
	'data/names/README.md',
	'data/names/pci.txt',
	'data/names/usb.txt',
	'dist/ThirdPartyNotices.txt',
	'dist/client-web.js',
	'dist/client.cjs',
	'dist/languageClient.cjs',
	'dist/package.json',
	'dist/rulePages.json',
	'dist/server.js',
	'dist/serverProcess.js',
	'docs/extension.md',
	'docs/images/scaffold.png',
	'docs/walkthrough/check.md',
	'docs/walkthrough/cli.md',
	'docs/walkthrough/codeless.md',
	'docs/walkthrough/device.md',
	'docs/walkthrough/new.md',
	'images/icon.png',
	'package.json',
	'package.nls.json',
	'schemas/configuration.json',
	'syntaxes/driver-plist.injection.tmLanguage.json',
];

const commandLine = [
	'CHANGELOG.md',
	'LICENSE',
	'README.md',
	'data/names/README.md',
	'data/names/pci.txt',
	'data/names/usb.txt',
	'dist/ThirdPartyNotices.txt',
	'dist/cli.js',
	'dist/commandLine.js',
	'dist/package.json',
	'package.json',
	'schemas/configuration.json',
];

/** Maximum overhead of an archive for each file, in bytes. */
const header = 300;

it('all code is in ASCII, as the starters read it', () => {
	const code = [...new Set([...extension, ...commandLine])].filter((path) => /\.c?js$/.test(path));
	expect(code).toHaveLength(7);
	for (const path of code) {
		const other = readFileSync(join(root, path), 'utf8').match(/[^\0-\x7f]/g) ?? [];
		expect([...new Set(other)], path).toEqual([]);
	}
});

it('the extension contains only the files that it uses, in less than 1.25 MB', async () => {
	// Its page in the store is another one than that of the repository.
	const options = {
		cwd: root,
		packageManager: PackageManager.None,
		readmePath: 'docs/extension.md',
	};
	const files = await listFiles(options);
	expect([...files].sort()).toEqual(extension);
	const sizes = files.map((file) => deflateRawSync(readFileSync(join(root, file))).length + header);
	expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(1_250_000);
});

it('shows no picture that the extension does not contain', () => {
	// The workbench shows its page without a network, and resolves no path in it.
	expect(readFileSync(join(root, 'docs/extension.md'), 'utf8')).not.toMatch(/!\[|<img/);
	for (const page of extension.filter((path) => /^docs\/walkthrough\/.*\.md$/.test(path))) {
		const text = readFileSync(join(root, page), 'utf8');
		for (const [, picture = ''] of text.matchAll(/!\[[^\]]*\]\(([^)]*)\)/g)) {
			expect(extension, page).toContain(join(dirname(page), picture).replaceAll('\\', '/'));
		}
	}
});

it('the extension loads little for a file that is not a driver property list', () => {
	expect(statSync(join(root, 'dist/client.cjs')).size).toBeLessThan(70_000);
	expect(statSync(join(root, 'dist/client-web.js')).size).toBeLessThan(500_000);
});

it('both list the packages they contain, with their licenses', () => {
	const notices = readFileSync(join(root, 'dist/ThirdPartyNotices.txt'), 'utf8');
	for (const name of ['vscode-languageclient', 'vscode-languageserver', 'diff']) {
		expect(notices).toMatch(new RegExp(`^${name} [0-9.]+ \\(\\S+\\)\n\n.*licen[cs]e`, 'ims'));
	}
});

it('the command line contains one program and the names of devices', async () => {
	const args = ['pack', '--dry-run', '--json', '--ignore-scripts'];
	const { stdout } = await promisify(execFile)('npm', args, {
		cwd: root,
		shell: process.platform === 'win32',
	});
	const [{ files }] = JSON.parse(stdout) as [{ files: readonly { path: string }[] }];
	expect(files.map(({ path }) => path).sort()).toEqual(commandLine);
});
