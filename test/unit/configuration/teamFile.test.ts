/** The settings and problems of a team file, and the team file of a document. */
import { describe, expect, it } from 'vitest';
import { checkOptionsOf } from '../../../server/src/configuration/settings.js';
import { readTeamFile } from '../../../server/src/configuration/teamFile.js';
import { TeamFiles } from '../../../server/src/configuration/teamFiles.js';
import { readSettings, withTeam } from '../../../server/src/lsp/settings.js';
import { readRanges } from '../../support/markers.js';

function read(text: string) {
	return readTeamFile('file:///work/team/.driver-plist.json', text);
}

/** The text with each problem marked, and the messages. */
function expectProblems(marked: string, ...messages: readonly string[]): void {
	const { text, ranges } = readRanges(marked);
	const { problems } = read(text);
	expect(problems.map(({ message }) => message)).toEqual(messages);
	expect(problems.map(({ range }) => range)).toEqual(ranges);
}

describe('a team file', () => {
	it('has settings', () => {
		const team = read(`{
			"$schema": "./node_modules/driver-plist/schemas/configuration.json",
			"rules": { "missing-key": "off", "unknown-key": "error" },
			"advice": "hint",
			"kinds": { "Drivers/*.plist": "dext" },
			"deploymentTarget": { "macOS": "12.0" },
			"exclude": ["/Vendor/**"],
			"failOn": "warning"
		}`);
		expect(team.problems).toEqual([]);
		expect(checkOptionsOf(team.shared)).toEqual({
			severities: { 'missing-key': 'off', 'unknown-key': 'error' },
			advice: 'hint',
			deploymentTarget: { macOS: '12.0' },
		});
		expect(team.failOn).toBe('warning');
	});

	it.each([
		['Drivers/*.plist', 'file:///work/team/Drivers/A.plist', true],
		['Drivers/*.plist', 'file:///work/team/deep/Drivers/A.plist', true],
		['/Drivers/*.plist', 'file:///work/team/deep/Drivers/A.plist', false],
		['*.plist', 'file:///work/other/A.plist', false],
		['work/**', 'file:///work/team/A.plist', false],
		['A B.plist', 'file:///work/team/A%20B.plist', true],
		['.hidden/*', 'file:///work/team/.hidden/A.plist', true],
		['Vendor', 'file:///work/team/Vendor/A.plist', true],
		['Vendor', 'file:///work/team/deep/Vendor/deep/A.plist', true],
		['Vendor', 'file:///work/team/Vendors/A.plist', false],
		['Vendor', 'file:///work/team/Vendor.plist', false],
		['/Vendor', 'file:///work/team/Vendor/deep/A.plist', true],
		['/Vendor', 'file:///work/team/deep/Vendor/A.plist', false],
		['Vendor/', 'file:///work/team/Vendor/A.plist', true],
		['deep/Vendor', 'file:///work/team/deep/Vendor/A.plist', true],
		['{Vendor,Other}', 'file:///work/team/Other/A.plist', true],
		['*.kext', 'file:///work/team/A.kext/Contents/Info.plist', true],
		['/', 'file:///work/team/A.plist', false],
	])('excludes %s in its own folder', (glob, uri, excluded) => {
		expect(read(JSON.stringify({ exclude: [glob] })).excludes(uri)).toBe(excluded);
	});

	it('may have comments, trailing commas and a byte order mark', () => {
		const team = read(
			'\ufeff// ours\n{ "rules": { "missing-key": "off", }, /* all */ "exclude": ["a",], }',
		);
		expect(team.problems).toEqual([]);
		expect(team.shared.rules).toEqual({ 'missing-key': 'off' });
	});

	it('keeps valid settings next to invalid ones', () => {
		expect(read('{ "rules": { "missing-key": "off", "x": "off" } }').shared.rules).toEqual({
			'missing-key': 'off',
		});
	});
});

