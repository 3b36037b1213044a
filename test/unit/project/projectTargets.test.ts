/** Project files: the targets in them, and texts that are not project files. */
import { describe, expect, it } from 'vitest';
import { readOpenStep } from '../../../server/src/project/openStep.js';
import { targetsOfXcodeGen } from '../../../server/src/project/xcodeGenTargets.js';
import { targetsOfXcode } from '../../../server/src/project/xcodeTargets.js';

const xcode = `// !$*UTF8*$!
{ objects = {
	T = { isa = PBXNativeTarget; name = Driver; productType = "com.apple.product-type.driver-extension"; buildConfigurationList = L; };
	L = { isa = XCConfigurationList; buildConfigurations = (D, R, ); };
	D = { isa = XCBuildConfiguration; buildSettings = { INFOPLIST_FILE = "$(SRCROOT)/Driver/Info.plist"; CODE_SIGN_ENTITLEMENTS = "$(TARGET_NAME)/A.entitlements"; }; };
	R = { isa = XCBuildConfiguration; buildSettings = { INFOPLIST_FILE = Driver/Info.plist; }; };
}; }`;

it('targets have a variable in place of a path that is its default', () => {
	const path = '$(OWN:default=$(SRCROOT)/Driver/A.entitlements)';
	const variable = xcode.replace('$(TARGET_NAME)/A.entitlements', path);
	expect(targetsOfXcode(variable)[0]?.paths).toContain('$(OWN)');
});

it('targets of XcodeGen have an Info.plist among their sources, but not entitlements', () => {
	const sources =
		'      - path: A/Info.plist\n        buildPhase: none\n      - path: A/Config.plist\n      - path: A/Old.entitlements\n        buildPhase: none\n';
	const project = (more: string): string => `targets:\n  A:\n    type: driver-extension\n${more}`;
	const signed = '    settings:\n      CODE_SIGN_ENTITLEMENTS: Signing/A.entitlements\n';
	const listed = `    sources:\n${sources}`;
	const flat = listed.replace(/^ {6}/gm, '    ').replace(/^ {8}/gm, '      ');
	const scripts = listed.replace('sources:', 'postBuildScripts:').replace('A/Info', 'A/Other');
	for (const more of [listed + signed, signed + listed, flat + signed, listed + scripts + signed]) {
		expect(targetsOfXcodeGen(project(more))[0]?.paths.slice().sort()).toEqual([
			'A/Info.plist',
			'Signing/A.entitlements',
		]);
	}
	const own = '    entitlements:\n      path: A/A.entitlements\n';
	expect(targetsOfXcodeGen(project(listed + own))[0]?.paths).toContain('A/A.entitlements');
});

describe('the targets of an Xcode project', () => {
	it('have the kinds of their products and the paths of their files', () => {
		expect(targetsOfXcode(xcode)).toEqual([
			{
				name: 'Driver',
				kind: 'dext',
				paths: ['Driver/Info.plist', 'Driver/A.entitlements', 'Driver/Info.plist'],
			},
		]);
	});

	it('have the files for one system, too', () => {
		const sdk = xcode.replace(
			'INFOPLIST_FILE = Driver/Info.plist;',
			'INFOPLIST_FILE = Driver/Info.plist; "CODE_SIGN_ENTITLEMENTS[sdk=driverkit*]" = B.entitlements; CODE_SIGN_ENTITLEMENTS_REQUIRED = C.entitlements;',
		);
		expect(targetsOfXcode(sdk)[0]?.paths).toEqual([
			'Driver/Info.plist',
			'Driver/A.entitlements',
			'Driver/Info.plist',
			'B.entitlements',
		]);
	});

	it.each([
		'[sdk=driverkit*]',
		'[sdk=driverkit23*]',
		'[sdk=driverkit*][arch=*]',
		'[arch=*,sdk=driverkit*]',
	])('of dexts have those for DriverKit in place of those for any system: %s', (condition) => {
		const settings = `CODE_SIGN_ENTITLEMENTS = Mac.entitlements; "CODE_SIGN_ENTITLEMENTS${condition}" = B.entitlements;`;
		const sdk = xcode.replaceAll('INFOPLIST_FILE', `${settings} INFOPLIST_FILE`);
		const paths = targetsOfXcode(sdk)[0]?.paths ?? [];
		expect(paths).toContain('B.entitlements');
		expect(paths).not.toContain('Mac.entitlements');
		const [target] = targetsOfXcodeGen(
			`targets:\n  A:\n    type: driver-extension\n    settings:\n      CODE_SIGN_ENTITLEMENTS: ./Mac.entitlements\n      "CODE_SIGN_ENTITLEMENTS${condition}": B.entitlements\n`,
		);
		expect(target?.paths).toEqual(['B.entitlements']);
	});

	it('have the files of the project where a configuration has none of its own', () => {
		const project = `rootObject = P; objects = {
	P = { isa = PBXProject; buildConfigurationList = PL; };
	PL = { buildConfigurations = (PD, PR, PX); };
	PD = { name = Debug; buildSettings = { CODE_SIGN_ENTITLEMENTS = Debug.entitlements; }; };
	PR = { name = Release; buildSettings = { CODE_SIGN_ENTITLEMENTS = Release.entitlements; }; };`;
		const inherited = xcode
			.replace('D = {', 'D = { name = Debug;')
			.replace('R = {', 'R = { name = Release;')
			.replace('objects = {', project);
		const paths = ['Driver/Info.plist', 'Driver/A.entitlements', 'Driver/Info.plist'];
		expect(targetsOfXcode(inherited)[0]?.paths).toEqual([...paths, 'Release.entitlements']);
		// The file of settings can name others.
		const based = inherited.replace(
			'R = { name = Release; isa',
			'R = { baseConfigurationReference = F; name = Release; isa',
		);
		expect(targetsOfXcode(based)[0]?.paths).toEqual(paths);
	});
});

