/** A CFBundleVersion that the kernel can't read. */
import { isRemovedByBuild } from '../document/addedByBuild.js';
import { atContent } from '../document/finding.js';
import { defineMessages } from '../messages/message.js';
import { removedKey } from '../schema/missingInSource.js';
import { defineRule, type RuleDocs } from './rule.js';
import { dextExample } from './shared/examplePersonality.js';
import { exampleProject } from './shared/exampleProject.js';
import { invalidVersion, nearestVersionFixes } from './shared/kextVersionFault.js';

export const invalidBundleVersionDocs: RuleDocs = {
	what: 'A `CFBundleVersion` of a kext or dext that does not follow the grammar of kext versions: up to three numbers of up to four digits, then optionally a stage `d`, `a`, `b`, `f`, or `fc` with a number up to 255, and at most 19 characters in all.',
	why: "`OSKextParseVersionString` can't read it, and the whole bundle is rejected: the kext does not load, the dext does not activate. Dates and versions of four numbers, which apps may have, are invalid here.",
	otherSeverities: {
		warning:
			'for the value of `CURRENT_PROJECT_VERSION` in a project file, which a command of the build can replace.',
	},
	fix: 'Use `major.minor.revision`, followed by a stage if you need one: `1.4.0b2`.',
	references: [
		'https://developer.apple.com/documentation/bundleresources/information-property-list/cfbundleversion',
		'xnu OSKextVersion.c:OSKextParseVersionString',
		'IOKitUser OSKext.c:__OSKextProcessInfoDictionary',
	],
	examples: () => ({
		bad: [
			{
				text: '<key>CFBundleVersion</key>\n<string>[|20240615|]</string>',
				fixed: '<key>CFBundleVersion</key>\n<string>2024.6.15</string>',
				findings: [
					"error: '20240615' is not a kext version, because '20240615' has more than four digits. The system rejects the bundle.",
				],
				fixes: ["Change to '2024.6.15'"],
			},
			{
				text: '<key>CFBundleVersion</key>\n<string>[|v1.2|]</string>',
				fixed: '<key>CFBundleVersion</key>\n<string>1.2</string>',
				kind: 'dext',
				findings: [
					"error: 'v1.2' is not a kext version, because it begins with 'v'. The system rejects the bundle.",
				],
				fixes: ["Change to '1.2'"],
			},
			{
				text: '<key>CFBundleVersion</key>\n<string>[|1.0-beta2|]</string>',
				fixed: '<key>CFBundleVersion</key>\n<string>1.0b2</string>',
				findings: [
					"error: '1.0-beta2' is not a kext version, because '-' is not one of the stages d, a, b, f, and fc. The system rejects the bundle.",
				],
				fixes: ["Change to '1.0b2'"],
			},
			{
				text: '<key>CFBundleVersion</key>\n<string>[|1.0fc0|]</string>',
				fixed: '<key>CFBundleVersion</key>\n<string>1.0fc1</string>',
				findings: [
					"error: '1.0fc0' is not a kext version, because the number after 'fc' is 0. The system rejects the bundle.",
				],
				fixes: ["Change to '1.0fc1'"],
			},
			{
				text: '<key>CFBundleVersion</key>\n<string>[|1.2.3.4|]</string>',
				findings: [
					"error: '1.2.3.4' is not a kext version, because it has more than three numbers. The system rejects the bundle.",
				],
				fixes: ["Change to '1.2.3'"],
			},
			{
				text: '#include "version.h"\n<key>CFBundleVersion</key>\n<string>[|1.2.3.4|]</string>',
				findings: [
					"error: '1.2.3.4' is not a kext version, because it has more than three numbers. The system rejects the bundle.",
				],
				fixes: ["Change to '1.2.3'"],
			},
			{
				text: '<key>CFBundleVersion</key>\n<string>[|BUILD|]</string>',
				findings: [
					"error: 'BUILD' is not a kext version, because it begins with 'B'. The system rejects the bundle.",
				],
			},
			{
				text: '<key>CFBundleVersion</key>\n<string>[|1.0b256|]</string>',
				findings: [
					"error: '1.0b256' is not a kext version, because '256' is greater than 255. The system rejects the bundle.",
				],
			},
			{
				text: '<key>CFBundleVersion</key>\n<string>[|1.0b|]</string>',
				fixed: '<key>CFBundleVersion</key>\n<string>1.0b1</string>',
				findings: [
					"error: '1.0b' is not a kext version, because no number follows the stage 'b'. The system rejects the bundle.",
				],
				fixes: ["Change to '1.0b1'"],
			},
			{
				text: '<key>CFBundleVersion</key>\n<string>[|2.0 and some more words|]</string>',
				findings: [
					"error: '2.0 and some more words' is not a kext version, because it has more than 19 characters. The system rejects the bundle.",
				],
			},
			{
				text: '<key>CFBundleVersion</key>\n<string>[|v$(CURRENT_PROJECT_VERSION)|]</string>',
				fixed: '<key>CFBundleVersion</key>\n<string>$(CURRENT_PROJECT_VERSION)</string>',
				findings: [
					"error: 'v$(CURRENT_PROJECT_VERSION)' is not a kext version, because it begins with 'v'. The system rejects the bundle.",
				],
				fixes: ["Change to '$(CURRENT_PROJECT_VERSION)'"],
			},
			{
				text: '<key>CFBundleVersion</key>\n<string>[|$(A).$(B)-beta|]</string>',
				findings: [
					"error: '$(A).$(B)-beta' is not a kext version, because '-' is not one of the stages d, a, b, f, and fc. The system rejects the bundle.",
				],
			},
			{
				text: '<key>CFBundleVersion</key>\n<string>[|$(VERSION);|]</string>',
				fixed: '<key>CFBundleVersion</key>\n<string>$(VERSION)</string>',
				findings: [
					"error: '$(VERSION);' is not a kext version, because ';' is not one of the stages d, a, b, f, and fc. The system rejects the bundle.",
				],
				fixes: ["Change to '$(VERSION)'"],
			},
			{
				text: '<key>CFBundleVersion</key>\n[|<string></string>|]',
				findings: ['error: The version is empty. The system rejects the bundle.'],
			},
			{
				kind: 'dext',
				text: `<key>CFBundleVersion</key>\n<string>[|$(CURRENT_PROJECT_VERSION)|]</string>\n${dextExample()}`,
				uri: 'file:///Widget/Info.plist',
				neighbors: {
					'../project.yml': exampleProject('Widget', 'driver-extension', {
						INFOPLIST_FILE: 'Widget/Info.plist',
						CURRENT_PROJECT_VERSION: '20240615',
					}),
				},
				findings: [
					"warning: '20240615' is not a kext version, because '20240615' has more than four digits. It is CURRENT_PROJECT_VERSION in 'project.yml'. The system rejects the bundle.",
				],
			},
		],
		good: [
			{ text: '<key>CFBundleVersion</key>\n<string>1</string>' },
			{ text: '<key>CFBundleVersion</key>\n<string>9999.9999.9999fc255</string>' },
			{ text: '<key>CFBundleVersion</key>\n<string>1.0 beta</string>' },
			{ text: '<key>CFBundleVersion</key>\n<string>$(CURRENT_PROJECT_VERSION)</string>' },
			...['1.0$(SUFFIX)', '$(MAJOR)b$(LEVEL)', '$(A)$(B)'].map((version) => ({
				text: `<key>CFBundleVersion</key>\n<string>${version}</string>`,
			})),
			...['WIDGET_VERSION', '1.0.BUILD_NUM', '{{version}}'].map((version) => ({
				text: `<key>CFBundleVersion</key>\n<string>${version}</string>`,
			})),
			...['BUILD', '1.0.BUILD', 'STR(VERSION)', 'kWidgetVersion'].map((version) => ({
				text: `#include "version.h"\n<key>CFBundleVersion</key>\n<string>${version}</string>`,
			})),
			{
				text: '<key>CFBundleVersion</key>\n<string>1.2.3.4</string>',
				kind: 'systemExtension',
			},
		],
	}),
};

const messages = defineMessages('invalid-bundle-version', {
	rejected: 'The system rejects the bundle.',
});

export const invalidBundleVersion = defineRule({
	code: 'invalid-bundle-version',
	severity: 'error',
	kinds: ['kext', 'codelessKext', 'dext'],
	messages,
	visit: 'rootKey',
	keys: ['CFBundleVersion'],
	*check({ entry: { value } }, { plist }) {
		if (value.type === 'string' && isRemovedByBuild(plist, value)) {
			const removed = removedKey(plist, value, messages.rejected());
			if (removed) yield { ...removed, at: atContent(value), state: value };
		} else yield* invalidVersion(value, plist, messages.rejected());
	},
	fixes: (version) => nearestVersionFixes(version),
});