describe('the problems of a team file', () => {
	it.each([
		['[| |]', 'expected a value'],
		['{ "rules": {} [|"kinds"|]: {} }', "expected ','"],
		['{ "rules" [|{|]} }', "expected ':'"],
		["{ [|'rules'|]: {} }", 'unexpected text'],
		['{ "failOn": "error" } [|/* |]', "expected '*/'"],
		['{ "exclude": ["a"[| |]', "expected ']'"],
	])('are invalid JSON: %j', (marked, reason) => {
		expectProblems(marked, `Invalid JSON: ${reason}.`);
	});

	it('are too many levels', () => {
		const { problems } = read('['.repeat(100_000));
		expect(problems.map(({ message }) => message)).toEqual(['Invalid JSON: too many levels.']);
	});

	it('are unknown names', () => {
		expectProblems(
			'{ [|"rule"|]: {}, "rules": { [|"mising-key"|]: "off" }, "deploymentTarget": { [|"macos"|]: "12" } }',
			"Unknown setting 'rule'. Did you mean 'rules'?",
			"Unknown rule 'mising-key'. Did you mean 'missing-key'?",
			"Unknown system 'macos'. Did you mean 'macOS'?",
		);
	});

	it('are unknown names that no name is near', () => {
		expectProblems(
			'{ [|"colors"|]: {}, "deploymentTarget": { [|"tvOS"|]: "12" } }',
			"Unknown setting 'colors'. Known: rules, advice, kinds, deploymentTarget, exclude, failOn.",
			"Unknown system 'tvOS'. Known: macOS, iPadOS.",
		);
	});

	it('are misspelled values', () => {
		expectProblems(
			'{ "kinds": { "*": [|"dxet"|] }, "failOn": [|"eror"|] }',
			"'*' must be dext, kext, codelessKext, systemExtension, entitlements, hostApp, appExtension, fileSystem, fragment, or other. Did you mean 'dext'?",
			"'failOn' must be error, warning, information, or hint. Did you mean 'error'?",
		);
	});

	it('are invalid values', () => {
		expectProblems(
			'{ "rules": { "missing-key": [|"loud"|] }, "advice": [|"error"|], "failOn": [|1|], "kinds": [|[]|], "exclude": [|"x"|] }',
			"'missing-key' must be error, warning, information, hint, or off.",
			"'advice' must be information, hint, or off.",
			"'failOn' must be error, warning, information, or hint.",
			"'kinds' must be an object.",
			"'exclude' must be an array of glob patterns.",
		);
		expectProblems(
			'{ "deploymentTarget": { "macOS": [|12|] }, "kinds": { "*": [|"driver"|], [|""|]: "dext" }, "exclude": [[|1|], [|""|]] }',
			'\'macOS\' must be a version, such as "12.0".',
			"'*' must be dext, kext, codelessKext, systemExtension, entitlements, hostApp, appExtension, fileSystem, fragment, or other.",
			'A glob pattern must not be empty.',
			"An item of 'exclude' must be a glob pattern that is not empty.",
			"An item of 'exclude' must be a glob pattern that is not empty.",
		);
		expectProblems('[|12|]', 'The value must be an object.');
	});
});

