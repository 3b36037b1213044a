/** The files near a path that is named: its findings are those of a check of the whole project. */
import { readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFolder, plist, runCli } from './runCli.js';

/** A dext without CFBundleVersion for a device of a vendor. */
const driver = (idVendor: number): string =>
	readFileSync('test/rules/clean/dext/usb-device.plist', 'utf8')
		.replace(/\s*<key>CFBundleVersion<\/key>\s*<string>[^<]*<\/string>/, '')
		.replace('<integer>4660</integer>', `<integer>${idVendor}</integer>`);

/** The entitlements of another vendor, in another folder, and without CFBundleVersion, which the build does not add. */
const project = {
	'project.yml': `name: Lamp
targets:
  Lamp:
    type: driver-extension
    platform: macOS
    settings:
      base:
        CODE_SIGN_ENTITLEMENTS: Ent/Lamp.entitlements
        GENERATE_INFOPLIST_FILE: NO
        INFOPLIST_FILE: Lamp/Info.plist
        PRODUCT_BUNDLE_IDENTIFIER: com.example.Lamp.driver
        PRODUCT_NAME: $(PRODUCT_BUNDLE_IDENTIFIER)
`,
	'Lamp/Info.plist': driver(4617),
	'Ent/Lamp.entitlements': plist(`	<key>com.apple.developer.driverkit</key>
	<true/>
	<key>com.apple.developer.driverkit.transport.usb</key>
	<array>
		<dict>
			<key>idVendor</key>
			<integer>4618</integer>
		</dict>
	</array>`),
} as const;

type Path = keyof typeof project;
const both: readonly Path[] = ['Lamp/Info.plist', 'Ent/Lamp.entitlements'];

interface CheckedFile {
	readonly file: string;
	readonly findings: readonly { readonly code: string }[];
}

async function filesOf(
	args: readonly string[],
	options: { readonly cwd: string; readonly input?: string },
): Promise<readonly CheckedFile[]> {
	const { stdout, stderr } = await runCli(['check', ...args, '--format', 'json'], options);
	expect(stderr).toBe('');
	const { files } = JSON.parse(stdout) as { readonly files: readonly CheckedFile[] };
	return files;
}

/** The files of the project: in a repository, outside of one, and in a folder of a repository with another project. */
const places: readonly (readonly [string, string, Readonly<Record<string, string>>])[] = [
	['in a repository', '.', { '.git/HEAD': '' }],
	['outside of a repository', '.', {}],
	['in a folder of a repository', 'Drivers', { '.git/HEAD': '', 'project.yml': 'name: Other\n' }],
];

const names: readonly (readonly [string, readonly string[], readonly Path[]])[] = [
	['a file', ['Lamp/Info.plist'], ['Lamp/Info.plist']],
	['entitlements', ['Ent/Lamp.entitlements'], ['Ent/Lamp.entitlements']],
	['two files', ['Ent/Lamp.entitlements', 'Lamp/Info.plist'], both],
	['a folder', ['Lamp'], ['Lamp/Info.plist']],
	['two folders', ['Lamp', 'Ent'], both],
	['standard input', ['-', '--stdin-filename', 'Lamp/Info.plist'], ['Lamp/Info.plist']],
];

const cases = places.flatMap(([where, top, more]) =>
	names.map(([what, args, paths]) => ({ where, what, top, more, args, paths })),
);

/** A folder with the project in `top`. */
async function makeProject(
	top: string,
	more: Readonly<Record<string, string>> = {},
): Promise<string> {
	const files = Object.entries(project).map(([path, text]) => [join(top, path), text]);
	return join(await makeFolder({ ...more, ...Object.fromEntries(files) }), top);
}

describe('the findings of the project are those of', () => {
	it.each(cases)('$what $where', async ({ top, more, args, paths }) => {
		const cwd = await makeProject(top, more);
		const ofProject = await filesOf([], { cwd });
		const codes = ofProject.map(({ file, findings }) => [file, findings.map(({ code }) => code)]);
		expect(Object.fromEntries(codes)).toEqual({
			'Lamp/Info.plist': ['missing-key', 'unlisted-device'],
			'Ent/Lamp.entitlements': ['unlisted-device'],
		});
		const named = await filesOf(args, { cwd, input: project['Lamp/Info.plist'] });
		const expected = paths.map((path) => ofProject.find(({ file }) => file === path));
		const byName = (one: CheckedFile, other: CheckedFile): number =>
			one.file < other.file ? -1 : 1;
		expect([...named].sort(byName)).toEqual(
			expected.filter((file) => file !== undefined).sort(byName),
		);
	});

	it('a file that is named in its folder', async () => {
		const cwd = join(await makeProject('.'), 'Lamp');
		const [named] = await filesOf(['Info.plist'], { cwd });
		expect(named?.findings.map(({ code }) => code)).toEqual(['missing-key', 'unlisted-device']);
	});
});

describe('fix', () => {
	const entitlements = 'Ent/Lamp.entitlements';
	const ofNone = plist('\t<key>com.apple.developer.driverkit</key>\n\t<true/>');

	it.each([
		[entitlements, true],
		['Lamp/Info.plist', false],
		['Lamp', false],
	])('of %s changes the entitlements that a target names: %s', async (path, isChanged) => {
		const cwd = await makeProject('.');
		await writeFile(join(cwd, entitlements), ofNone);
		const { status } = await runCli(['fix', path], { cwd });
		expect(status).toBe(0);
		expect(await readFile(join(cwd, 'Lamp/Info.plist'), 'utf8')).toBe(project['Lamp/Info.plist']);
		const text = await readFile(join(cwd, entitlements), 'utf8');
		expect(text.includes('<integer>4617</integer>')).toBe(isChanged);
		expect(text === ofNone).toBe(!isChanged);
	});
});
