/** Targets of XcodeGen projects that have their type and their files from templates. */
import { expect, it } from 'vitest';
import { targetsOfXcodeGen } from '../../../server/src/project/xcodeGenTargets.js';

const own = ['$', '{target_name}'].join('');
const files = `{ INFOPLIST_FILE: "${own}/Info.plist", CODE_SIGN_ENTITLEMENTS: "Config/${own}.entitlements" }`;
const block = `targetTemplates:
  Dext:
    type: driver-extension
    platform: macOS
    settings:
      base:
        INFOPLIST_FILE: "${own}/Info.plist"
        CODE_SIGN_ENTITLEMENTS: Config/${own}.entitlements
`;

it.each([
	['a list in one line', `${block}targets:\n  Pad:\n    templates: [Dext]\n`],
	['a list', `${block}targets:\n  Pad:\n    templates:\n      - Dext\n    sources: [Pad]\n`],
	['templates after the targets', `targets:\n  Pad:\n    templates: [Other, "Dext"]\n${block}`],
	[
		'a template in one line',
		`targetTemplates:\n  Dext: { type: driver-extension, settings: { base: ${files} } }\ntargets:\n  Pad:\n    templates: [Dext]\n`,
	],
])('%s', (_, text) => {
	expect(targetsOfXcodeGen(text)).toMatchObject([
		{ name: 'Pad', kind: 'dext', paths: ['Pad/Info.plist', 'Config/Pad.entitlements'] },
	]);
});

it('a target replaces the settings of its template', () => {
	const [target] = targetsOfXcodeGen(
		`${block}targets:\n  Pad:\n    templates: [Dext]\n    type: system-extension\n    settings:\n      INFOPLIST_FILE: Other/Info.plist\n`,
	);
	expect(target).toMatchObject({
		kind: 'systemExtension',
		paths: ['Config/Pad.entitlements', 'Other/Info.plist'],
	});
});

it('an app installs a dext whose type is in a template', () => {
	const targets = targetsOfXcodeGen(
		`${block}targets:\n  App:\n    type: application\n    platform: macOS\n    dependencies:\n      - target: Pad\n  Pad:\n    templates: [Dext]\n`,
	);
	expect(targets[0]).toMatchObject({ name: 'App', kind: 'hostApp', installs: 'Pad' });
});

it('a target without a template in the file has an unknown kind', () => {
	const [target] = targetsOfXcodeGen('targets:\n  Pad:\n    templates: [Dext]\n');
	expect(target).toEqual({ name: 'Pad', kind: undefined, paths: [] });
});