describe('the problems of patterns in a team file', () => {
	it.each(['../x', './Vendor', '..', '.', '/a/../b', 'a/..'])(
		'are a pattern that is %s',
		(glob) => {
			const message = `The glob pattern '${glob}' matches no file, because no path contains '.' or '..'.`;
			expectProblems(`{ "exclude": ["a", [|"${glob}"|]] }`, message);
			expectProblems(`{ "kinds": { [|"${glob}"|]: "dext" } }`, message);
		},
	);

	it('are a pattern that is negated', () => {
		const message =
			"The glob pattern '!Vendor/a' matches only names that start with '!'. Patterns can't be negated.";
		expectProblems('{ "exclude": [[|"!Vendor/a"|]] }', message);
		expectProblems('{ "kinds": { [|"!Vendor/a"|]: "dext" } }', message);
	});

	it.each([
		['[', 'matches no file. A bracket in it is not closed.'],
		['{a', 'matches no file. A bracket in it is not closed.'],
		['a{b', 'matches no file. A bracket in it is not closed.'],
		['~/Drivers', "matches no file in the home folder. '~' is a name here."],
		['Vendor\\\\Info.plist', "matches no file. '/' separates the names of a path."],
	])('are a pattern that matches nothing: %s', (glob, reason) => {
		const message = `The glob pattern '${glob.replace('\\\\', '\\')}' ${reason}`;
		expectProblems(`{ "exclude": [[|"${glob}"|]] }`, message);
		expectProblems(`{ "kinds": { [|"${glob}"|]: "dext" } }`, message);
	});

	it('are not patterns with dots, exclamation marks, and brackets in names', () => {
		const globs = [
			'.build',
			'a../b',
			'...',
			'.*',
			'a/.b',
			'a!',
			'[!a]',
			'{.,_}a',
			'a/!b',
			'a~',
			'[[]a',
			'[{]b',
			'a]',
			'a}',
		];
		expectProblems(JSON.stringify({ exclude: globs }));
	});
});

