/** The usage description of another kind of system extension. */
import { isAddedByBuild } from '../document/addedByBuild.js';
import type { PlistContents } from '../document/driverPlist.js';
import { atKey } from '../document/finding.js';
import { literalText } from '../document/unexpanded.js';
import { defineMessages } from '../messages/message.js';
import { otherUsageKey, usageKey } from '../platform/usageDescriptions.js';
import { describeKey, isForKind } from '../schema/describe.js';
import type { DictEntry } from '../value/plistValue.js';
import { defineRule, type RuleDocs } from './rule.js';
import { removeEntryFix } from './shared/entryFixes.js';
import { dextExample } from './shared/examplePersonality.js';
import { renameFixes } from './shared/renameFixes.js';
import { hasStrayEntries } from './shared/strayEntries.js';

export const wrongUsageDescriptionDocs: RuleDocs = {
	what: '`NSSystemExtensionUsageDescription` in a dext, or `OSBundleUsageDescription` in another system extension.',
	why: 'Dexts have `OSBundleUsageDescription`, all other system extensions have `NSSystemExtensionUsageDescription`. According to Apple, activation fails without the own key; the one of the other kind does not replace it.',
	otherSeverities: {
		information: 'where the key of its own kind is there, too, or the build adds it.',
	},
	fix: 'Rename the key.',
	references: [
		'https://developer.apple.com/documentation/systemextensions/osbundleusagedescriptionkey',
		'https://developer.apple.com/documentation/systemextensions/nssystemextensionusagedescriptionkey',
	],
	examples: () => ({
		bad: [
			{
				text: '[|<key>NSSystemExtensionUsageDescription</key>|]\n<string>Talks to the widget.</string>',
				fixed: '<key>OSBundleUsageDescription</key>\n<string>Talks to the widget.</string>',
				kind: 'dext',
				findings: [
					"warning: 'NSSystemExtensionUsageDescription' is not for this kind of bundle. According to Apple, activation fails without 'OSBundleUsageDescription'.",
				],
				fixes: ["Rename to 'OSBundleUsageDescription'"],
			},
			{
				text: '[|<key>OSBundleUsageDescription</key>|]\n<string>Filters traffic.</string>',
				fixed: '<key>NSSystemExtensionUsageDescription</key>\n<string>Filters traffic.</string>',
				kind: 'systemExtension',
				findings: [
					"warning: 'OSBundleUsageDescription' is not for this kind of bundle. According to Apple, activation fails without 'NSSystemExtensionUsageDescription'.",
				],
				fixes: ["Rename to 'NSSystemExtensionUsageDescription'"],
			},
			{
				text: '[|<key>NSSystemExtensionUsageDescription</key>|]\n<string>Talks to the widget.</string>\n<key>OSBundleUsageDescription</key>\n<string>Talks to the widget.</string>',
				fixed: '<key>OSBundleUsageDescription</key>\n<string>Talks to the widget.</string>',
				kind: 'dext',
				findings: [
					"information: 'NSSystemExtensionUsageDescription' is not for this kind of bundle. The system reads 'OSBundleUsageDescription'.",
				],
				fixes: ["Remove 'NSSystemExtensionUsageDescription'"],
			},
			{
				text: `[|<key>NSSystemExtensionUsageDescription</key>|]\n<string>Talks to the widget.</string>\n${dextExample()}`,
				fixed: dextExample(),
				kind: 'dext',
				uri: 'file:///Widget/Info.plist',
				neighbors: {
					'../project.yml':
						'targets:\n  Widget:\n    type: driver-extension\n    info:\n      path: Widget/Info.plist\n    settings:\n      CODE_SIGN_ENTITLEMENTS: Widget/Widget.entitlements\n      GENERATE_INFOPLIST_FILE: YES\n      INFOPLIST_KEY_OSBundleUsageDescription: Reads the widget.\n',
				},
				findings: [
					"information: 'NSSystemExtensionUsageDescription' is not for this kind of bundle. The system reads 'OSBundleUsageDescription'.",
				],
				fixes: ["Remove 'NSSystemExtensionUsageDescription'"],
			},
			{
				text: '[|<key>NSSystemExtensionUsageDescription</key>|]\n<string>Talks to the widget.</string>\n<key>OSBundleUsageDescription</key>\n<string></string>',
				kind: 'dext',
				findings: [
					"information: 'NSSystemExtensionUsageDescription' is not for this kind of bundle. The system reads 'OSBundleUsageDescription'.",
				],
				fixes: ["Remove 'NSSystemExtensionUsageDescription'"],
			},
		],
		good: [
			{
				text: '<key>OSBundleUsageDescription</key>\n<string>Talks to the widget.</string>',
				kind: 'dext',
			},
			{
				text: '<key>NSSystemExtensionUsageDescription</key>\n<string>Filters traffic.</string>',
				kind: 'systemExtension',
			},
		],
	}),
};

const messages = defineMessages('wrong-usage-description', {
	ofOtherKind:
		"'{key}' is not for this kind of bundle. According to Apple, activation fails without '{ownKey}'.",
	alongsideOwnKey: "'{key}' is not for this kind of bundle. The system reads '{ownKey}'.",
});

export const wrongUsageDescription = defineRule({
	code: 'wrong-usage-description',
	severity: 'warning',
	kinds: ['dext', 'systemExtension'],
	messages,
	visit: 'root',
	*check(root, { plist }) {
		const { kind } = plist;
		const entry = root.get(otherUsageKey(kind));
		if (!entry) return;
		const ownKey = usageKey(kind);
		const named = { key: entry.key, ownKey };
		const at = atKey(entry);
		const state = { entry, ownKey };
		if (root.get(ownKey) || isAddedByBuild(plist, ownKey)) {
			yield { severity: 'information', at, message: messages.alongsideOwnKey(named), state };
		} else {
			yield { at, message: messages.ofOtherKind(named), state };
		}
	},
	fixes({ entry, ownKey }, { plist }) {
		const preferred = !hasOtherKeysOf(plist, entry);
		const own = entry.dict.get(ownKey);
		if (!own && !isAddedByBuild(plist, ownKey)) {
			return renameFixes(plist, entry, ownKey, preferred);
		}
		// Otherwise this is the only text.
		const hasText = !own || literalText(own.value, plist.form)?.trim();
		return [removeEntryFix(entry, preferred && Boolean(hasText) && !hasStrayEntries(entry))];
	},
});

/** Whether the bundle has more keys of the other kind, so that those of its own kind can be in the wrong file. */
function hasOtherKeysOf({ kind }: PlistContents, { dict, key }: DictEntry): boolean {
	const other = kind === 'dext' ? 'systemExtension' : 'dext';
	return dict.entries.some(
		(each) =>
			each.key !== key &&
			describeKey(each.key).some(
				({ place, schema }) =>
					place === 'root' && !isForKind(schema, kind) && isForKind(schema, other),
			),
	);
}
