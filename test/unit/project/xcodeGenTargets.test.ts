/** The targets in XcodeGen projects. */
import { describe, expect, it } from 'vitest';
import { targetsOfXcodeGen } from '../../../server/src/project/xcodeGenTargets.js';

describe('the targets of XcodeGen', () => {
	it('have the kinds of their products and the paths of their files', () => {
		const text =
			'name: Widget\ntargets:\n  App:\n    type: application # the app\n  Driver:\n    type: "driver-extension"\n    info:\n      path: Driver/Info.plist\n    entitlements:\n      path: Driver/Driver.entitlements\nschemes:\n  Other:\n    type: application\n';
		expect(targetsOfXcodeGen(text)).toMatchObject([
			{ name: 'App', kind: 'hostApp', paths: [] },
			{ name: 'Driver', kind: 'dext', paths: ['Driver/Info.plist', 'Driver/Driver.entitlements'] },
		]);
	});

	it('have the files and the version of DriverKit in a mapping of one line', () => {
		const text =
			'targets:\n  Driver:\n    type: driver-extension\n    settings: {base: {INFOPLIST_FILE: ./A/Info.plist, CODE_SIGN_ENTITLEMENTS: "B.entitlements", DRIVERKIT_DEPLOYMENT_TARGET: "20.0"}}\n';
		expect(targetsOfXcodeGen(text)).toMatchObject([
			{
				name: 'Driver',
				kind: 'dext',
				paths: ['A/Info.plist', 'B.entitlements'],
				driverKit: '20.0',
			},
		]);
	});
});

it.each([
	['dext', 'type: driver-extension'],
	['dext', 'sources:\n      - path: A\n        type: group\n    type: driver-extension'],
	['other', 'type: tool'],
	[undefined, 'templates: [Driver]'],
	[undefined, 'type: $' + '{product}'],
	[undefined, 'type: *product'],
	[undefined, '<<: *driver'],
	[undefined, 'sources:\n      - path: A\n        type: group'],
])('the kind is %s for a target of XcodeGen with %j', (kind, content) => {
	expect(targetsOfXcodeGen(`targets:\n  A:\n    ${content}\n`)).toMatchObject([{ kind }]);
});

it.each([
	['20.4', '20.4'],
	['"21.0" # Monterey', '21.0'],
	['$(MINIMUM)', undefined],
])('the version of DriverKit %s of XcodeGen', (written, expected) => {
	const text = `targets:\n  A:\n    type: driver-extension\n    settings:\n      base:\n        DRIVERKIT_DEPLOYMENT_TARGET: ${written}\n`;
	expect(targetsOfXcodeGen(text)[0]?.driverKit).toBe(expected);
});

describe('quoted names and paths of XcodeGen', () => {
	it.each([
		['"A #1"', '"Driver #1/Info.plist" # the first', 'A #1', 'Driver #1/Info.plist'],
		["'It''s: A'", "'It''s #1/Info.plist'", "It's: A", "It's #1/Info.plist"],
		['"A \\"B\\""', '"a\\"b/Info.plist"', 'A "B"', 'a"b/Info.plist'],
		['A', 'a#b/Info.plist #', 'A', 'a#b/Info.plist'],
	])('%s: %s', (name, path, target, file) => {
		const text = `targets:\n  ${name}:\n    type: driver-extension\n    info:\n      path: ${path}\n`;
		expect(targetsOfXcodeGen(text)).toMatchObject([{ name: target, kind: 'dext', paths: [file] }]);
	});
});
