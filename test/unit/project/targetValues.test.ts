/** The bundle identifiers and the versions in project files. */
import { describe, expect, it } from 'vitest';
import { targetsOfXcodeGen } from '../../../server/src/project/xcodeGenTargets.js';
import { targetsOfXcode } from '../../../server/src/project/xcodeTargets.js';

/** A project with an app and a dext, whose configurations have these settings. */
function project(debug: string, release: string): string {
	return `{ objects = {
	A = { isa = PBXNativeTarget; name = App; productType = "com.apple.product-type.application"; };
	T = { isa = PBXNativeTarget; name = Driver; productType = "com.apple.product-type.driver-extension"; buildConfigurationList = L; };
	L = { isa = XCConfigurationList; buildConfigurations = (D, R); };
	D = { isa = XCBuildConfiguration; buildSettings = { ${debug} }; };
	R = { isa = XCBuildConfiguration; buildSettings = { ${release} }; };
}; }`;
}

/** What the app and the dext have of a project with these settings. */
function identifiersIn(debug: string, release: string): unknown {
	const targets = targetsOfXcode(project(debug, release));
	return targets.map(({ name, identifiers, dexts }) => ({ name, identifiers, dexts }));
}

const debug = 'PRODUCT_BUNDLE_IDENTIFIER = com.example.debug.driver;';

describe('the identifiers of targets', () => {
	it('are those of all configurations', () => {
		const release = '"PRODUCT_BUNDLE_IDENTIFIER[sdk=driverkit*]" = com.example.driver;';
		const both = ['com.example.debug.driver', 'com.example.driver'];
		expect(identifiersIn(debug, release)).toEqual([
			{ name: 'App', identifiers: undefined, dexts: both },
			{ name: 'Driver', identifiers: both.map((each) => [each]), dexts: both },
		]);
	});

	it.each([
		'',
		'PRODUCT_BUNDLE_IDENTIFIER = "$(inherited)";',
		'PRODUCT_BUNDLE_IDENTIFIER = "$(APP).driver";',
		'PRODUCT_BUNDLE_IDENTIFIER = "";',
		'"PRODUCT_BUNDLE_IDENTIFIER[sdk=iphoneos*]" = com.example.ipad.driver;',
	])('are unknown where a configuration has %j', (release) => {
		expect(identifiersIn(debug, release)).toEqual([
			{ name: 'App', identifiers: undefined, dexts: undefined },
			{ name: 'Driver', identifiers: undefined, dexts: undefined },
		]);
	});
});

describe('the versions of targets', () => {
	it.each([
		['1.2.3.4', '"1.0-beta"', [['1.2.3.4'], ['1.0-beta']]],
		['1', '1', [['1'], ['1']]],
		['1', '""', [['1'], ['']]],
		['v1.2', '"1,2"', [['v1.2'], ['1,2']]],
		['1', '"@VERSION@"', undefined],
		['1', '"{{VERSION}}"', undefined],
		['1', '__VERSION__', undefined],
		['1', 'BUILD_NUMBER', undefined],
		['1', '"$(BUILD_NUMBER)"', undefined],
	])('of configurations with %s and %s', (debug, release, versions) => {
		const setting = (value: string): string => `CURRENT_PROJECT_VERSION = ${value};`;
		const [, driver] = targetsOfXcode(project(setting(debug), setting(release)));
		expect(driver?.versions).toEqual(versions);
	});

	it.each([
		['20240615', '"CURRENT_PROJECT_VERSION[sdk=driverkit*]" = 1.2.3;', ['1.2.3']],
		['1.2.3', '"CURRENT_PROJECT_VERSION[sdk=iphoneos*]" = 20240615;', ['1.2.3']],
		['1.2.3', '"CURRENT_PROJECT_VERSION[config=Debug]" = 20240615;', ['1.2.3', '20240615']],
	])('of a dext are those of the SDK of DriverKit: %s, %s', (version, more, versions) => {
		const settings = `CURRENT_PROJECT_VERSION = ${version}; ${more}`;
		const builds = targetsOfXcode(project(settings, settings))[1]?.versions;
		expect(builds).toEqual([versions, versions]);
	});

	it.each([
		['CURRENT_PROJECT_VERSION: 1.2.3.4', [['1.2.3.4']]],
		['CURRENT_PROJECT_VERSION: "1.0-beta" # next', [['1.0-beta']]],
		[`CURRENT_PROJECT_VERSION: '2'`, [['2']]],
		['CURRENT_PROJECT_VERSION: v1.2', [['v1.2']]],
		[`CURRENT_PROJECT_VERSION: $(BUILD)`, undefined],
		['MARKETING_VERSION: 1.0', undefined],
		...['&build 42', '*build', '!!str 42', '>-', '', '{{VERSION}}'].map(
			(value): [string, undefined] => [`CURRENT_PROJECT_VERSION: ${value}`, undefined],
		),
	])('of an XcodeGen target with %s', (setting, versions) => {
		expect(targetsOfXcodeGen(dext(setting))[0]?.versions).toEqual(versions);
	});
});

/** The lines of an XcodeGen target that is a dext. */
function dext(...settings: readonly string[]): string {
	const lines = settings.map((line) => `      ${line}\n`).join('');
	return `targets:\n  Driver:\n    type: driver-extension\n    settings:\n${lines}`;
}

describe('the identifiers of XcodeGen targets', () => {
	const own = 'PRODUCT_BUNDLE_IDENTIFIER: com.example.driver';
	const debug = 'PRODUCT_BUNDLE_IDENTIFIER: com.example.debug.driver';

	it.each([
		[dext(own), [['com.example.driver']]],
		[dext('base:', `  ${own}`), [['com.example.driver']]],
		[
			dext('base:', `  ${own}`, 'configs:', '  Debug:', `    ${debug}`),
			[['com.example.driver', 'com.example.debug.driver'], ['com.example.debug.driver']],
		],
		[
			dext('configs:', '  Debug:', `    ${debug}`, 'base:', `  ${own}`),
			[['com.example.debug.driver', 'com.example.driver'], ['com.example.debug.driver']],
		],
		[dext('configs:', '  Debug:', `    ${debug}`), undefined],
		[dext('configs:', `  Debug: { ${debug} }`), undefined],
		[dext(`configs: { Debug: { ${debug} } }`), undefined],
		[dext('groups: [driver]'), undefined],
	])('%j', (text, identifiers) => {
		expect(targetsOfXcodeGen(text)[0]?.identifiers).toEqual(identifiers);
	});

	it.each([
		['', ['com.example.driver']],
		['  Other:\n    templates: [Dext]\n', undefined],
		['include: other.yml\n', undefined],
	])('of all dexts, with %j', (rest, dexts) => {
		expect(targetsOfXcodeGen(dext(own) + rest)[0]?.dexts).toEqual(dexts);
	});
});
