/** A dext that claims to be built for another platform than DriverKit. */

import { atContent, type Finding, message } from '../document/finding.js';
import { valueAt } from '../document/locate.js';
import { rootEntry } from '../document/rootEntries.js';
import { literalText } from '../document/unexpanded.js';
import { shown } from '../schema/wording.js';
import {
	definePlistRule,
	type Fix,
	type RuleContext,
	type RuleDocs,
	type RuleFinding,
} from './rule.js';
import { changeContentFix, removeEntryFix } from './shared/entryFixes.js';

export const wrongSupportedPlatformDocs: RuleDocs = {
	what: 'A `CFBundleSupportedPlatforms` in a dext that names another platform than `DriverKit`, usually `MacOSX` copied from an app.',
	why: 'Xcode writes the key from the SDK. Copied from an app it says that the driver is a program of macOS, and dexts built by hand that way were not activated.',
	fix: 'Delete the key from a source plist; write `DriverKit` where no Xcode does.',
	references: [
		'https://developer.apple.com/documentation/bundleresources/information-property-list/cfbundlesupportedplatforms',
	],
	examples: () => ({
		bad: [
			{
				text: '<key>CFBundleName</key>\n<string>Widget</string>\n<key>CFBundleSupportedPlatforms</key>\n<array>\n\t<string>[|MacOSX|]</string>\n</array>',
				fixed:
					'<key>CFBundleName</key>\n<string>Widget</string>\n<key>CFBundleSupportedPlatforms</key>\n<array>\n\t<string>DriverKit</string>\n</array>',
				findings: ["warning: 'MacOSX' is not the platform of a dext, which is 'DriverKit'."],
				fixes: ["Change to 'DriverKit'", "Remove 'CFBundleSupportedPlatforms'"],
			},
		],
		good: [
			{
				text: '<key>CFBundleSupportedPlatforms</key>\n<array>\n\t<string>DriverKit</string>\n</array>',
			},
			{
				text: '<key>CFBundleSupportedPlatforms</key>\n<array>\n\t<string>MacOSX</string>\n</array>',
				kind: 'kext',
			},
		],
	}),
};

export const wrongSupportedPlatform = definePlistRule({
	code: 'wrong-supported-platform',
	severity: 'warning',
	kinds: ['dext'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		const platforms = rootEntry(plist, 'CFBundleSupportedPlatforms')?.value;
		if (platforms?.type !== 'array') return;
		for (const item of platforms.items) {
			const text = literalText(item, plist.form);
			if (!text || text === 'DriverKit') continue;
			yield {
				at: atContent(item),
				message: message(
					"'{0}' is not the platform of a dext, which is 'DriverKit'.",
					shown(item) ?? '',
				),
			};
		}
	},
	fixes({ plist }: RuleContext, { at }: Finding): readonly Fix[] {
		const item = valueAt(plist.root, at.range);
		if (!item?.array?.entry) return [];
		const isOnly = item.array.items.length === 1;
		return [
			...(isOnly ? [changeContentFix(item, 'DriverKit', true)] : []),
			removeEntryFix(item.array.entry),
		];
	},
});
