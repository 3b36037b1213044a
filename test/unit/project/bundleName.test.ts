/** The names of the bundles of extensions in project files. */
import { describe, expect, it } from 'vitest';
import { targetsOfXcodeGen } from '../../../server/src/project/xcodeGenTargets.js';
import { targetsOfXcode } from '../../../server/src/project/xcodeTargets.js';
import { onlyTarget, type WrittenProject, xcodeProject } from './xcodeProject.js';

/** The name of the bundle of an Xcode target. */
function inXcode(written: WrittenProject): string | undefined {
	return onlyTarget(targetsOfXcode(xcodeProject(written))).bundleName;
}

const ofTarget = 'PRODUCT_NAME = "$(TARGET_NAME)";';
const config = 'baseConfigurationReference = F;';

describe('the name of the bundle of an Xcode target', () => {
	it.each<[WrittenProject, string]>([
		[{ debug: ofTarget }, 'Pad'],
		[{ debug: ofTarget, type: 'system-extension' }, 'Pad'],
		[{ debug: ofTarget, file: config, projectFile: config }, 'Pad'],
		[{ debug: 'PRODUCT_NAME = "Pad Driver";' }, 'Pad Driver'],
		[{ project: ofTarget }, 'Pad'],
		[{ debug: 'PRODUCT_NAME = "$(inherited)";', project: ofTarget }, 'Pad'],
	])('of %j is %j', (written, expected) => {
		expect(inXcode(written)).toBe(expected);
	});

	it.each<WrittenProject>([
		{},
		{ debug: 'PRODUCT_NAME = "$(inherited)";' },
		{ debug: 'PRODUCT_NAME = "$(PRODUCT_BUNDLE_IDENTIFIER)";', project: ofTarget },
		{ debug: 'PRODUCT_NAME = "$(TARGET_NAME:lower)";' },
		{ debug: 'PRODUCT_NAME = "";' },
		{ debug: ofTarget, release: 'PRODUCT_NAME = "$(PRODUCT_BUNDLE_IDENTIFIER)";' },
		{ debug: `${ofTarget} "PRODUCT_NAME[sdk=driverkit*]" = com.example.pad;` },
		{ debug: `${ofTarget} WRAPPER_NAME = com.example.pad.dext;` },
		{ debug: ofTarget, type: 'application' },
		{ project: ofTarget, file: config },
		{ project: ofTarget, projectFile: config },
		{ debug: 'PRODUCT_NAME = "$(inherited)";', project: ofTarget, file: config },
	])('of %j is unknown or usual', (written) => {
		expect(inXcode(written)).toBeUndefined();
	});
});

/** The name of the bundle of an XcodeGen target `Pad` with these lines, in a project with others. */
function inXcodeGen(lines: readonly string[], rest = '', type = 'driver-extension'): unknown {
	const text = lines.map((line) => `    ${line}\n`).join('');
	const [target] = targetsOfXcodeGen(`${rest}targets:\n  Pad:\n    type: ${type}\n${text}`);
	expect(target?.name).toBe('Pad');
	return target?.bundleName;
}

const settings = (line: string): readonly string[] => ['settings:', '  base:', `    ${line}`];

describe('the name of the bundle of an XcodeGen target', () => {
	it.each([
		[[], '', 'Pad'],
		[settings('PRODUCT_NAME: "$(TARGET_NAME)"'), '', 'Pad'],
		[settings('PRODUCT_NAME: Driver'), 'options:\n  settingPresets: none\n', 'Driver'],
		[settings('PRODUCT_NAME: Driver'), 'include: other.yml\n', 'Driver'],
		[['templates: [Dext]'], 'targetTemplates:\n  Dext:\n    platform: macOS\n', 'Pad'],
		[settings('"PRODUCT_NAME" : Driver'), '', 'Driver'],
		[['attributes:', '  PRODUCT_NAME: Other'], '', 'Pad'],
		[['preBuildScripts:', '  - script: |', '      PRODUCT_NAME: Other'], '', 'Pad'],
		[[], 'schemes:\n  Pad:\n    PRODUCT_NAME: Other\n', 'Pad'],
		[[], 'options:\n  settingPresets: project\n', 'Pad'],
		[[], 'settings:\n  base:\n    PRODUCT_NAME: "$(TARGET_NAME)"\n', 'Pad'],
	])('with %j after %j is %j', (lines, rest, expected) => {
		expect(inXcodeGen(lines, rest)).toBe(expected);
	});

	it.each([
		[settings('PRODUCT_NAME: $(PRODUCT_BUNDLE_IDENTIFIER)'), ''],
		[['settings:', '  configs:', '    Debug:', '      PRODUCT_NAME: Driver'], ''],
		[['configFiles:', '  Debug: Debug.xcconfig'], ''],
		[['settings:', '  groups: [driver]'], ''],
		[['<<: *driver'], ''],
		[['templates: [Other]'], ''],
		[
			['templates: [Dext]'],
			'targetTemplates:\n  Dext:\n    settings:\n      PRODUCT_NAME: $(PRODUCT_BUNDLE_IDENTIFIER)\n',
		],
		[['templates: [Dext]'], 'targetTemplates:\n  Dext:\n    settings:\n      groups: [a]\n'],
		[settings('PRODUCT_NAME: *name'), ''],
		[settings('PRODUCT_NAME: &name com.example.pad'), ''],
		[settings('PRODUCT_NAME: >-'), ''],
		[settings('PRODUCT_NAME: "com.example\\u002epad"'), ''],
		[[], 'configs:\n  Debug: none\n'],
		[[], 'options:\n  settingPresets: none\n'],
		[[], 'options: {settingPresets: targets}\n'],
		[[], 'include: other.yml\n'],
		[[], 'configFiles:\n  Debug: Debug.xcconfig\n'],
		[[], 'settings:\n  PRODUCT_NAME: $(PRODUCT_BUNDLE_IDENTIFIER)\n'],
		[[], 'settingGroups:\n  driver:\n    PRODUCT_NAME: $(PRODUCT_BUNDLE_IDENTIFIER)\n'],
	])('with %j after %j is unknown or usual', (lines, rest) => {
		expect(inXcodeGen(lines, rest)).toBeUndefined();
	});

	it('is not that of an app', () => {
		expect(inXcodeGen([], '', 'application')).toBeUndefined();
	});
});
