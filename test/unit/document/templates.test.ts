/** Templates of property lists: a token is not a fault, and the entries that it represents are not missing. */
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../server/src/service/document/analyze.js';
import { findingsOf } from '../../support/checkFindings.js';
import { wholePlist } from '../../support/wholePlist.js';

interface Parts {
	readonly id?: string;
	readonly version?: string;
	readonly vendor?: string;
	readonly libraries?: string;
	readonly entries?: string;
}

/** A kext that has no problem, with tokens as parts. */
function kext({
	id = 'com.example.w',
	version = '1.0',
	vendor = '<key>idVendor</key><integer>1</integer>',
	libraries = '<key>OSBundleLibraries</key><dict><key>com.apple.kpi.iokit</key><string>19.0</string></dict>',
	entries = '',
}: Parts): string {
	return wholePlist(
		`<key>CFBundleExecutable</key><string>W</string><key>CFBundleIdentifier</key><string>${id}</string><key>CFBundlePackageType</key><string>KEXT</string><key>CFBundleVersion</key><string>${version}</string>${libraries}<key>IOKitPersonalities</key><dict><key>W</key><dict><key>CFBundleIdentifier</key><string>${id}</string><key>IOClass</key><string>W</string><key>IOProviderClass</key><string>IOUSBHostDevice</string>${vendor}<key>idProduct</key><integer>1</integer></dict></dict>${entries}`,
	);
}

function problemsIn(name: string, text: string): readonly string[] {
	return findingsOf(analyze(text, { uri: `file:///w/${name}` }))
		.filter(({ severity }) => severity === 'error' || severity === 'warning')
		.map(({ severity, code }) => `${severity} ${code}`);
}

const tokens = [
	...['@NAME@', '@project-name@', '@project.name@', '@{NAME}', '$NAME', `\${NAME}`, '$(NAME)'],
	...['_NAME_', '__NAME__', '%NAME%', '%%NAME%%', '%(name)s', '%s', '{{name}}', '{{ .Name }}'],
	...['{NAME}', '{0}', '#{name}', '#NAME#', '###NAME###', '[[NAME]]', '<%= name %>', '<<NAME>>'],
	...['~NAME~', '!NAME!', '&NAME;', 'A_NAME'],
];

describe('a template', () => {
	it.each([...tokens, 'NAME', 'name'])('has no problem with a version %s', (version) => {
		expect(problemsIn('Info.plist.in', kext({ version }))).toEqual([]);
	});

	it.each(tokens)('has no problem with an identifier %s', (id) => {
		expect(problemsIn('Info.plist.in', kext({ id }))).toEqual([]);
	});

	it.each([...tokens, 'NAME', 'name', '0x@NAME@'])('has no problem with a number %s', (token) => {
		const vendor = `<key>idVendor</key><integer>${token}</integer>`;
		expect(problemsIn('Info.plist.in', kext({ vendor }))).toEqual([]);
	});

	const entryTokens = tokens.filter((token) => token !== '<<NAME>>');

	it.each([...entryTokens, 'NAME', '@A@\n@B@', '{% if a %}\n{% endif %}', '<%- include("a") %>'])(
		'has no problem with entries %j',
		(token) => {
			expect(problemsIn('Info.plist.in', kext({ libraries: token }))).toEqual([]);
			expect(problemsIn('Info.plist.in', kext({ vendor: token }))).toEqual([]);
		},
	);

	it.each([
		...['Info.plist.in', 'W-Info.plist.cmake.in', 'Info.plist.tmpl', 'Info-template.plist'],
		...['Info.plist.j2', 'Info.plist.mustache', 'Info.plist.erb', 'Info.plist.m4', 'Info.in.plist'],
	])('is %s', (name) => {
		expect(problemsIn(name, kext({ version: '#VERSION#' }))).toEqual([]);
	});

	it('of entitlements has no problem with a value that is a token', () => {
		const key = '<key>com.apple.developer.driverkit.transport.usb</key>';
		expect(problemsIn('W.entitlements.in', wholePlist(`${key}@DEVICES@`))).toEqual([]);
	});

	it.each([
		[{ version: '1.0-beta' }, 'error invalid-bundle-version'],
		[{ vendor: '<key>idVendor</key><integer>12a</integer>' }, 'error invalid-integer'],
		[{ libraries: '' }, 'error missing-libraries'],
		[{ entries: '<key>A</key>' }, 'error key-without-value'],
		[{ entries: 'a stray "text"' }, 'error unexpected-text'],
	])('has the problem of %j', (parts, problem) => {
		expect(problemsIn('Info.plist.in', kext(parts))).toEqual([problem]);
	});
});

describe('another source', () => {
	it.each(['@NAME@', '__NAME__', '{{name}}', '#include "libraries.h"\n'])(
		'may have entries in place of %j',
		(token) => {
			expect(problemsIn('Info.plist', kext({ libraries: `\n${token}` }))).toEqual([]);
		},
	);

	it.each(['NAME', '_NAME_', '$(NAME)', '#NAME#'])('must not have the text %s', (libraries) => {
		expect(problemsIn('Info.plist', kext({ libraries }))).toEqual([
			'error missing-libraries',
			'error unexpected-text',
		]);
	});
});

describe('a bundle', () => {
	it('must not have tokens in place of entries', () => {
		expect(problemsIn('W.kext/Contents/Info.plist', kext({ entries: '@NAME@' }))).toEqual([
			'error unexpected-text',
		]);
	});
});
