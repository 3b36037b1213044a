/** The usage description of the other kind of extension. */
import { atKey, type Finding, message } from '../document/finding.js';
import { rootEntry } from '../document/rootEntries.js';
import {
	definePlistRule,
	type Fix,
	type RuleContext,
	type RuleDocs,
	type RuleFinding,
} from './rule.js';
import { removeEntryFix, renameKeyFix } from './shared/entryFixes.js';
import { otherUsageKey, usageKey } from './shared/usageKey.js';

export const wrongUsageDescriptionDocs: RuleDocs = {
	what: '`NSSystemExtensionUsageDescription` in a dext, or `OSBundleUsageDescription` in another system extension.',
	why: 'Dexts have the first, all others the second, and neither stands in for the other: activation fails as if there were no description.',
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
					'warning: NSSystemExtensionUsageDescription is not read here, and activation fails without OSBundleUsageDescription.',
				],
				fixes: ["Rename to 'OSBundleUsageDescription'"],
			},
			{
				text: '[|<key>OSBundleUsageDescription</key>|]\n<string>Filters traffic.</string>',
				fixed: '<key>NSSystemExtensionUsageDescription</key>\n<string>Filters traffic.</string>',
				kind: 'systemExtension',
				findings: [
					'warning: OSBundleUsageDescription is not read here, and activation fails without NSSystemExtensionUsageDescription.',
				],
				fixes: ["Rename to 'NSSystemExtensionUsageDescription'"],
			},
			{
				text: '[|<key>NSSystemExtensionUsageDescription</key>|]\n<string>Talks to the widget.</string>\n<key>OSBundleUsageDescription</key>\n<string>Talks to the widget.</string>',
				kind: 'dext',
				findings: [
					'information: NSSystemExtensionUsageDescription is not read here; OSBundleUsageDescription is.',
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

export const wrongUsageDescription = definePlistRule({
	code: 'wrong-usage-description',
	severity: 'warning',
	kinds: ['dext', 'systemExtension'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		const entry = rootEntry(plist, otherUsageKey(plist.kind));
		if (!entry) return;
		const right = usageKey(plist.kind);
		const isDouble = rootEntry(plist, right) !== undefined;
		yield {
			...(isDouble && { severity: 'information' as const }),
			at: atKey(entry),
			message: isDouble
				? message('{0} is not read here; {1} is.', entry.key, right)
				: message('{0} is not read here, and activation fails without {1}.', entry.key, right),
		};
	},
	fixes({ plist }: RuleContext, _finding: Finding): readonly Fix[] {
		const entry = rootEntry(plist, otherUsageKey(plist.kind));
		if (!entry) return [];
		const key = usageKey(plist.kind);
		if (rootEntry(plist, key)) return [removeEntryFix(entry, true)];
		return [renameKeyFix(entry, key, true)];
	},
});
