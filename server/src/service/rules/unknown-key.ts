/** A key that looks like a misspelling of one that is known here. */
import type { Finding } from '../document/finding.js';
import { entryAt } from '../document/locate.js';
import { defineSchemaRule, type Fix, type RuleContext } from './rule.js';
import { renameKeyFix } from './shared/entryFixes.js';
import { dextExample } from './shared/examplePersonality.js';

export const unknownKey = defineSchemaRule({
	code: 'unknown-key',
	severity: 'warning',
	docs: {
		what: 'A key that nothing reads and that is spelt nearly like one that is read here. Keys of your own are legal and not reported.',
		why: 'Keys are compared letter by letter, case included: a misspelt one is a property that nothing looks at. Of a key for one architecture only the names without a subtype are read: `_arm64`, `_x86_64`. Where a driver cannot do without the right one, such as `IOProviderClass` in a personality, this is an error.',
		fix: 'Correct the spelling, or choose a name for your own key that is less like a known one.',
		references: [
			'xnu IOService.cpp:passiveMatch',
			'xnu IOCatalogue.cpp:addPersonality',
			'IOKitUser OSKext.c:OSKextGetValueForInfoDictionaryKey',
		],
	},
	examples: {
		bad: [
			{
				text: '[|<key>CFBundleExecutible</key>|]\n<string>Widget</string>',
				fixed: '<key>CFBundleExecutable</key>\n<string>Widget</string>',
			},
			{
				text: '[|<key>OSBundlelibraries</key>|]\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>16.0</string>\n</dict>',
				kind: 'kext',
			},
			{
				text: '[|<key>OSBundleLibraries_arm64e</key>|]\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>16.0</string>\n</dict>',
				fixed:
					'<key>OSBundleLibraries_arm64</key>\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>16.0</string>\n</dict>',
				kind: 'kext',
			},
			...['IOKitPersonality', 'IOKitPersonalties', 'IOkitPersonalities'].map((key) => ({
				text: dextExample().replace('<key>IOKitPersonalities</key>', `[|<key>${key}</key>|]`),
				fixed: dextExample(),
			})),
			...[
				'CFBundleIdentifierKernel',
				'IOClass',
				'IOProviderClass',
				'IOUserClass',
				'IOUserServerName',
			].map((key) => ({
				text: dextExample().replace(`<key>${key}</key>`, `[|<key>${key.slice(0, -1)}</key>|]`),
				fixed: dextExample(),
			})),
		],
		good: [
			{ text: '<key>WidgetSetting</key>\n<integer>1</integer>' },
			{ text: '<key>#CFBundleName</key>\n<string>Widget</string>' },
			{ text: dextExample().replace('IOKitPersonalities', 'IOKitPersonalities_disabled') },
		],
	},
	fixes({ plist }: RuleContext, { at, data }: Finding): readonly Fix[] {
		const entry = entryAt(plist.root, at.range);
		if (!entry || typeof data !== 'string') return [];
		return [renameKeyFix(entry, data, true)];
	},
});
