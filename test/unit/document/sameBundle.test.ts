/** Which Info.plist and which entitlements belong to one bundle. */
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../server/src/service/document/analyze.js';
import { fileNameOf } from '../../../server/src/service/document/neighbors.js';
import { entitlementsOf, infoPlistOf } from '../../../server/src/service/document/sameBundle.js';
import { signedProductOf } from '../../../server/src/service/document/signedProduct.js';
import { neighborsFrom } from '../../support/neighborsFrom.js';
import { wholePlist } from '../../support/wholePlist.js';

const dext = '<key>CFBundlePackageType</key>\n<string>DEXT</string>';
const app = '<key>CFBundlePackageType</key>\n<string>APPL</string>';
const driver = '<key>com.apple.developer.driverkit</key>\n<true/>';
const install = '<key>com.apple.developer.system-extension.install</key>\n<true/>';

/** The files of a folder named `Widget`, and the entitlements of the first one. */
const pairs: readonly (readonly [
	title: string,
	files: Readonly<Record<string, string>>,
	entitlements: readonly string[],
])[] = [
	['one of each', { 'Info.plist': dext, 'A.entitlements': driver }, ['A.entitlements']],
	[
		'two configurations',
		{ 'Info.plist': dext, 'Debug.entitlements': driver, 'Release.entitlements': driver },
		['Debug.entitlements', 'Release.entitlements'],
	],
	[
		'a file that is named for the folder, and another',
		{ 'Info.plist': dext, 'Widget.entitlements': driver, 'Other.entitlements': driver },
		['Widget.entitlements'],
	],
	[
		'entitlements of the app in the same folder',
		{ 'Info.plist': dext, 'A.entitlements': driver, 'B.entitlements': install },
		['A.entitlements'],
	],
	[
		'two bundles with names',
		{
			'Driver-Info.plist': dext,
			'App-Info.plist': app,
			'Driver.entitlements': driver,
			'App.entitlements': install,
		},
		['Driver.entitlements'],
	],
	[
		'two bundles without names',
		{ 'Info.plist': dext, 'Info-2.plist': app, 'A.entitlements': driver },
		[],
	],
	['no entitlements', { 'Info.plist': dext }, []],
	[
		'entitlements in another folder that the project names, and one next to it that it does not name',
		{
			'Info.plist': dext,
			'Widget.entitlements': driver,
			'../Config/Release.entitlements': driver,
			'../project.yml': project('Config/Release.entitlements'),
		},
		['Release.entitlements'],
	],
	[
		'entitlements for each configuration, one of them elsewhere',
		{
			'Info.plist': dext,
			'Widget.entitlements': driver,
			'../Config/Release.entitlements': driver,
			'../project.yml': project('Widget/Widget.entitlements', 'Config/Release.entitlements'),
		},
		['Release.entitlements', 'Widget.entitlements'],
	],
	[
		'entitlements with the names of the configurations',
		{
			'Info.plist': dext,
			'Debug.entitlements': driver,
			'Release.entitlements': driver,
			'Old.entitlements': driver,
			'../project.yml':
				'targets:\n  Widget:\n    settings:\n      INFOPLIST_FILE: Widget/Info.plist\n      CODE_SIGN_ENTITLEMENTS: Widget/$(CONFIGURATION).entitlements\n',
		},
		['Debug.entitlements', 'Release.entitlements'],
	],
	[
		'a path with a setting, whose file is next to it',
		{
			'Info.plist': dext,
			'Widget.entitlements': driver,
			'Old.entitlements': driver,
			'../project.yml': project('$(FOLDER)/Widget.entitlements'),
		},
		['Widget.entitlements'],
	],
	...['$(PROJECT_NAME)/Widget.entitlements', 'Widget/$(FOLDER)/../Widget.entitlements'].map(
		(path) =>
			[
				`a path whose settings can be the folder: ${path}`,
				{ 'Info.plist': dext, 'Widget.entitlements': driver, '../project.yml': project(path) },
				['Widget.entitlements'],
			] as const,
	),
	...[
		'$(ENTITLEMENTS)',
		'$(ENTITLEMENTS_$(CONFIGURATION))',
		'$(SRCROOT)/$(ENTITLEMENTS_$(CONFIGURATION))',
		'$(SIGNING_$(CONFIGURATION))/Widget.entitlements',
		'$(ENTITLEMENTS_$(CONFIGURATION):default=Widget/Widget.entitlements)',
		'Widget/$(PRODUCT_NAME)$(SUFFIX)',
		'Signing/$(CONFIGURATION)/Widget.entitlements',
		'$(SIGNING)/Own/Widget.entitlements',
		'$(SIGNING)/$(CONFIGURATION)/Widget.entitlements',
		'Widget/$(CONFIGURATION)/Widget.entitlements',
		'$(PROJECT_NAME)Signing/Widget.entitlements',
		'Widget/Signing.plist',
		'Signing/Entitlements.plist',
		'Signing/$(NAME).plist',
		'$(DERIVED_FILE_DIR)/Widget.entitlements',
		'$(TARGET_TEMP_DIR)/Widget.entitlements',
	].map(
		(path) =>
			[
				`a path that is another one, or unknown: ${path}`,
				{ 'Info.plist': dext, 'Widget.entitlements': driver, '../project.yml': project(path) },
				[],
			] as const,
	),
	[
		'a path without a setting, whose file does not exist, and one of the same name next to it',
		{
			'Info.plist': dext,
			'Widget.entitlements': driver,
			'../project.yml': project('Generated/Widget.entitlements'),
		},
		[],
	],
	[
		'entitlements of another target in the same folder',
		{
			'Info.plist': dext,
			'A.entitlements': driver,
			'../project.yml': 'targets:\n  Other:\n    CODE_SIGN_ENTITLEMENTS: Widget/A.entitlements\n',
		},
		[],
	],
];

