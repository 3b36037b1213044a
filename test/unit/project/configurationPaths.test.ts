/** Paths with the name of the build configuration in project files. */
import { describe, expect, it } from 'vitest';
import { targetsOfXcodeGen } from '../../../server/src/project/xcodeGenTargets.js';
import { targetsOfXcode } from '../../../server/src/project/xcodeTargets.js';

describe('the configuration in a path of an Xcode project', () => {
	const both = ['Debug.entitlements', 'Release.entitlements'];
	const inFolders = ['Debug/A.entitlements', 'Release/A.entitlements'];
	const named = (path: string, ofProject = ''): string => `{ rootObject = P; objects = {
	T = { isa = PBXNativeTarget; name = Driver; productType = "com.apple.product-type.driver-extension"; buildConfigurationList = L; };
	L = { isa = XCConfigurationList; buildConfigurations = (D, R, ); };
	D = { isa = XCBuildConfiguration; name = Debug; buildSettings = { ${path} }; };
	R = { isa = XCBuildConfiguration; name = Release; buildSettings = { ${path} }; };
	P = { isa = PBXProject; buildConfigurationList = PL; };
	PL = { isa = XCConfigurationList; buildConfigurations = (PD, PR, ); };
	PD = { isa = XCBuildConfiguration; name = Debug; buildSettings = { ${ofProject} }; };
	PR = { isa = XCBuildConfiguration; name = Release; buildSettings = { ${ofProject} }; };
}; }`;

	it.each([
		['$(CONFIGURATION).entitlements', both],
		[`$(SRCROOT)/\${CONFIGURATION}/A.entitlements`, inFolders],
		...[
			'$(SIGNING_$(CONFIGURATION))/A.entitlements',
			'$(FOLDER)/$(CONFIGURATION).entitlements',
			'$(CONFIGURATION:lower).entitlements',
			'Signing/$(CONFIGURATION)',
		].map((path): [string, string[]] => [path, [path, path]]),
	])('is known where nothing else is unknown: %s', (path, paths) => {
		const setting = `CODE_SIGN_ENTITLEMENTS = "${path}";`;
		expect(targetsOfXcode(named(setting))[0]?.paths).toEqual(paths);
		expect(targetsOfXcode(named('', setting))[0]?.paths).toEqual(paths);
	});
});

describe('the configuration in a path of XcodeGen', () => {
	const path = 'A/$(CONFIGURATION).entitlements';
	const both = ['A/Debug.entitlements', 'A/Release.entitlements'];
	const base = `    settings:\n      base:\n        CODE_SIGN_ENTITLEMENTS: ${path}\n`;
	const own = '      configs:\n        Release:\n          CODE_SIGN_ENTITLEMENTS: ';
	const nested = '$(A_$(CONFIGURATION))/B.entitlements';

	it.each([
		['known in a project without its own', base, '', both],
		['known in one line', `    settings: { CODE_SIGN_ENTITLEMENTS: ${path} }\n`, '', both],
		['unknown in a project with its own', base, 'configs:\n  Test: debug\n', [path]],
		['unknown in a part of a project', base, 'include: other.yml\n', [path]],
		[
			'unknown where one has its own',
			`${base}${own}A/B.entitlements\n`,
			'',
			[path, 'A/B.entitlements'],
		],
		['unknown in one of them', `    settings:\n${own}${path}\n`, '', [path]],
		['unknown in the name of a variable', base.replace(path, () => nested), '', [nested]],
	])('is %s', (_title, settings, more, paths) => {
		const text = `${more}targets:\n  A:\n    type: driver-extension\n${settings}`;
		expect(targetsOfXcodeGen(text)[0]?.paths).toEqual(paths);
	});
});
