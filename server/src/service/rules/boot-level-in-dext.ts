/** OSBundleRequired in a driver extension. */
import { atContent, atValue } from '../document/finding.js';
import { rootText } from '../document/rootEntries.js';
import { literalText } from '../document/unexpanded.js';
import { defineMessages } from '../messages/message.js';
import { defineRule, type RuleDocs } from './rule.js';
import { removeEntryFix } from './shared/entryFixes.js';
import { hasStrayEntries } from './shared/strayEntries.js';

/** The values that a dext by Apple may have (IOKitUser OSKext.c:__OSKextProcessInfoDictionary). */
const levelsOfApple = ['DriverKit', 'Safe Boot'];

export const bootLevelInDextDocs: RuleDocs = {
	what: '`OSBundleRequired` in a third-party dext, or in an Apple dext with a value other than `DriverKit` or `Safe Boot`.',
	why: 'Third-party dexts are not eligible for early boot, so OSKext considers such a dext invalid. Copies of two Apple samples have the key and are activated nevertheless, but the key has no benefit.',
	fix: 'Remove the key. Dexts are always loadable in Safe Boot.',
	references: [
		'IOKitUser OSKext.c:__OSKextProcessInfoDictionary',
		'xnu OSKext.cpp:isLoadableInSafeBoot',
	],
	examples: () => ({
		bad: [
			{
				text: '<key>CFBundleName</key>\n<string>Widget</string>\n<key>OSBundleRequired</key>\n<string>[|DriverKit|]</string>',
				fixed: '<key>CFBundleName</key>\n<string>Widget</string>',
				findings: [
					"warning: 'OSBundleRequired' is for early boot. Third-party dexts are not eligible for early boot.",
				],
				fixes: ["Remove 'OSBundleRequired'"],
			},
			{
				text: '<key>CFBundleIdentifier</key>\n<string>com.apple.driver.Widget</string>\n<key>OSBundleRequired</key>\n<string>[|Root|]</string>',
				fixed: '<key>CFBundleIdentifier</key>\n<string>com.apple.driver.Widget</string>',
				findings: [
					"warning: 'Root' is a value for kexts. In a dext, only 'DriverKit' and 'Safe Boot' are valid.",
				],
				fixes: ["Remove 'OSBundleRequired'"],
			},
			{
				text: '<key>CFBundleName</key>\n<string>Widget</string>\n<key>OSBundleRequired</key>\n[|<true/>|]',
				fixed: '<key>CFBundleName</key>\n<string>Widget</string>',
				findings: [
					"warning: 'OSBundleRequired' is for early boot. Third-party dexts are not eligible for early boot.",
				],
				fixes: ["Remove 'OSBundleRequired'"],
			},
		],
		good: [
			{
				text: '<key>CFBundleIdentifier</key>\n<string>com.apple.driver.Widget</string>\n<key>OSBundleRequired</key>\n<string>DriverKit</string>',
			},
			{ text: '<key>OSBundleRequired</key>\n<string>Root</string>', kind: 'kext' },
			{
				text: '<key>CFBundleIdentifier</key>\n<string>com.apple.driver.Widget</string>\n<key>OSBundleRequired</key>\n<string>$(BOOT_LEVEL)</string>',
			},
			{ text: '<key>OSBundleRequired</key>\n<string>$(BOOT_LEVEL)</string>' },
		],
	}),
};

const messages = defineMessages('boot-level-in-dext', {
	kextLevel: "'{value}' is a value for kexts. In a dext, only {levels} are valid.",
	thirdParty: "'{key}' is for early boot. Third-party dexts are not eligible for early boot.",
});

export const bootLevelInDext = defineRule({
	code: 'boot-level-in-dext',
	severity: 'warning',
	kinds: ['dext'],
	replacesMoreSevere: true,
	messages,
	visit: 'rootKey',
	keys: ['OSBundleRequired'],
	*check({ entry }, { plist }) {
		const { key, value } = entry;
		const text = literalText(value, plist.form);
		if (text === undefined && (value.type === 'string' || value.type === 'invalid')) return;
		const isApples = rootText(plist, 'CFBundleIdentifier')?.startsWith('com.apple.');
		if (!isApples) {
			const at = text === undefined ? atValue(value) : atContent(value);
			yield { at, message: messages.thirdParty({ key }), state: entry };
		} else if (text !== undefined && !levelsOfApple.includes(text)) {
			const levels = levelsOfApple.map((level) => `'${level}'`);
			yield {
				at: atContent(value),
				message: messages.kextLevel({ value: text, levels }),
				state: entry,
			};
		}
	},
	fixes: (entry) => [removeEntryFix(entry, !hasStrayEntries(entry))],
});
