/** A driver without personalities that can only work through them: a dext, or a kext without code. */

import { isAddedByBuild } from '../document/addedByBuild.js';
import type { PlistContents } from '../document/driverPlist.js';
import { atKey, atOpenTag } from '../document/finding.js';
import { projectFilesOf } from '../document/neighbors.js';
import { namesPersonalities } from '../document/personalities.js';
import { personalityText } from '../document/personalityText.js';
import { hasBundleKeys, isTrue, rootText, variantsOf } from '../document/rootEntries.js';
import { isPersonalities } from '../document/rootKey.js';
import { defineMessages } from '../messages/message.js';
import type { Dict, DictEntry } from '../value/plistValue.js';
import { defineRule, type RuleDocs } from './rule.js';
import { exampleProject, usualName } from './shared/exampleProject.js';
import { moveIntoPersonalityFixes } from './shared/personalityMoves.js';

const identity = (type: string): string =>
	`\t<key>CFBundleIdentifier</key>\n\t<string>com.example.widget</string>\n\t<key>CFBundlePackageType</key>\n\t<string>${type}</string>\n\t<key>CFBundleVersion</key>\n\t<string>1</string>\n`;
const usage = '\t<key>OSBundleUsageDescription</key>\n\t<string>Reads the widget.</string>\n';
const whole = (entries: string, startTag = '<dict>'): string =>
	`<plist version="1.0">\n${startTag}\n${entries}</dict>\n</plist>\n`;
const empty = '\t[|<key>IOKitPersonalities</key>|]\n\t<dict/>\n';

export const missingPersonalitiesDocs: RuleDocs = {
	what: 'A dext whose `IOKitPersonalities` is missing or empty, or such a kext without code. A kext with code can be a library, so it is not reported, and neither is a source property list to which the build may add personalities.',
	why: 'The kernel launches a dext only for a personality that matches a device (`startCandidate`), so a dext without one never starts. A kext without code has no other content.',
	otherSeverities: {
		information:
			'for an empty dictionary in the source property list of a kext without code, to which a tool may add personalities.',
	},
	fix: 'Add a personality for the device.',
	references: [
		'https://developer.apple.com/documentation/bundleresources/information-property-list/iokitpersonalities',
		'xnu IOService.cpp:startCandidate',
		'xnu OSKext.cpp:copyPersonalitiesArray',
	],
	examples: () => ({
		bad: [
			{
				text: whole(identity('DEXT') + usage, '[|<dict>|]'),
				kind: 'dext',
				findings: [
					"warning: Missing 'IOKitPersonalities'. Nothing matches the dext, so it never starts.",
				],
			},
			{
				text: whole(identity('DEXT') + empty + usage),
				kind: 'dext',
				findings: [
					"warning: 'IOKitPersonalities' is empty. Nothing matches the dext, so it never starts.",
				],
			},
			{
				text: whole(identity('KEXT') + empty),
				kind: 'codelessKext',
				form: 'built',
				findings: [
					"warning: 'IOKitPersonalities' is empty. A kext without code has no effect without a personality.",
				],
			},
			{
				text: whole(identity('KEXT') + empty),
				kind: 'codelessKext',
				findings: [
					"information: 'IOKitPersonalities' is empty. A kext without code has no effect without a personality.",
				],
			},
			{
				text: whole(
					`${identity('DEXT')}\t<key>IOKitPersonalities - 2</key>\n\t<dict>\n\t\t<key>Widget</key>\n\t\t<dict/>\n\t</dict>\n${usage}`,
					'[|<dict>|]',
				),
				kind: 'dext',
				findings: [
					"warning: Missing 'IOKitPersonalities'. Nothing matches the dext, so it never starts.",
				],
			},
			{
				text: whole(usage, '[|<dict>|]'),
				kind: 'dext',
				uri: 'file:///Widget/Info.plist',
				neighbors: {
					'../project.yml': exampleProject('Widget', 'driver-extension', {
						INFOPLIST_FILE: 'Widget/Info.plist',
						...usualName,
					}),
				},
				findings: [
					"warning: Missing 'IOKitPersonalities'. Nothing matches the dext, so it never starts.",
				],
			},
		],
		good: [
			{ text: whole(identity('KEXT')), kind: 'kext' },
			{ text: whole(usage), kind: 'dext' },
			{
				text: whole(`#include "Personalities.plist"\n${identity('DEXT')}${usage}`),
				kind: 'dext',
			},
			{
				text: whole(`${identity('KEXT')}\t<key>OSKernelResource</key>\n\t<true/>\n`),
				kind: 'codelessKext',
			},
			{
				text: whole(
					`${identity('DEXT')}\t<key>IOKitPersonalities_disabled</key>\n\t<dict/>\n${usage}`,
				),
				kind: 'dext',
			},
			{
				text: whole(identity('DEXT') + usage),
				kind: 'dext',
				uri: 'file:///Widget/Info.plist',
				neighbors: {
					'../project.yml':
						'targets:\n  Widget:\n    type: driver-extension\n    info:\n      path: Widget/Info.plist\n      properties:\n        IOKitPersonalities:\n          Widget:\n            IOClass: IOUserService\n    settings:\n      PRODUCT_NAME: $(PRODUCT_BUNDLE_IDENTIFIER)\n',
				},
			},
		],
	}),
};

