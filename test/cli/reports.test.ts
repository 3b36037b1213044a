/** The reports of `check` for programs, and folding in the one for people. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from 'sarif';
import { describe, expect, it } from 'vitest';
import { cleanKext, faultyKext, makeFolder, plist, runCli } from './runCli.js';
import { violationsOfSarif } from './sarifSchema.js';

const misspelled = cleanKext.replace('IOProviderClass', 'IOProviderClas');

/** A kext with personalities that have the same mistake. */
function alike(count: number): string {
	const [before = '', personality = '', after = ''] = cleanKext.split(
		/(\t\t<key>Stick[\s\S]*?<\/dict>\n)/,
	);
	const faulty = personality.replace('<integer>3</integer>', '<string>3</string>');
	const all = Array.from({ length: count }, (_, index) =>
		faulty.replace('Stick', `Stick${index}`).replace('<integer>4617', `<integer>${index + 1}`),
	);
	return before + all.join('') + after;
}

describe('equal findings', () => {
	it('are shown once if they are many, and all of them are counted', async () => {
		const { stdout } = await runCli(['check', '-'], { input: alike(12) });
		expect(stdout.match(/^-:\d+:\d+: error: 'ProductID'/gm)).toHaveLength(1);
		expect(stdout).toMatch(/^ {2}and 11 more like this, in lines 35, 48, 61, .*, …$/m);
		expect(stdout).toMatch(/^12 errors in 1 file\./m);
	});

	it('are shown each if they are few', async () => {
		const { stdout } = await runCli(['check', '-'], { input: alike(3) });
		expect(stdout.match(/^-:\d+:\d+: error: 'ProductID'/gm)).toHaveLength(3);
		expect(stdout).not.toContain('more like this');
	});
});

describe('a file with more findings than fixes that are tried', () => {
	const input = alike(100);

	it('has fewer fixes in JSON, and all findings are fixable', async () => {
		const { stdout } = await runCli(['check', '-', '--format', 'json'], { input });
		const { files, summary } = JSON.parse(stdout);
		const findings: readonly { code: string; fixes: readonly object[] }[] = files[0].findings;
		const wrong = findings.filter(({ code }) => code === 'id-as-string');
		expect(wrong).toHaveLength(100);
		expect(wrong.filter(({ fixes }) => fixes.length > 0).length).toBeLessThan(50);
		expect(wrong[0]?.fixes).not.toEqual([]);
		expect(summary.fixable).toBe(100);
	});

	it('has fewer fixes in SARIF', async () => {
		const { stdout } = await runCli(['check', '-', '--format', 'sarif'], { input });
		const { runs } = JSON.parse(stdout) as Log;
		const results = runs[0]?.results?.filter(({ ruleId }) => ruleId === 'id-as-string') ?? [];
		expect(results).toHaveLength(100);
		expect(results.filter(({ fixes }) => fixes).length).toBeLessThan(50);
		expect(results[0]?.fixes).toBeDefined();
	});
});

describe('JSON', () => {
	it('has the tool, the page of the rule, and edits that fix the file', async () => {
		const cwd = await makeFolder({ 'Info.plist': misspelled });
		const { stdout } = await runCli(['check', '--format', 'json'], { cwd });
		const report = JSON.parse(stdout);
		expect(report.tool).toEqual({
			name: 'driver-plist',
			version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
		});
		const finding = report.files[0].findings.find(
			(one: { code: string }) => one.code === 'unknown-key',
		);
		expect(finding.url).toMatch(/^https:.*\/docs\/rules\/unknown-key\.md$/);
		const [{ safe, edits }] = finding.fixes;
		const [{ file, range, newText }] = edits;
		expect({ safe, file, newText }).toEqual({
			safe: true,
			file: 'Info.plist',
			newText: 'IOProviderClass',
		});
		const line = misspelled.split('\n')[range.start.line] ?? '';
		expect(line.slice(range.start.character, range.end.character)).toBe('IOProviderClas');
		const all = report.files[0].findings.length;
		const { files, unreadable, fixable, ...counts } = report.summary;
		expect({ files, unreadable, fixable }).toEqual({ files: 1, unreadable: 0, fixable: 1 });
		expect(Object.values<number>(counts).reduce((sum, each) => sum + each)).toBe(all);
	});

	it('has related places', async () => {
		const input = cleanKext.replace(
			'<dict>',
			'<dict>\n<key>CFBundleVersion</key>\n<string>1.0.0</string>',
		);
		const { stdout } = await runCli(['check', '-', '--format', 'json'], { input });
		const { files } = JSON.parse(stdout);
		const finding = files[0].findings.find((one: { code: string }) => one.code === 'duplicate-key');
		expect(finding.related).toEqual([
			{ file: '-', range: expect.anything(), message: expect.stringContaining('first') },
		]);
	});

	it('has the findings that --level selects, by default all', async () => {
		const severities = async (options: readonly string[]): Promise<readonly string[]> => {
			const input = faultyKext.replace(
				'<dict>',
				'<dict>\n<key>IOKitDebug</key><integer>1</integer>',
			);
			const args = ['check', '-', '--format', 'json', ...options];
			const { files } = JSON.parse((await runCli(args, { input })).stdout);
			return files[0].findings.map((one: { severity: string }) => one.severity);
		};
		expect((await severities([])).length).toBeGreaterThan(1);
		expect(await severities(['--level', 'error'])).toEqual(['error']);
	});
});