describe('an app', () => {
	const app = xcode
		.replace('driver-extension', 'application')
		.replace(
			'{ objects = {',
			'{ objects = { D2 = { isa = PBXNativeTarget; name = Other; productType = "com.apple.product-type.OTHER"; };',
		);

	it.each([
		['driver-extension', 'hostApp'],
		['system-extension', 'hostApp'],
		['kernel-extension.iokit', 'hostApp'],
		['app-extension', 'app'],
		['framework', 'app'],
	])('in a project with %s is %s', (other, kind) => {
		const targets = targetsOfXcode(app.replace('OTHER', other));
		expect(targets.find(({ name }) => name === 'Driver')?.kind).toBe(kind);
	});
});

describe('an app that depends on an extension', () => {
	const installsWith = (settings: string, type = 'driver-extension'): string | undefined =>
		targetsOfXcode(`{ objects = {
	A = { isa = PBXNativeTarget; name = App; productType = "com.apple.product-type.application"; buildConfigurationList = L; dependencies = (P); };
	D = { isa = PBXNativeTarget; name = Driver; productType = "com.apple.product-type.driver-extension"; };
	S = { isa = PBXNativeTarget; name = Other; productType = "com.apple.product-type.${type}"; };
	P = { isa = PBXTargetDependency; target = S; };
	L = { isa = XCConfigurationList; buildConfigurations = (C); };
	C = { isa = XCBuildConfiguration; name = Debug; buildSettings = { ${settings} }; };
	R = { isa = PBXProject; buildConfigurationList = M; };
	M = { isa = XCConfigurationList; buildConfigurations = (E); };
	E = { isa = XCBuildConfiguration; name = Debug; buildSettings = { SDKROOT = macosx; }; };
}; rootObject = R; }`).find(({ name }) => name === 'App')?.installs;

	it.each([
		['installs a system extension', 'SDKROOT = macosx;', 'system-extension', 'Other'],
		['installs a dext in a project for macOS', '', 'driver-extension', 'Other'],
		['for iPadOS installs nothing', 'SDKROOT = iphoneos;', 'driver-extension', undefined],
		['for any platform installs nothing', 'SDKROOT = auto;', 'driver-extension', undefined],
		[
			'for several platforms installs nothing',
			'SUPPORTED_PLATFORMS = "macosx iphoneos";',
			'driver-extension',
			undefined,
		],
		['does not install a framework', '', 'framework', undefined],
		['does not install a kext', '', 'kernel-extension', undefined],
	])('%s', (_name, settings, type, installs) => {
		expect(installsWith(settings, type)).toBe(installs);
	});
});