describe('a hostile team file', () => {
	it('has names of objects of JavaScript that are unknown like any other', () => {
		expectProblems(
			'{ [|"__proto__"|]: { "failOn": "error" }, "rules": { [|"__proto__"|]: "off", [|"constructor"|]: "off" }, "kinds": { "toString": [|{}|] } }',
			"Unknown setting '__proto__'. Known: rules, advice, kinds, deploymentTarget, exclude, failOn.",
			"Unknown rule '__proto__'.",
			"Unknown rule 'constructor'.",
			"'toString' must be dext, kext, codelessKext, systemExtension, entitlements, hostApp, appExtension, fileSystem, fragment, or other.",
		);
		expect(read('{ "__proto__": { "failOn": "error" } }').failOn).toBeUndefined();
		expect(Object.keys(Object.prototype)).toEqual([]);
	});

	it('has glob patterns that are names of objects of JavaScript', () => {
		const team = read('{ "kinds": { "__proto__": "dext", "constructor": "kext" } }');
		expect(team.problems).toEqual([]);
		expect(team.kinds.map(({ kind }) => kind)).toEqual(['dext', 'kext']);
		expect(team.kinds[0]?.matches('file:///work/team/__proto__')).toBe(true);
	});

	it('has numbers for names, in the order of the text', () => {
		expectProblems(
			'{ "rules": { [|"b"|]: "off", [|"7"|]: "off" } }',
			"Unknown rule 'b'.",
			"Unknown rule '7'.",
		);
	});

	it('has a setting twice, of which the last applies', () => {
		expectProblems(
			'{ "failOn": "error", [|"failOn"|]: [|7|] }',
			"Duplicate name 'failOn'. Only the last value is used.",
			"'failOn' must be error, warning, information, or hint.",
		);
	});

	it('has a rule twice, and objects in which a name occurs once each', () => {
		expectProblems(
			'{ "rules": { "missing-key": "off", [|"missing-key"|]: "off" }, "deploymentTarget": { "macOS": "12", "iPadOS": "17", [|"mac\\u004fS"|]: "13" } }',
			"Duplicate name 'missing-key'. Only the last value is used.",
			"Duplicate name 'macOS'. Only the last value is used.",
		);
		expectProblems('{ "exclude": ["a", "a"], "rules": {}, "kinds": {} }');
	});

	it.each([
		['levels of objects', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
		['levels that are just too many', `${'['.repeat(3000)}${']'.repeat(3000)}`],
		[
			'10 MB of unknown settings',
			`{${Array.from({ length: 500_000 }, (_, index) => `"name${index}": 1`).join()}}`,
		],
		[
			'1 MB of unknown rules',
			`{"rules":{${Array.from({ length: 20_000 }, (_, index) => `"name${index}": 1`).join()}}}`,
		],
		[
			'1 MB of one name',
			`{"kinds":{${Array.from({ length: 60_000 }, () => '"a":"dext"').join()}}}`,
		],
		['10 MB of null characters', '\0'.repeat(10_000_000)],
		['a name of 900 kB', `{"${'x'.repeat(900_000)}":1}`],
		['10 MB of an open comment', `/*${'*'.repeat(10_000_000)}`],
	])('of %s has 1 to 100 problems', (_, text) => {
		const { problems } = read(text);
		expect(problems.length).toBeGreaterThan(0);
		expect(problems.length).toBeLessThanOrEqual(100);
		for (const { message } of problems) expect(message.length).toBeLessThan(300);
	});
});

describe('the settings of a client', () => {
	const team = read(`{
		"rules": { "missing-key": "off", "unknown-key": "error" },
		"advice": "off",
		"kinds": { "*.plist": "kext" },
		"deploymentTarget": { "macOS": "12.0", "iPadOS": "17.0" },
		"exclude": ["Vendor/**"]
	}`);
	const uri = 'file:///work/team/A.plist';

	it('fall back if they are not set', () => {
		const { check, validate } = withTeam(readSettings({}), team, uri);
		expect(check).toEqual(checkOptionsOf(team.shared));
		expect(validate).toBe(true);
	});

	it('have precedence if they are set', () => {
		const own = readSettings({
			rules: { 'unknown-key': 'hint' },
			advice: 'information',
			kinds: { 'A.plist': 'dext' },
			deploymentTarget: { macOS: '14.0' },
		});
		const { check, kinds } = withTeam(own, team, uri);
		expect(check.severities).toEqual({ 'missing-key': 'off', 'unknown-key': 'hint' });
		expect(check.advice).toBe('information');
		expect(check.deploymentTarget).toEqual({ macOS: '14.0', iPadOS: '17.0' });
		expect(kinds.find(({ matches }) => matches(uri))?.kind).toBe('dext');
	});

	it('do not check files that the team excludes', () => {
		const excluded = 'file:///work/team/Vendor/A.plist';
		expect(withTeam(readSettings({}), team, excluded).validate).toBe(false);
	});
});

describe('the team file of a document', () => {
	function filesWith(texts: Readonly<Record<string, string>>, top?: string) {
		const asked: string[] = [];
		const files = new TeamFiles({
			read: async (uri) => {
				asked.push(uri);
				return texts[uri];
			},
			isTop: (folder) => folder === top,
		});
		return { asked, files };
	}

	it('is the nearest', async () => {
		const { files } = filesWith({
			'file:///a/.driver-plist.json': '{}',
			'file:///a/b/.driver-plist.json': '{}',
		});
		expect((await files.of('file:///a/b/c/X.plist'))?.uri).toBe('file:///a/b/.driver-plist.json');
		expect((await files.of('file:///a/X.plist'))?.uri).toBe('file:///a/.driver-plist.json');
		expect(await files.of('file:///X.plist')).toBeUndefined();
		expect(await files.of('untitled:Untitled-1')).toBeUndefined();
	});

	it('is not above the top of the workspace', async () => {
		const { files, asked } = filesWith({ 'file:///a/.driver-plist.json': '{}' }, 'file:///a/b');
		expect(await files.of('file:///a/b/c/X.plist')).toBeUndefined();
		expect(asked).toEqual(['file:///a/b/c/.driver-plist.json', 'file:///a/b/.driver-plist.json']);
	});

	it('is read once until it changes', async () => {
		const { files, asked } = filesWith({ 'file:///a/.driver-plist.json': '{}' });
		await Promise.all([files.of('file:///a/b/X.plist'), files.of('file:///a/b/Y.plist')]);
		expect(asked.length).toBe(2);
		files.clear();
		await files.of('file:///a/b/X.plist');
		expect(asked.length).toBe(4);
	});
});