describe('a file with long keys around many findings', () => {
	const keys = ['first', 'second'].map((name) => `${name}${'\u200b'.repeat(300_000)}last`);
	const inside = Array.from(
		{ length: 1000 },
		(_, index) => `<key>K${index}</key><integer>x</integer>`,
	);
	const input = cleanKext.replace(
		'<key>Stick</key>',
		() =>
			keys.map((key) => `<key>${key}</key><dict>`).join('') +
			inside.join('\n') +
			'</dict></dict>\n<key>Stick</key>',
	);
	/** The keys of the path of a finding on the first entry inside, with one character for many that are equal. */
	const shownSteps = (paths: readonly (readonly string[])[]) => {
		const [path = []] = paths.filter((each) => each.at(-1) === 'K0');
		expect(path.join('').length).toBeLessThan(5000);
		return path.map((step) => step.replaceAll(/\u200b+/g, '-'));
	};
	const steps = ['IOKitPersonalities', 'first-…-last', 'second-…-last', 'K0'];

	it('has abbreviated paths in JSON', async () => {
		const { stdout } = await runCli(['check', '-', '--format', 'json'], { input });
		const findings: readonly { path: string[] }[] = JSON.parse(stdout).files[0].findings;
		expect(findings).toHaveLength(1000);
		expect(shownSteps(findings.map(({ path }) => path))).toEqual(steps);
	});

	it('has abbreviated paths in SARIF, also in a file', async () => {
		const cwd = await makeFolder({ 'Info.plist': input });
		const options = ['--format', 'sarif', '--output-file', 'report.sarif'];
		await runCli(['check', 'Info.plist', ...options], { cwd });
		const { runs } = JSON.parse(await readFile(join(cwd, 'report.sarif'), 'utf8')) as Log;
		const places = runs[0]?.results?.map(
			({ locations }) => locations?.[0]?.logicalLocations?.[0]?.fullyQualifiedName ?? '',
		);
		expect(places).toHaveLength(1000);
		expect(shownSteps(places?.map((each) => each.split('/')) ?? [])).toEqual(steps);
	});
});

describe('GitHub annotations', () => {
	it('have the severity, the place in the repository, and the code', async () => {
		const cwd = await makeFolder({ '.git/HEAD': '', 'a/b, c: 100%/Info.plist': misspelled });
		const { stdout, status } = await runCli(['check', '--format', 'github'], {
			cwd: join(cwd, 'a'),
		});
		const place = 'file=a/b%2C c%3A 100%25/Info.plist,line=19,col=4,endLine=19,endColumn=29';
		expect(stdout).toContain(`::error ${place},title=driver-plist (unknown-key)::Unknown key`);
		expect(status).toBe(1);
	});

	it('have percent signs escaped, and are one line each', async () => {
		const input = cleanKext.replace('<integer>3</integer>', '<string>100%0A&#10;3</string>');
		const { stdout } = await runCli(['check', '-', '--format', 'github'], { input });
		expect(stdout).toContain('100%250A');
		for (const line of stdout.trimEnd().split('\n')) expect(line).toMatch(/^::(?:error|warning) /);
	});

	it('have the problems of the team file', async () => {
		const cwd = await makeFolder({
			'.git/HEAD': '',
			'a/.driver-plist.json': '{\n  "rules": { "unknown-keys": "off" }\n}',
			'a/Info.plist': cleanKext,
		});
		const { stdout, status } = await runCli(['check', 'a', '--format', 'github'], { cwd });
		expect(stdout).toContain(
			"::error file=a/.driver-plist.json,line=2,col=14,title=driver-plist::Unknown rule 'unknown-keys'.",
		);
		expect(status).toBe(2);
	});

	it('begin with errors, and end with the counts if GitHub does not show all', async () => {
		const { stdout } = await runCli(['check', '-', '--format', 'github', '--level', 'hint'], {
			input: alike(12).replace('<dict>', '<dict>\n<key>CFBundleNam</key>\n<string>x</string>'),
		});
		const lines = stdout.trimEnd().split('\n');
		expect(lines[0]).toMatch(/^::error /);
		expect(lines.at(-1)).toMatch(
			/^12 errors.* in all\. GitHub shows 10 annotations of each level\.$/,
		);
		const order = lines.map((line) =>
			['::error', '::warning', '::notice'].indexOf(line.split(' ')[0] ?? ''),
		);
		expect(order.slice(0, -1)).toEqual([...order.slice(0, -1)].sort());
	});
});