const messages = defineMessages('missing-personalities', {
	empty: "'{key}' is empty. Nothing matches the dext, so it never starts.",
	emptyCodeless: "'{key}' is empty. A kext without code has no effect without a personality.",
	missing: "Missing '{key}'. Nothing matches the dext, so it never starts.",
	missingCodeless: "Missing '{key}'. A kext without code has no effect without a personality.",
});

const key = 'IOKitPersonalities';

export const missingPersonalities = defineRule({
	code: 'missing-personalities',
	severity: 'warning',
	kinds: ['dext', 'codelessKext'],
	messages,
	visit: 'root',
	*check(root, { plist }) {
		if (!isComplete(root, plist) || mayHaveOthers(root, plist)) return;
		const isDext = plist.kind === 'dext';
		const empty = variantsOf(plist, key);
		// An element that is not closed can contain the rest of the file.
		if (empty.length === 0 && !plist.hasFaults) {
			const message = isDext ? messages.missing({ key }) : messages.missingCodeless({ key });
			yield { at: atOpenTag(root), message, state: root };
		}
		const mayBeFilled = !isDext && plist.form === 'source';
		for (const { entry } of empty) {
			const named = { key: entry.key };
			yield {
				severity: mayBeFilled ? 'information' : 'warning',
				at: atKey(entry),
				message: isDext ? messages.empty(named) : messages.emptyCodeless(named),
				state: root,
			};
		}
	},
	fixes: (root, { plist }) => moveIntoPersonalityFixes(plist, root),
});

/** Whether a property list is that of a bundle of this kind, and not one of the files that a build joins. */
function isComplete(root: Dict, { classification, form, kind, neighbors }: PlistContents): boolean {
	if (classification.confidence === 'uncertain') return false;
	return (
		form === 'built' ||
		hasBundleKeys(root) ||
		neighbors.products.some((product) => product.kind === kind)
	);
}

/** The name that editors give to a copy. Other names can be on purpose, to turn personalities off. */
const nameOfCopy = /^IOKitPersonalities(?: - \d+| copy(?: \d+)?| \(\d+\))$/;

/** Whether there are personalities, under any name, or may be some that are not in the text. */
function mayHaveOthers(root: Dict, plist: PlistContents): boolean {
	if (plist.isPreprocessed || plist.isTemplate) return true;
	// A kext of the kernel itself only declares what the kernel contains.
	if (isTrue(root, 'OSKernelResource') || isAddedByBuild(plist, key)) return true;
	const isEmpty = ({ key: name, value }: DictEntry): boolean =>
		isPersonalities(name) && value.type === 'dict' && value.entries.length === 0;
	const isOther = (entry: DictEntry): boolean =>
		namesPersonalities(entry.key) && !isEmpty(entry) && !nameOfCopy.test(entry.key);
	if (root.entries.some(isOther)) return true;
	const own = rootText(plist, 'CFBundleIdentifier');
	return own !== undefined && (own.startsWith('com.apple.') || isNamedByOther(own, plist));
}

/** Whether a personality of another bundle of the project launches the dext (xnu IOUserServer.cpp:launchUserServer). */
function isNamedByOther(own: string, { neighbors }: PlistContents): boolean {
	return projectFilesOf(neighbors).some((other) =>
		other.personalities.some(
			({ dict }) => personalityText(other, dict, 'CFBundleIdentifier') === own,
		),
	);
}
