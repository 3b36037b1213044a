/** The causes that lines of a log have in the property list of a dext, or in its entitlements. */
import { describe, expect, it } from 'vitest';
import { analyze, checkPlist, explainLog, LogPlaces } from '../../../server/src/service/index.js';
import { neighborsFrom } from '../../support/neighborsFrom.js';

/** The causes of lines, all of which are known, in a file: their codes and texts. */
function causesOf(lines: string, text: string, uri: string): readonly string[] {
	const plist = analyze(text, { uri });
	const places = new LogPlaces(plist, checkPlist(plist));
	const { explained, unknown } = explainLog(lines);
	expect([explained.length, unknown]).toEqual([1, []]);
	const causes = explained.flatMap((line) => places.causesOf(line).first);
	return causes.map(({ code, at: { range } }) => `${code}: ${text.slice(range.start, range.end)}`);
}

const uri = 'file:///com.example.driver.dext/Info.plist';
const identifier = '<key>CFBundleIdentifier</key><string>com.example.driver</string>';
const dext = (entries: string): string =>
	`<plist version="1.0"><dict>${identifier}<key>CFBundlePackageType</key><string>DEXT</string>${entries}</dict></plist>`;
const version = (text: string): string => `<key>CFBundleVersion</key><string>${text}</string>`;
const usage = '<key>OSBundleUsageDescription</key><string>a</string>';

describe('an invalid property of a dext', () => {
	const validation = '[DextValidation] Extension com.example.driver is not valid, error:';
	const extension = "Extension 'com.example.driver' has invalid properties:";
	const fault = `["Property 'CFBundleVersion' must be a valid kext version"]`;

	it.each([
		['in one line', `kernelmanagerd: ${validation} ${extension} ${fault}`],
		['in three lines', `${validation}\n  ${extension}\n  ${fault}`],
		[
			'without its name',
			'[DextValidation] Validation of com.example.driver error: .invalidProperties',
		],
		['of sysextd', 'extension com.example.driver failed to validate! uninstalling...'],
		['of the app', 'OSSystemExtensionErrorDomain code=9 extension category returned error'],
		['of the app without a code', 'failed: extension category returned error'],
	])('is the cause of a message %s', (_, lines) => {
		const text = dext(version('500001') + usage);
		expect(causesOf(lines, text, uri)).toEqual(['invalid-bundle-version: 500001']);
		expect(causesOf(lines, dext(version('0.5.1') + usage), uri)).toEqual([]);
	});

	it.each([
		['in one line', ' '],
		['in several lines', '\n    '],
	])('is any problem of the property that a message names %s', (_, space) => {
		const text = dext(`${version('1')}<key>OSBundleUsageDescription</key><integer>7</integer>`);
		const named = fault.replace('CFBundleVersion', 'OSBundleUsageDescription');
		expect(causesOf(`${validation}${space}${extension}${space}${named}`, text, uri)).toEqual([
			'wrong-type: <integer>7</integer>',
		]);
		expect(causesOf(`${validation}${space}${extension}${space}${fault}`, text, uri)).toEqual([]);
	});
});

describe('a missing usage description', () => {
	const line =
		"sysextd: extensions belonging to the com.apple.system_extension.driver_extension category require the presence of the 'OSBundleUsageDescription' property";

	it.each([
		['in the source', 'Info.plist', '', ['missing-usage-description: <dict>']],
		['in the built dext', uri, '', ['missing-key: <dict>']],
		['that is present', 'Info.plist', usage, []],
	])('%s', (_, file, entries, causes) => {
		expect(causesOf(line, dext(version('1') + entries), file)).toEqual(causes);
	});

	it('that is misspelled', () => {
		const entry = '<key>OSBundleUsageDescripton</key><string>a</string>';
		expect(causesOf(line, dext(version('1') + entry), 'Info.plist')).toContain(
			'unknown-key: <key>OSBundleUsageDescripton</key>',
		);
	});

	it('is not about the category as a bundle', () => {
		expect(explainLog(line).explained[0]).not.toHaveProperty('bundle');
	});
});

it('an app outside of /Applications has the same message in both forms', () => {
	const { explained } = explainLog(
		"sysextd: no policy, cannot allow apps outside /Applications\nsysextd: Failing to realize com.example.driver as the app requesting activation isn't in the /Applications folder and developer/groundhog mode isn't on",
	);
	expect(explained.map(({ message: { id }, bundle }) => [id, bundle])).toEqual([
		['sysext-outside-applications', undefined],
		['sysext-outside-applications', 'com.example.driver'],
	]);
});

describe('entitlements that codesign rejects', () => {
	const syntax = 'Failed to parse entitlements: AMFIUnserializeXML: syntax error near line 7';
	const duplicate =
		'Failed to parse entitlements: AMFIUnserializeXML: duplicate dictionary key near line 10';
	const kextTool = "kextutil: Can't parse info dictionary XML";
	const key = '<key>com.apple.developer.driverkit</key>';
	const file = (entries: string): string =>
		`<plist version="1.0"><dict>${entries}${key}<true/></dict></plist>`;

	it.each([
		['two hyphens in a comment', syntax, '<!-- a -- b -->', ['double-hyphen-comment: --']],
		['an end tag', syntax, '<key>a</key><true></true>', ['boolean-with-end-tag: <true></true>']],
		['no duplicate key', syntax, `${key}<true/>`, []],
		['nothing that only other parsers reject', syntax, '<key>a</key><string>]]></string>', []],
		['a duplicate key', duplicate, `${key}<true/>`, [`duplicate-key: ${key}`]],
		['nothing that kext tools read', kextTool, '<key>a</key', []],
	])('have %s', (_, line, entries, causes) => {
		expect(causesOf(line, file(entries), 'A.entitlements')).toEqual(causes);
	});

	it.each([syntax, duplicate])(
		'are not an Info.plist, which codesign does not parse: %s',
		(line) => {
			const text = dext(`<!-- a -- b -->${version('1')}${version('1')}${usage}`);
			expect(causesOf(line, text, uri)).toEqual([]);
		},
	);
});

it.each([
	['com.example.driver', 'named'],
	['com.example.other', 'other'],
])('a dext with the identifier %s of its project is the %s one', (ofProject, owner) => {
	const source = 'file:///Driver/Info.plist';
	const text = dext(usage).replace('com.example.driver', '$(PRODUCT_BUNDLE_IDENTIFIER)');
	const neighbors = neighborsFrom(source, {
		'../project.yml': `targets:\n  Driver:\n    type: driver-extension\n    settings:\n      INFOPLIST_FILE: Driver/Info.plist\n      PRODUCT_BUNDLE_IDENTIFIER: ${ofProject}\n`,
	});
	const { explained } = explainLog('extension com.example.driver failed to validate! uninstalling');
	const places = new LogPlaces(analyze(text, { uri: source, neighbors }), []);
	expect(explained.map((line) => places.ownerFor(line))).toEqual([owner]);
});