describe('the paths of a target', () => {
	const pathsWith = (name: string, path: string): readonly string[] | undefined =>
		targetsOfXcode(
			xcode
				.replace('name = Driver', () => `name = ${name}`)
				.replace('"$(SRCROOT)/Driver/Info.plist"', () => `"${path}"`),
		)[0]?.paths.slice(0, -2);

	it('contain its name as it is', () => {
		expect(pathsWith('"A$&B"', '$(PRODUCT_NAME)/Info.plist')).toEqual(['A$&B/Info.plist']);
	});

	it.each([
		'$(SRCROOT)/',
		'$SRCROOT/',
		'$(SOURCE_ROOT)/',
		'$(PROJECT_DIR)/',
		'$PROJECT_DIR/',
		'./',
	])('start in the folder of the project: %s', (folder) => {
		expect(pathsWith('A', `${folder}Driver/Info.plist`)).toEqual(['Driver/Info.plist']);
	});

	it.each([
		['a long path', 'A', 'a'.repeat(2_000)],
		['a long name', 'A'.repeat(2_000), '$(TARGET_NAME)/Info.plist'],
		['many names', 'A'.repeat(200), '$(TARGET_NAME)'.repeat(50)],
	])('are left out if the system can not have them: %s', (_title, name, path) => {
		expect(pathsWith(name, path)).toEqual([]);
	});
});

