/** A source plist that writes its own root keys but no usage description. */
import type { DriverPlist } from '../document/driverPlist.js';
import { atOpenTag, type Finding, message, type Severity } from '../document/finding.js';
import { rootEntry } from '../document/rootEntries.js';
import { hasKeyOrMisspelling } from '../value/hasKeyOrMisspelling.js';
import {
	definePlistRule,
	type Fix,
	type RuleContext,
	type RuleDocs,
	type RuleFinding,
} from './rule.js';
import { insertUsageFix, otherUsageKey, usageKey } from './shared/usageKey.js';

export const missingUsageDescriptionDocs: RuleDocs = {
	what: 'A source plist of a dext without `OSBundleUsageDescription`, or of another system extension without `NSSystemExtensionUsageDescription`. Only a hint where Xcode may add the key from the build settings.',
	why: 'Activation fails without the key, with an unknown error or as a failed validation. The text itself may be empty. In a built bundle the missing key is an error of its own.',
	fix: 'Add the key with a sentence that says what the driver is for, or set `INFOPLIST_KEY_OSBundleUsageDescription` where Xcode generates the plist.',
	references: [
		'https://developer.apple.com/documentation/systemextensions/osbundleusagedescriptionkey',
		'https://developer.apple.com/documentation/systemextensions/nssystemextensionusagedescriptionkey',
	],
	examples: () => ({
		bad: [
			{
				text: '<plist version="1.0">\n[|<dict>|]\n\t<key>CFBundleIdentifier</key>\n\t<string>com.example.widget</string>\n\t<key>CFBundlePackageType</key>\n\t<string>DEXT</string>\n\t<key>CFBundleVersion</key>\n\t<string>1</string>\n</dict>\n</plist>\n',
				kind: 'dext',
				findings: [
					'warning: OSBundleUsageDescription is missing: activation fails unless the build adds it; its text may be empty.',
				],
				fixes: ['Insert OSBundleUsageDescription'],
			},
			{
				text: '<plist version="1.0">\n[|<dict>|]\n\t<key>CFBundleIdentifier</key>\n\t<string>com.example.filter</string>\n\t<key>CFBundlePackageType</key>\n\t<string>SYSX</string>\n\t<key>CFBundleVersion</key>\n\t<string>1</string>\n</dict>\n</plist>\n',
				kind: 'systemExtension',
				findings: [
					'warning: NSSystemExtensionUsageDescription is missing: activation fails unless the build adds it; its text may be empty.',
				],
				fixes: ['Insert NSSystemExtensionUsageDescription'],
			},
			{
				text: '<plist version="1.0">\n[|<dict>|]\n\t<key>IOKitPersonalities</key>\n\t<dict/>\n</dict>\n</plist>\n',
				kind: 'dext',
				findings: [
					'hint: OSBundleUsageDescription is missing: activation fails unless the build adds it; its text may be empty.',
				],
				fixes: ['Insert OSBundleUsageDescription'],
			},
		],
		good: [
			{
				text: '<key>CFBundleIdentifier</key>\n<string>com.example.widget</string>\n<key>CFBundlePackageType</key>\n<string>DEXT</string>\n<key>CFBundleVersion</key>\n<string>1</string>\n<key>OSBundleUsageDescription</key>\n<string></string>',
			},
			{ text: '<key>CFBundlePackageType</key>\n<string>KEXT</string>', kind: 'kext' },
		],
	}),
};

export const missingUsageDescription = definePlistRule({
	code: 'missing-usage-description',
	severity: 'warning',
	kinds: ['dext', 'systemExtension'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		const { root, kind, form } = plist;
		const key = usageKey(kind);
		if (root?.type !== 'dict' || form === 'built' || root.entries.length === 0) return;
		if (hasKeyOrMisspelling(root, key) || root.get(otherUsageKey(kind))) return;
		yield {
			severity: severityOf(plist),
			at: atOpenTag(root),
			message: message(
				'{0} is missing: activation fails unless the build adds it; its text may be empty.',
				key,
			),
		};
	},
	fixes({ plist }: RuleContext, _finding: Finding): readonly Fix[] {
		const { root, kind } = plist;
		if (root?.type !== 'dict') return [];
		return [insertUsageFix(root, kind)];
	},
});

/** Build settings can add the key only where Xcode generates the plist, and then nobody writes the usual root keys. */
function severityOf(plist: DriverPlist): Severity {
	const writesRoot = ['CFBundleIdentifier', 'CFBundlePackageType', 'CFBundleVersion'].every(
		(each) => rootEntry(plist, each),
	);
	return writesRoot ? 'warning' : 'hint';
}
