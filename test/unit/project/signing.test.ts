/** Dexts that project files sign without entitlements. */
import { describe, expect, it } from 'vitest';
import { targetsOfXcodeGen } from '../../../server/src/project/xcodeGenTargets.js';
import { targetsOfXcode } from '../../../server/src/project/xcodeTargets.js';
import { onlyTarget, type WrittenProject, xcodeProject } from './xcodeProject.js';

const named = 'CODE_SIGN_ENTITLEMENTS = Pad/Pad.entitlements;';
const config = 'baseConfigurationReference = F;';

describe('a dext of Xcode without entitlements', () => {
	it.each<WrittenProject>([
		{},
		{ debug: 'CODE_SIGN_STYLE = Automatic; CODE_SIGN_IDENTITY = "Apple Development";' },
		{ project: 'CODE_SIGN_IDENTITY = "-";' },
		{ debug: 'CODE_SIGN_ENTITLEMENTS = "";' },
	])('is one with %j', (written) => {
		expect(inXcode(written)).toBe(true);
	});

	it.each<WrittenProject>([
		{ type: 'system-extension' },
		{ debug: named },
		{ debug: named, release: 'A = B;' },
		{ project: named },
		{ debug: '"CODE_SIGN_ENTITLEMENTS[sdk=driverkit*]" = Pad/Pad.entitlements;' },
		{ debug: 'CODE_SIGNING_ALLOWED = NO;' },
		{ project: 'CODE_SIGNING_REQUIRED = NO;' },
		{ debug: 'CODE_SIGN_IDENTITY = "";' },
		{ debug: 'OTHER_CODE_SIGN_FLAGS = ("--entitlements", "Pad/Pad.entitlements");' },
		{ file: config },
		{ projectFile: config },
		{ objects: 'S = { isa = PBXShellScriptBuildPhase; shellScript = "./sign.sh"; };' },
	])('is not one with %j', (written) => {
		expect(inXcode(written)).toBeUndefined();
	});
});

function inXcode(written: WrittenProject): boolean | undefined {
	return onlyTarget(targetsOfXcode(xcodeProject(written))).isUnentitled;
}

describe('a dext of XcodeGen without entitlements', () => {
	it.each([
		dext(''),
		dext('    settings:\n      CODE_SIGN_STYLE: Automatic\n'),
		`targetTemplates:\n  Dext:\n    settings:\n      A: B\n${dext('    templates: [Dext]\n')}`,
	])('is one: %j', (text) => {
		expect(inXcodeGen(text)).toBe(true);
	});

	it.each([
		dext('    settings:\n      CODE_SIGN_ENTITLEMENTS: Pad/Pad.entitlements\n'),
		dext('    settings:\n      CODE_SIGN_ENTITLEMENTS: Pad/entitlements.xml\n'),
		dext('    settings:\n      configs:\n        Debug:\n          CODE_SIGNING_ALLOWED: NO\n'),
		dext('    entitlements:\n      path: Pad/Pad.entitlements\n'),
		dext('    settings: {CODE_SIGN_IDENTITY: ""}\n'),
		dext('    settings:\n      groups: [signed]\n'),
		dext('    configFiles:\n      Debug: Pad.xcconfig\n'),
		dext('    templates: [Elsewhere]\n'),
		dext('    postBuildScripts:\n      - path: sign.sh\n'),
		dext('    settings: *shared\n'),
		dext('    entitlements:REPLACE:\n      path: Pad/Pad.entitlements\n'),
		dext('    postbuildScripts:\n      - path: sign.sh\n'),
		dext('    settings:\n      base: *shared\n'),
		dext('    attributes:\n      Signed: codesign\n'),
		`settings:\n  CODE_SIGN_ENTITLEMENTS: Pad/Pad.entitlements\n${dext('')}`,
		`configFiles:\n  Debug: Pad.xcconfig\n${dext('')}`,
		`include: [base.yml]\n${dext('')}`,
		`targetTemplates:\n  Dext:\n    settings:\n      CODE_SIGNING_ALLOWED: NO\n${dext('    templates: [Dext]\n')}`,
	])('is not one: %j', (text) => {
		expect(inXcodeGen(text)).toBeUndefined();
	});
});

/** A project with a dext. */
function dext(lines: string): string {
	return `targets:\n  Pad:\n    type: driver-extension\n${lines}`;
}

function inXcodeGen(text: string): boolean | undefined {
	return onlyTarget(targetsOfXcodeGen(text)).isUnentitled;
}
