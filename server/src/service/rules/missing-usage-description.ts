/** A source property list without a usage description. */
import { isAddedByBuild } from '../document/addedByBuild.js';
import type { PlistContents } from '../document/driverPlist.js';
import { atOpenTag } from '../document/finding.js';
import { hasBundleKeys } from '../document/rootEntries.js';
import { defineMessages } from '../messages/message.js';
import { endpointSecurityClient } from '../platform/extensionEntitlements.js';
import { otherUsageKey, usageKey } from '../platform/usageDescriptions.js';
import { defineRule, type RuleDocs } from './rule.js';
import { addUsageFix } from './shared/addUsageFix.js';
import { dextExample } from './shared/examplePersonality.js';

const dext = `<key>CFBundleIdentifier</key>
<string>com.example.widget</string>
<key>CFBundlePackageType</key>
<string>DEXT</string>
<key>CFBundleVersion</key>
<string>1</string>
${dextExample()}`;

export const missingUsageDescriptionDocs: RuleDocs = {
	what: 'A source property list of a dext without `OSBundleUsageDescription`, or of another system extension without `NSSystemExtensionUsageDescription`. It is a hint if Xcode may add the key from the build settings, and nothing is reported if the target that uses the property list does so.',
	why: 'According to Apple, activation fails without the key. The text may be empty. In a built bundle, `missing-key` reports the missing key as an error.',
	otherSeverities: {
		hint: 'in a property list that also lacks other usual keys, which the build may add.',
	},
	fix: 'Add the key with a sentence about the purpose of the driver, or set `INFOPLIST_KEY_OSBundleUsageDescription` (of another system extension `INFOPLIST_KEY_NSSystemExtensionUsageDescription`) and `GENERATE_INFOPLIST_FILE` in the target. Xcode ignores the first setting without the second.',
	references: [
		'https://developer.apple.com/documentation/systemextensions/osbundleusagedescriptionkey',
		'https://developer.apple.com/documentation/systemextensions/nssystemextensionusagedescriptionkey',
		'swift-build InfoPlistProcessorTaskAction.swift:defaultInfoPlistContent',
	],
	examples: () => ({
		bad: [
			{
				text: `<plist version="1.0">\n[|<dict>|]\n${dext}\n</dict>\n</plist>\n`,
				kind: 'dext',
				findings: [
					"warning: Missing 'OSBundleUsageDescription'. According to Apple, activation fails unless the build adds it.",
				],
				fixes: ["Add 'OSBundleUsageDescription'"],
			},
			{
				text: '<plist version="1.0">\n[|<dict>|]\n\t<key>CFBundleIdentifier</key>\n\t<string>com.example.filter</string>\n\t<key>CFBundlePackageType</key>\n\t<string>SYSX</string>\n\t<key>CFBundleVersion</key>\n\t<string>1</string>\n</dict>\n</plist>\n',
				kind: 'systemExtension',
				findings: [
					"warning: Missing 'NSSystemExtensionUsageDescription'. According to Apple, activation fails unless the build adds it.",
				],
				fixes: ["Add 'NSSystemExtensionUsageDescription'"],
			},
			{
				text: '<plist version="1.0">\n[|<dict>|]\n\t<key>IOKitPersonalities</key>\n\t<dict/>\n</dict>\n</plist>\n',
				kind: 'dext',
				findings: [
					"hint: Missing 'OSBundleUsageDescription'. According to Apple, activation fails unless the build adds it.",
				],
				fixes: ["Add 'OSBundleUsageDescription'"],
			},
		],
		good: [
			{
				text: `${dext}\n<key>OSBundleUsageDescription</key>\n<string></string>`,
			},
			{ text: '<key>CFBundlePackageType</key>\n<string>KEXT</string>', kind: 'kext' },
			{ text: '<plist version="1.0">\n<dict/>\n</plist>\n', kind: 'dext' },
			{
				text: dext,
				kind: 'dext',
				uri: 'file:///Widget/Info.plist',
				neighbors: {
					'../project.yml':
						'targets:\n  Widget:\n    type: driver-extension\n    info:\n      path: Widget/Info.plist\n    settings:\n      CODE_SIGN_ENTITLEMENTS: Widget/Widget.entitlements\n      GENERATE_INFOPLIST_FILE: YES\n      PRODUCT_NAME: $(PRODUCT_BUNDLE_IDENTIFIER)\n      INFOPLIST_KEY_OSBundleUsageDescription: Reads the widget.\n',
				},
			},
			{
				text: '<!-- driver-plist-disable missing-key, missing-personalities -->\n<key>CFBundleName</key>\n<string>Widget</string>',
				kind: 'dext',
				form: 'built',
			},
		],
	}),
};

const messages = defineMessages('missing-usage-description', {
	missing: "Missing '{key}'. According to Apple, activation fails unless the build adds it.",
});

export const missingUsageDescription = defineRule({
	code: 'missing-usage-description',
	severity: 'warning',
	kinds: ['dext', 'systemExtension'],
	messages,
	visit: 'root',
	*check(root, { plist }) {
		const { kind, form } = plist;
		const key = usageKey(kind);
		if (form === 'built' || root.entries.length === 0) return;
		if (root.get(key) || root.get(otherUsageKey(kind))) return;
		if (isAddedByBuild(plist, key)) return;
		yield {
			severity: hasBundleKeys(root) && !mayBeApp(plist) ? 'warning' : 'hint',
			at: atOpenTag(root),
			message: messages.missing({ key }),
			state: { root, kind },
		};
	},
	fixes: ({ root, kind }) => [addUsageFix(root, kind)],
});

/**
 * Whether only the entitlement of Endpoint Security shows the kind, which apps and daemons can have, too
 * (https://developer.apple.com/documentation/bundleresources/entitlements/com.apple.developer.endpoint-security.client).
 */
function mayBeApp({ classification: { heaviest, reasons } }: PlistContents): boolean {
	return reasons.length === 1 && heaviest?.entry?.key === endpointSecurityClient;
}
