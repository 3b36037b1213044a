/** The iPad apps that contain a dext, in Xcode projects. */
import { describe, expect, it } from 'vitest';
import { targetsOfXcodeGen } from '../../../server/src/project/xcodeGenTargets.js';
import { targetsOfXcode } from '../../../server/src/project/xcodeTargets.js';

describe('a dext that an app contains', () => {
	const app = (name: string, settings: string): string =>
		`${name} = { isa = PBXNativeTarget; name = ${name}; productType = "com.apple.product-type.application"; buildConfigurationList = ${name}L; dependencies = (P); };
	${name}L = { isa = XCConfigurationList; buildConfigurations = (${name}C); };
	${name}C = { isa = XCBuildConfiguration; name = Debug; buildSettings = { ${settings} }; };`;
	const padAppsWith = (...apps: readonly string[]): readonly string[] | undefined =>
		targetsOfXcode(`{ objects = { ${apps.join('\n')}
	D = { isa = PBXNativeTarget; name = Driver; productType = "com.apple.product-type.driver-extension"; };
	P = { isa = PBXTargetDependency; target = D; };
}; }`).find(({ name }) => name === 'Driver')?.padApps;

	const pad = 'PRODUCT_BUNDLE_IDENTIFIER = com.example.pad; SDKROOT = iphoneos;';
	const mac = 'PRODUCT_BUNDLE_IDENTIFIER = com.example.mac; SDKROOT = macosx;';

	it.each([
		[[app('A', pad)], ['com.example.pad']],
		[[app('A', `${pad} SUPPORTED_PLATFORMS = "iphonesimulator iphoneos";`)], ['com.example.pad']],
		[[app('A', pad), app('B', mac)], undefined],
		[[app('A', mac)], undefined],
		[[app('A', `${pad} SUPPORTED_PLATFORMS = "iphoneos macosx";`)], undefined],
		[[app('A', 'PRODUCT_BUNDLE_IDENTIFIER = com.example.any; SDKROOT = auto;')], undefined],
		[[app('A', 'PRODUCT_BUNDLE_IDENTIFIER = "$(ID)"; SDKROOT = iphoneos;')], undefined],
	])('%j has the identifiers of those for iPadOS: %j', (apps, expected) => {
		expect(padAppsWith(...apps)).toEqual(expected);
	});
});

it.each([
	['      - {target: Driver, embed: true}\n', ['com.example.pad']],
	['      - { embed: "true", target: "Driver" }\n', ['com.example.pad']],
	['      - {target: Driver, embed: false}\n', undefined],
	['      - embed: true\n        target: Driver\n', ['com.example.pad']],
	['      - embed: false\n        target: Driver\n', undefined],
	[
		'      - target: Driver\n        copy: {destination: plugins}\n        embed: false\n',
		undefined,
	],
	[
		'      - target: Driver\n        platforms:\n          - macOS\n        embed: false\n',
		undefined,
	],
	['      - {target: Driver, copy: {destination: plugins}}\n', ['com.example.pad']],
	['      - embed: false\n      -\n        target: Driver\n', ['com.example.pad']],
	[
		'      - framework: A.framework\n        embed: false\n      - {target: Driver}\n',
		['com.example.pad'],
	],
])('a dext in the dependencies %j of an iPad app of XcodeGen', (lines, expected) => {
	const app = `  App:\n    type: application\n    platform: iOS\n    settings:\n      PRODUCT_BUNDLE_IDENTIFIER: com.example.pad\n    dependencies:\n${lines}`;
	const targets = targetsOfXcodeGen(`targets:\n${app}  Driver:\n    type: driver-extension\n`);
	expect(targets.find(({ name }) => name === 'Driver')?.padApps).toEqual(expected);
});

it('a dext in the list of dependencies of an iPad app in one line', () => {
	const app =
		'  App:\n    type: application\n    platform: iOS\n    settings:\n      PRODUCT_BUNDLE_IDENTIFIER: com.example.pad\n    dependencies: [{target: Driver}, {sdk: IOKit.framework, embed: false}]\n';
	const targets = targetsOfXcodeGen(`targets:\n${app}  Driver:\n    type: driver-extension\n`);
	expect(targets.find(({ name }) => name === 'Driver')?.padApps).toEqual(['com.example.pad']);
});

it.each([
	['', ['com.example.pad']],
	['        embed: true\n', ['com.example.pad']],
	['        embed: false\n', undefined],
	['        embed: No\n', undefined],
	['      - framework: Vendor.framework\n        embed: false\n', ['com.example.pad']],
])('a dext on which an iPad app of XcodeGen depends, with %j', (lines, expected) => {
	const app = `  App:\n    type: application\n    platform: iOS\n    settings:\n      PRODUCT_BUNDLE_IDENTIFIER: com.example.pad\n    dependencies:\n      - target: Driver\n${lines}`;
	const targets = targetsOfXcodeGen(`targets:\n${app}  Driver:\n    type: driver-extension\n`);
	expect(targets.find(({ name }) => name === 'Driver')?.padApps).toEqual(expected);
});