/** The log for all findings at or above `level` in the files of a folder. */
async function sarifLog(
	files: Readonly<Record<string, string>>,
	{ from = '.', level = 'hint' } = {},
): Promise<Log> {
	const cwd = join(await makeFolder(files), from);
	return JSON.parse(
		(await runCli(['check', '--format', 'sarif', '--level', level], { cwd })).stdout,
	);
}

describe('SARIF', () => {
	const level = 'warning';

	it('has a result for each finding, with its rule, place, and fix', async () => {
		const log = await sarifLog(
			{ '.git/HEAD': '', 'a/ä b/Info.plist': misspelled },
			{ from: 'a', level },
		);
		const [run] = log.runs;
		expect(log).toMatchObject({ version: '2.1.0', runs: [{ columnKind: 'utf16CodeUnits' }] });
		expect(run?.results).toHaveLength(1);
		const [result] = run?.results ?? [];
		expect(result).toMatchObject({
			ruleId: 'unknown-key',
			ruleIndex: 0,
			level: 'error',
			message: { text: expect.stringMatching(/^Unknown key 'IOProviderClas'/) },
			locations: [
				{
					physicalLocation: {
						artifactLocation: { uri: 'a/%C3%A4%20b/Info.plist' },
						region: { startLine: 19, startColumn: 4, endLine: 19, endColumn: 29 },
					},
					logicalLocations: [{ fullyQualifiedName: 'IOKitPersonalities/Stick/IOProviderClas' }],
				},
			],
			fixes: [
				{
					description: { text: "Rename to 'IOProviderClass'" },
					artifactChanges: [{ replacements: [{ insertedContent: { text: 'IOProviderClass' } }] }],
				},
			],
		});
		const { driver } = run?.tool ?? {};
		expect(driver).toMatchObject({ name: 'driver-plist', semanticVersion: expect.anything() });
		expect(driver?.rules?.[0]).toMatchObject({
			id: 'unknown-key',
			helpUri: expect.stringMatching(/^https:/),
			defaultConfiguration: { level: 'warning' },
		});
		for (const text of [
			driver?.rules?.[0]?.shortDescription?.text,
			driver?.rules?.[0]?.help?.text,
		]) {
			expect(text).toMatch(/^[A-Z][^`]*\.$/s);
		}
	});

	it('refers to its rules by index, and has a different fingerprint for each result', async () => {
		const { runs } = await sarifLog(
			{ 'a/Info.plist': alike(4), 'b/Info.plist': misspelled },
			{ level },
		);
		const results = runs[0]?.results ?? [];
		const rules = runs[0]?.tool.driver.rules ?? [];
		expect(results.length).toBeGreaterThan(4);
		for (const { ruleId, ruleIndex } of results) expect(rules[ruleIndex ?? -1]?.id).toBe(ruleId);
		const fingerprints = results.map((one) => one.partialFingerprints?.['driverPlist/v1']);
		expect(new Set(fingerprints).size).toBe(results.length);
	});

	it('keeps fingerprints when lines move', async () => {
		const fingerprint = async (text: string): Promise<unknown> => {
			const { runs } = await sarifLog({ 'Info.plist': text }, { level });
			return runs[0]?.results?.map((one) => one.partialFingerprints);
		};
		const moved = misspelled.replace('<dict>', '<dict>\n\n\n');
		expect(await fingerprint(moved)).toEqual(await fingerprint(misspelled));
	});
});

describe('SARIF and the schema of the standard', () => {
	const brokenXml = cleanKext.replace('</dict>', '');
	const duplicateKey = cleanKext.replace(
		'<dict>',
		'<dict>\n<key>CFBundleVersion</key>\n<string>1</string>',
	);

	it.each<[string, Readonly<Record<string, string>>]>([
		['without findings', { 'Info.plist': cleanKext }],
		['without files', { 'README.md': '' }],
		['with findings, fixes, and names that require escapes', { 'a/ä b/Info.plist': misspelled }],
		['with many equal findings', { 'Info.plist': alike(12) }],
		['with related places', { 'Info.plist': duplicateKey }],
		['with broken XML', { 'Info.plist': brokenXml }],
		['with an empty file', { 'My.kext/Contents/Info.plist': '' }],
	])('is valid against the schema of the standard: %s', async (_, files) => {
		expect(violationsOfSarif(await sarifLog(files))).toEqual([]);
	});

	it('is not valid without the message of a result', async () => {
		const log = await sarifLog({ 'Info.plist': misspelled });
		Reflect.deleteProperty(log.runs[0]?.results?.[0] ?? {}, 'message');
		expect(violationsOfSarif(log)).toContain(
			"/runs/0/results/0: must have required property 'message'",
		);
	});
});

describe('--output-file', () => {
	it('contains the report, without colors, and standard output nothing', async () => {
		const cwd = await makeFolder({ 'Info.plist': faultyKext, 'old.txt': 'old' });
		const env = { FORCE_COLOR: '1' };
		const args = ['check', '--output-file'];
		const { stdout, status } = await runCli([...args, 'old.txt'], { cwd, env });
		expect({ stdout, status }).toEqual({ stdout: '', status: 1 });
		const text = await readFile(join(cwd, 'old.txt'), 'utf8');
		expect(text).toBe((await runCli(['check'], { cwd })).stdout);
		await runCli([...args, 'new.txt'], { cwd });
		expect(await readFile(join(cwd, 'new.txt'), 'utf8')).toBe(text);
		expect((await readdir(cwd)).sort()).toEqual(['Info.plist', 'new.txt', 'old.txt']);
	});

	it.each([
		['a folder', 'folder', /^folder: This is a folder\.$/m],
		['a folder that does not exist', 'gone/out.txt', /^gone.out\.txt: No such file or folder\.$/m],
	])('is a failure for %s', async (_, path, message) => {
		const cwd = await makeFolder({ 'Info.plist': cleanKext });
		await mkdir(join(cwd, 'folder'));
		const { stderr, status } = await runCli(['check', '--output-file', path], { cwd });
		expect(status).toBe(2);
		expect(stderr).toMatch(message);
	});

	it.each([
		'.driver-plist.json',
		'.gitignore',
		'.git/info/exclude',
		'Widget.xcodeproj/project.pbxproj',
		'Driver/Info.plist',
		'Driver/Driver.entitlements',
		'Driver/Driver.iig',
		'App/App.entitlements',
	])('does not replace %s, which the check reads', async (path) => {
		const files: Readonly<Record<string, string>> = {
			'.driver-plist.json': '{}',
			'.gitignore': '',
			'.git/info/exclude': '',
			'Widget.xcodeproj/project.pbxproj': '{}',
			'Driver/Info.plist': cleanKext,
			'Driver/Driver.entitlements': plist(''),
			'Driver/Driver.iig': '',
			'App/App.entitlements': plist(''),
		};
		const cwd = await makeFolder(files);
		const { stderr, status } = await runCli(['check', '--output-file', path], { cwd });
		expect(status).toBe(2);
		expect(stderr).toContain(`--output-file names '${path}', a file that the command reads.`);
		expect(await readFile(join(cwd, path), 'utf8')).toBe(files[path]);
	});
});

it('--quiet leaves only findings', async () => {
	const cwd = await makeFolder({ 'Info.plist': cleanKext });
	expect(await runCli(['check', '--quiet'], { cwd })).toEqual({
		status: 0,
		stdout: '',
		stderr: '',
	});
	await writeFile(join(cwd, 'Info.plist'), faultyKext);
	const { stdout } = await runCli(['check', '--quiet'], { cwd });
	expect(stdout).toMatch(/^Info\.plist:\d+:\d+: /);
	expect(stdout).not.toMatch(/^\d+ \w+ in 1 file/m);
});
