/** A dext that is marked as built for another platform than DriverKit. */
import { atContent } from '../document/finding.js';
import { literalText } from '../document/unexpanded.js';
import { defineMessages } from '../messages/message.js';
import { defineRule, type Fix, type RuleDocs } from './rule.js';
import { changeContentFix, removeEntryFix } from './shared/entryFixes.js';

const platform = 'DriverKit';

export const wrongSupportedPlatformDocs: RuleDocs = {
	what: '`CFBundleSupportedPlatforms` of a dext with another platform than `DriverKit`, usually `MacOSX` copied from an app.',
	why: 'Xcode writes the key according to the SDK. `MacOSX` marks the driver as a macOS program, and dexts that were built by hand that way were not activated.',
	fix: 'Remove the key from a source property list. Use `DriverKit` where the bundle is built without Xcode.',
	references: [
		'https://developer.apple.com/documentation/bundleresources/information-property-list/cfbundlesupportedplatforms',
	],
	examples: () => ({
		bad: [
			{
				text: '<key>CFBundleName</key>\n<string>Widget</string>\n<key>CFBundleSupportedPlatforms</key>\n<array>\n\t<string>[|MacOSX|]</string>\n</array>',
				fixed:
					'<key>CFBundleName</key>\n<string>Widget</string>\n<key>CFBundleSupportedPlatforms</key>\n<array>\n\t<string>DriverKit</string>\n</array>',
				findings: [
					"warning: 'MacOSX' is not the platform of dexts. The system may not activate the dext.",
				],
				fixes: ["Change to 'DriverKit'", "Remove 'CFBundleSupportedPlatforms'"],
			},
			{
				text: '<key>CFBundleName</key>\n<string>Widget</string>\n<key>CFBundleSupportedPlatforms</key>\n<array>\n\t<string>DriverKit</string>\n\t<string>[|MacOSX|]</string>\n</array>',
				findings: [
					"warning: 'MacOSX' is not the platform of dexts. The system may not activate the dext.",
				],
				fixes: ["Remove 'CFBundleSupportedPlatforms'"],
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

const messages = defineMessages('wrong-supported-platform', {
	foreign: "'{platform}' is not the platform of dexts. The system may not activate the dext.",
});

export const wrongSupportedPlatform = defineRule({
	code: 'wrong-supported-platform',
	severity: 'warning',
	kinds: ['dext'],
	messages,
	visit: 'rootKey',
	keys: ['CFBundleSupportedPlatforms'],
	*check({ entry }, { plist }) {
		if (entry.value.type !== 'array') return;
		const { items } = entry.value;
		for (const item of items) {
			const written = literalText(item, plist.form);
			if (!written || written === platform) continue;
			yield {
				at: atContent(item),
				message: messages.foreign({ platform: written }),
				state: { entry, item, isOnly: items.length === 1 },
			};
		}
	},
	fixes({ entry, item, isOnly }): readonly Fix[] {
		const change = changeContentFix(item, platform, true);
		return [...(isOnly ? [change] : []), removeEntryFix(entry)];
	},
});