describe('the version of DriverKit of an Xcode target', () => {
	const own = (debug: string, release = debug): string =>
		xcode
			.replace(/buildSettings = \{/, `$& DRIVERKIT_DEPLOYMENT_TARGET = ${debug};`)
			.replace(/(R = .*buildSettings = \{)/, `$1 DRIVERKIT_DEPLOYMENT_TARGET = ${release};`);
	const project = `P = { isa = PBXProject; buildConfigurationList = PL; };
	PL = { buildConfigurations = (PD, PR); };
	PD = { name = Debug; buildSettings = { DRIVERKIT_DEPLOYMENT_TARGET = 21.0; }; };
	PR = { name = Release; buildSettings = { DRIVERKIT_DEPLOYMENT_TARGET = 22.0; }; };`;
	const withProject = (more = ''): string =>
		xcode
			.replace('D = {', `D = { name = Debug; ${more}`)
			.replace('R = {', 'R = { name = Release;')
			.replace('{ objects = {', `{ rootObject = P; objects = { ${project}`);

	it.each([
		['that of its configurations', own('20.4'), '20.4'],
		['the newest of its configurations', own('20.4', '19.0'), '20.4'],
		['unknown with a variable', own('20.4', '"$(MINIMUM)"'), undefined],
		['unknown without the setting', xcode, undefined],
		['the newest of the project', withProject(), '22.0'],
		[
			'unknown where a file of settings may have it',
			withProject('baseConfigurationReference = F;'),
			undefined,
		],
	])('is %s', (_title, text, expected) => {
		expect(targetsOfXcode(text)[0]?.driverKit).toBe(expected);
	});
});

describe('the keys that the build of an Xcode target adds', () => {
	const key = 'INFOPLIST_KEY_OSBundleUsageDescription = "Reads the widget.";';
	const on = 'GENERATE_INFOPLIST_FILE = YES;';
	const inAll = (settings: string): string =>
		xcode.replaceAll('buildSettings = {', `$& ${settings}`);
	const withProject = (settings: string, ofTarget: string): string =>
		inAll(ofTarget)
			.replace('D = {', 'D = { name = Debug;')
			.replace('R = {', 'R = { name = Release;')
			.replace(
				'{ objects = {',
				`{ rootObject = P; objects = { P = { isa = PBXProject; buildConfigurationList = PL; };
				PL = { buildConfigurations = (PD, PR); };
				PD = { name = Debug; buildSettings = { ${settings} }; };
				PR = { name = Release; buildSettings = { ${settings} }; };`,
			);
	const added = ['OSBundleUsageDescription'];

	it.each([
		['its settings', inAll(on + key), added],
		['an empty setting', inAll(`${on}INFOPLIST_KEY_OSBundleUsageDescription = "";`), added],
		[
			'a setting for one SDK',
			inAll(`${on}${key.replace(/(INFO\w+)/, '"$1[sdk=driverkit*]"')}`),
			added,
		],
		[
			'the setting of the other kind',
			inAll(on + key.replace('OSBundle', 'NSSystemExtension')),
			['NSSystemExtensionUsageDescription'],
		],
		['those of the project', withProject(on + key, ''), added],
		['its own, which the project turns on', withProject(on, key), added],
		[
			'its own, which it turns off',
			withProject(on, `GENERATE_INFOPLIST_FILE = NO;${key}`),
			undefined,
		],
		['one that is not turned on', inAll(key), undefined],
		['one of one configuration', xcode.replace('buildSettings = {', `$& ${on}${key}`), undefined],
		[
			'a key that Xcode does not add',
			inAll(`${on}INFOPLIST_KEY_NEMachServiceName = a;`),
			undefined,
		],
	])('are %s', (_title, text, expected) => {
		expect(targetsOfXcode(text)[0]?.addedKeys).toEqual(expected);
	});
});

describe('the keys that the build of an XcodeGen target adds', () => {
	const key = 'INFOPLIST_KEY_OSBundleUsageDescription: Reads the widget.';
	const target = (lines: string, before = ''): string =>
		`${before}targets:\n  A:\n    type: driver-extension\n    info:\n      path: A/Info.plist\n${lines}`;
	const added = ['OSBundleUsageDescription'];

	it.each([
		[
			'its settings',
			target(`    settings:\n      base:\n        GENERATE_INFOPLIST_FILE: YES\n        ${key}\n`),
			added,
		],
		[
			'its settings with true',
			target(`    settings:\n      GENERATE_INFOPLIST_FILE: true\n      ${key}\n`),
			added,
		],
		[
			'its settings in one line',
			target(
				`    settings: { GENERATE_INFOPLIST_FILE: YES, "INFOPLIST_KEY_OSBundleUsageDescription": "" }\n`,
			),
			added,
		],
		[
			'those of the project',
			target('', `settings:\n  base:\n    GENERATE_INFOPLIST_FILE: "YES"\n    ${key}\n`),
			added,
		],
		[
			'properties of its plist',
			target('      properties:\n        OSBundleUsageDescription: Reads the widget.\n'),
			added,
		],
		['one that is not turned on', target(`    settings:\n      ${key}\n`), undefined],
		[
			'one that is turned off',
			target(
				`    settings:\n      GENERATE_INFOPLIST_FILE: NO\n      ${key}\n`,
				'settings:\n  GENERATE_INFOPLIST_FILE: YES\n',
			),
			undefined,
		],
		[
			'one in a comment',
			target(`    settings:\n      GENERATE_INFOPLIST_FILE: YES\n      # ${key}\n`),
			undefined,
		],
		[
			'one of another target',
			target(`  B:\n    settings:\n      GENERATE_INFOPLIST_FILE: YES\n      ${key}\n`),
			undefined,
		],
	])('are %s', (_title, text, expected) => {
		expect(targetsOfXcodeGen(text)[0]?.addedKeys).toEqual(expected);
	});
});

describe('the kind of a product', () => {
	it.each([
		['dext', 'driver-extension', ''],
		['kext', 'kernel-extension.iokit', ''],
		['appExtension', 'extensionkit-extension', ''],
		['appExtension', 'watchkit2-extension', ''],
		['fileSystem', 'bundle', 'fs'],
		['kext', 'bundle', 'kext'],
		['systemExtension', 'application', 'systemextension'],
		[undefined, 'bundle', ''],
		[undefined, 'bundle', 'plugin'],
		['other', 'bundle.unit-test', ''],
		['other', 'tool', 'constructor'],
	])('is %s for %s with the wrapper %j', (kind, type, wrapper) => {
		const text = xcode
			.replace('driver-extension', type)
			.replace('buildSettings = {', `buildSettings = { WRAPPER_EXTENSION = "${wrapper}";`);
		expect(targetsOfXcode(text)).toMatchObject([{ kind }]);
	});
});

const hostile: readonly (readonly [title: string, text: string])[] = [
	['nothing', ''],
	['an open string', '{ a = "'],
	['an open comment', '{ /* '],
	['a missing value', '{ a = ; }'],
	['a missing key', '{ = b; }'],
	['binary data', '\u0000\u0001\uffff{'],
	[
		'keys of prototypes',
		'{ objects = { __proto__ = { isa = PBXNativeTarget; }; constructor = a; }; }',
	],
	['objects that are not a dictionary', '{ objects = (a, b); }'],
	[
		'a list that names itself',
		'{ objects = { L = { isa = PBXNativeTarget; buildConfigurationList = L; buildConfigurations = (L); }; }; }',
	],
	['deep dictionaries', '{ a = '.repeat(50_000)],
	['deep lists', '('.repeat(50_000)],
	['many open quotation marks', '"\\'.repeat(50_000)],
	['many slashes', '/'.repeat(100_000)],
	['many colons', `targets:\n${'  a: b: c\n'.repeat(20_000)}`],
	['a long line', `targets:\n  ${'a'.repeat(100_000)}: ${' #'.repeat(50_000)}`],
];

describe('a text that is not a project file', () => {
	it.each(hostile)('%s', (_, text) => {
		expect(() => readOpenStep(text)).not.toThrow();
		for (const target of [...targetsOfXcode(text), ...targetsOfXcodeGen(text)]) {
			expect(target.paths).toEqual([]);
		}
	});
});
