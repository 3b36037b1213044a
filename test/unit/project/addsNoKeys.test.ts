/** Projects whose builds do not add the keys that every bundle has. */
import { describe, expect, it } from 'vitest';
import { targetsOfXcodeGen } from '../../../server/src/project/xcodeGenTargets.js';
import { targetsOfXcode } from '../../../server/src/project/xcodeTargets.js';

/** A target with the settings of each configuration, in a project with the same ones. */
const xcode = (project: string, ...configurations: readonly string[]): string => {
	const names = configurations.map((_, at) => `C${at}`);
	const lists = [
		...names.map((name) => `P${name} = { name = ${name}; buildSettings = { ${project} }; };`),
		...names.map(
			(name, at) => `${name} = { name = ${name}; buildSettings = { ${configurations[at]} }; };`,
		),
	];
	return `{ rootObject = P; objects = {
		P = { isa = PBXProject; buildConfigurationList = PL; };
		PL = { buildConfigurations = (${names.map((name) => `P${name}`).join(', ')}); };
		T = { isa = PBXNativeTarget; name = A; productType = "com.apple.product-type.driver-extension"; buildConfigurationList = L; };
		L = { buildConfigurations = (${names.join(', ')}); };
		${lists.join('\n')}
	}; }`;
};

const off = 'GENERATE_INFOPLIST_FILE = NO;';

describe('the build of an Xcode target adds no keys', () => {
	it.each([
		['if every configuration states that', xcode('', off, off), true],
		['if one configuration states that, and none states otherwise', xcode('', off, ''), true],
		['not if one configuration adds them', xcode('', off, off.replace('NO', 'YES')), undefined],
		['if the project states that', xcode(off, ''), true],
		['if no setting states otherwise', xcode('', ''), true],
		['not if the project adds them', xcode(off.replace('NO', 'YES'), ''), undefined],
		[
			'not if a file of settings of the target may state otherwise',
			xcode('', '').replace('\nC0 = {', '$& baseConfigurationReference = F;'),
			undefined,
		],
		[
			'not if a file of settings in a folder that Xcode follows may state otherwise',
			xcode('', '').replace('\nC0 = {', '$& baseConfigurationReferenceAnchor = F;'),
			undefined,
		],
		[
			'not if a file of settings of the project may state otherwise',
			xcode('', '').replace('PC0 = {', '$& baseConfigurationReference = F;'),
			undefined,
		],
		[
			'if the target states that, whatever is in a file of settings',
			xcode('', off).replace('PC0 = {', '$& baseConfigurationReference = F;'),
			true,
		],
		[
			'not if there are other contents',
			xcode('', `${off} INFOPLIST_FILE_CONTENTS = x;`),
			undefined,
		],
		['not if the preprocessor is run', xcode('', `${off} INFOPLIST_PREPROCESS = YES;`), undefined],
		[
			'not if only one SDK has the setting, and the project another one',
			xcode(off.replace('NO', 'YES'), '"GENERATE_INFOPLIST_FILE[sdk=iphoneos*]" = NO;'),
			undefined,
		],
		['not if there are no configurations', xcode(''), undefined],
	])('%s', (_title, text, expected) => {
		expect(targetsOfXcode(text)[0]?.addsNoKeys).toBe(expected);
	});
});

const target = (lines: string): string => `targets:\n  A:\n    type: driver-extension\n${lines}`;
const settings = '    settings:\n      base:\n        GENERATE_INFOPLIST_FILE: "NO"\n';

describe('the build of an XcodeGen target adds no keys', () => {
	it.each([
		['if its settings state that', target(settings), true],
		[
			'if those of its template state that',
			`targetTemplates:\n  T:\n${settings}${target('    templates: [T]\n')}`,
			true,
		],
		[
			'not if one configuration states that',
			target(
				'    settings:\n      configs:\n        Debug:\n          GENERATE_INFOPLIST_FILE: NO\n',
			),
			undefined,
		],
		[
			'not if one configuration adds them',
			target(`${settings}      configs:\n        Debug:\n          GENERATE_INFOPLIST_FILE: YES\n`),
			undefined,
		],
		[
			'not if XcodeGen writes the plist',
			target(`    info:\n      path: A/Info.plist\n${settings}`),
			undefined,
		],
		[
			'not if XcodeGen writes the plist of its template',
			`targetTemplates:\n  T:\n    info:\n      path: A/Info.plist\n${target(`    templates: [T]\n${settings}`)}`,
			undefined,
		],
		[
			'if the project states that',
			`settings:\n  base:\n    GENERATE_INFOPLIST_FILE: NO\n${target('    platform: macOS\n')}`,
			true,
		],
		[
			'not if a file of settings may state otherwise',
			`settings:\n  base:\n    GENERATE_INFOPLIST_FILE: NO\n${target('    configFiles:\n      Debug: A.xcconfig\n')}`,
			undefined,
		],
		['not if a file is included', `include: [base.yml]\n${target(settings)}`, undefined],
		['not if more is written elsewhere', target(`    <<: *common\n${settings}`), undefined],
		['not if no setting states that', target('    settings:\n'), undefined],
	])('%s', (_title, text, expected) => {
		expect(targetsOfXcodeGen(text)[0]?.addsNoKeys).toBe(expected);
	});
});

describe('the build of an XcodeGen target with templates adds no keys', () => {
	it.each([
		[
			'not if the list of templates has another form',
			target(`    templates:\n      [T]\n${settings}`),
			undefined,
		],
		[
			'not if its template with a comment has a plist that XcodeGen writes',
			`targetTemplates:\n  T:\n    info:\n      path: A/Info.plist\n${target(`    templates:\n      - T # shared\n${settings}`)}`,
			undefined,
		],
		[
			'if those of its template with a comment state that',
			`targetTemplates:\n  T:\n${settings}${target('    templates:\n      # all\n      - T # shared\n')}`,
			true,
		],
		[
			'not if a template is not in the file',
			target(`    templates: [Elsewhere]\n${settings}`),
			undefined,
		],
		[
			'not if a template has a template',
			`targetTemplates:\n  T:\n    templates: [U]\n${target(`    templates: [T]\n${settings}`)}`,
			undefined,
		],
	])('%s', (_title, text, expected) => {
		expect(targetsOfXcodeGen(text)[0]?.addsNoKeys).toBe(expected);
	});
});
