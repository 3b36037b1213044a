/** The lines of `check` that tools read: each finding is found at its place, and no other line is taken for one. */
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFolder, runCli } from './runCli.js';

const root = resolve(import.meta.dirname, '../..');

/** How tools read the messages of compilers. The groups are file, line, column, severity, and message. */
const readers: readonly (readonly [name: string, pattern: RegExp])[] = [
	// The patterns without notes skip related places.
	// vscode-cpptools package.json: problemMatchers, gcc
	['VS Code $gcc', /^(.*?):(\d+):(\d*):?\s+(?:fatal\s+)?(warning|error):\s+(.*)$/],
	// https://help.apple.com/xcode/mac/10.0/en.lproj/devba4d69b42.html
	['Xcode', /^([^:\s][^:]*):(\d+):(?:(\d+):)? (error|warning|note): (.*)$/],
	// GNU Emacs compile.el: compilation-error-regexp-alist-alist, gnu, without program names and ranges
	['Emacs', /^([^\s\d:][^\n:]*):(\d+)[.:](\d+):(?: ?(error|[Ww]arning|note):? )(.*)$/],
	// Vim :help errorformat, %f:%l:%c:%m of the default
	['Vim', /^(\S+?):(\d+):(\d+): (error|warning): (.*)$/],
	// docs/ci.md, for GitHub's problem matchers
	[
		'a matcher with codes',
		/^(.+?):(\d+):(\d+): (error|warning|note): (.+?)(?: \[([a-z0-9-]+)\])?$/,
	],
];

const expected = [
	['Info.plist', '33', '4', 'warning', /^'IOProbeScore' must be/],
	['Info.plist', '39', '4', 'error', /^Unknown key/],
	['Info.plist', '45', '4', 'error', /^'idVendor' must be/],
	['Info.plist', '51', '2', 'error', /^Duplicate key/],
	['Info.plist', '19', '2', 'note', /^The first 'CFBundleVersion' is here/],
	['ThermometerDriver.entitlements', '9', '2', 'warning', /must be an array/],
] as const;

const hasEmacs = spawnSync('emacs', ['--version']).status === 0;

/** Prints the place of each message that Emacs finds in a file of the current folder. */
const compile = `(progn (require 'compile)
	(insert-file-contents "report.txt")
	(compilation-mode)
	(compilation--ensure-parse (point-max))
	(goto-char (point-min))
	(while (not (eobp))
		(let ((message (get-text-property (point) 'compilation-message)))
			(when message
				(let ((place (compilation--message->loc message)))
					(princ (format "%s:%d\n" (caar (compilation--loc->file-struct place)) (compilation--loc->line place))))))
		(forward-line)))`;

it.skipIf(!hasEmacs)(
	'Emacs finds the files of findings and of related places (where it is installed)',
	async () => {
		const cwd = resolve(root, 'examples/ThermometerDriver');
		const { stdout } = await runCli(['check', '--quiet'], { cwd });
		const folder = await makeFolder({ 'report.txt': stdout });
		const options = { cwd: folder, encoding: 'utf8' } as const;
		const found = spawnSync('emacs', ['--batch', '--eval', compile], options);
		expect(found.stdout.trim().split('\n')).toEqual(
			expected.map(([file, line]) => `${file}:${line}`),
		);
	},
);

describe('check, as read by', () => {
	it.each(readers)('%s', async (_name, pattern) => {
		const cwd = resolve(root, 'examples/ThermometerDriver');
		const { stdout } = await runCli(['check'], { cwd });
		const found = stdout.split('\n').flatMap((line) => {
			const match = pattern.exec(line);
			return match ? [match.slice(1, 6)] : [];
		});
		const readsNotes = found.some(([, , , severity]) => severity === 'note');
		const all = expected.filter(([, , , severity]) => readsNotes || severity !== 'note');
		expect(found.map((each) => each.slice(0, 4))).toEqual(all.map((each) => each.slice(0, 4)));
		for (const [index, [, , , , message]] of all.entries()) {
			expect(found[index]?.[4]).toMatch(message);
		}
	});
});

it('has notes for information and hints, and the code in brackets', async () => {
	const input =
		'<plist version="1.0">\n<dict>\n\t<key>CFBundleName</key>\n\t<string></string>\n</dict>\n</plist>\n';
	const { stdout } = await runCli(['check', '-', '--kind', 'dext', '--level', 'hint'], { input });
	const levels = stdout.match(/^-:\d+:\d+: (\w+): .* \[[a-z-]+\]$/gm) ?? [];
	expect(levels.some((line) => line.includes(': note: '))).toBe(true);
	expect(stdout).not.toMatch(/: (?:hint|information): /);
});