/** A project of XcodeGen whose target has the Info.plist in `Widget`, and entitlements by configuration. */
function project(...entitlements: readonly string[]): string {
	const settings = entitlements.map(
		(path, index) => `      C${index}:\n        CODE_SIGN_ENTITLEMENTS: ${path}\n`,
	);
	return `targets:\n  Widget:\n    type: driver-extension\n    info:\n      path: Widget/Info.plist\n    configs:\n${settings.join('')}`;
}

function read(files: Readonly<Record<string, string>>, name: string) {
	const uri = new URL(name, 'file:///Widget/').href;
	const others = Object.entries(files)
		.filter(([each]) => each !== name)
		.map(([each, text]) => [new URL(`file:///Widget/${each}`).href, text] as const);
	const neighbors = neighborsFrom(uri, Object.fromEntries(others));
	return analyze(wholePlist(files[name] ?? ''), { uri, neighbors });
}

describe('the entitlements of an Info.plist', () => {
	it.each(pairs)('%s', (_, files, expected) => {
		const [name = ''] = Object.keys(files);
		const found = entitlementsOf(read(files, name)).map(({ uri }) => fileNameOf(uri));
		expect(found.sort()).toEqual(expected);
	});
});

describe('the Info.plist of entitlements', () => {
	it.each(pairs)('%s', (_, files, entitlements) => {
		const [info] = Object.keys(files);
		for (const name of Object.keys(files).filter((each) => each.endsWith('.entitlements'))) {
			const found = infoPlistOf(read(files, name));
			const isSigned = entitlements.includes(fileNameOf(name));
			if (isSigned || '../project.yml' in files) {
				expect(found && fileNameOf(found.uri)).toBe(isSigned ? info : undefined);
			}
		}
	});
});

describe('the product that is signed', () => {
	it.each([
		['a dext by its entitlement', { 'A.entitlements': driver }, 'dext'],
		['an app by its entitlement', { 'A.entitlements': install }, 'hostApp'],
		['a dext by its Info.plist', { 'Widget.entitlements': install, 'Info.plist': dext }, 'dext'],
		['an app by its name', { 'A.entitlements': install, 'Info.plist': dext }, 'hostApp'],
		['any', { 'A.entitlements': '<key>com.apple.security.app-sandbox</key>\n<true/>' }, 'any'],
	] as const)('%s', (_, files, product) => {
		const [name = ''] = Object.keys(files);
		const plist = read(files, name);
		const root = plist.root?.type === 'dict' ? plist.root : undefined;
		expect(root && signedProductOf(root, plist.uri, infoPlistOf(plist))).toBe(product);
	});
});
