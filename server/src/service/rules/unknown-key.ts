/** A key that looks like a misspelling of one that is known here. */
import type { Finding } from '../document/finding.js';
import { entryAt } from '../document/locate.js';
import { meantBy } from '../schema/unknownKeyCheck.js';
import { defineSchemaRule, type Fix, type RuleContext } from './rule.js';
import { renameKeyFix } from './shared/entryFixes.js';
import { dextExample } from './shared/examplePersonality.js';

const driverKit = 'com.apple.developer.driverkit';
const signed = `<key>${driverKit}</key>\n<true/>\n`;

export const unknownKey = defineSchemaRule({
	code: 'unknown-key',
	severity: 'warning',
	docs: {
		what: 'A key that nothing reads and that is spelt nearly like one that is read here, or that lacks the last words of one; and an entitlement of DriverKit or of system extensions that Apple does not list. Keys of your own are legal and not reported.',
		why: 'Keys are compared letter by letter, case included: a misspelt one is a property that nothing looks at. Of a key for one architecture only the names without a subtype are read: `_arm64`, `_x86_64`. Where a driver cannot do without the right one, such as `IOProviderClass` in a personality, this is an error. In a personality, where drivers have keys of their own, what is less than certain is information. An entitlement is restricted: macOS kills a process that has one its provisioning profile does not grant.',
		fix: 'Correct the spelling, or choose a name for your own key that is less like a known one. Remove an entitlement that Apple has not granted.',
		references: [
			'xnu IOService.cpp:passiveMatch',
			'xnu IOCatalogue.cpp:addPersonality',
			'IOKitUser OSKext.c:OSKextGetValueForInfoDictionaryKey',
			'https://developer.apple.com/documentation/bundleresources/entitlements',
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
			{
				text: `${signed}[|<key>${driverKit}.transport.usbb</key>|]\n<array>\n\t<dict>\n\t\t<key>idVendor</key>\n\t\t<integer>4660</integer>\n\t</dict>\n</array>`,
				kind: 'entitlements',
			},
			{
				text: `${signed}[|<key>${driverKit}.allow-any-userclient-accesss</key>|]\n<true/>`,
				fixed: `${signed}<key>${driverKit}.allow-any-userclient-access</key>\n<true/>`,
				kind: 'entitlements',
			},
			{ text: `[|<key>${driverKit}.family.network</key>|]\n<true/>`, kind: 'entitlements' },
		],
		good: [
			{ text: '<key>WidgetSetting</key>\n<integer>1</integer>' },
			{ text: '<key>#CFBundleName</key>\n<string>Widget</string>' },
			{ text: dextExample().replace('IOKitPersonalities', 'IOKitPersonalities_disabled') },
			{
				text: dextExample({
					BSDName: '<string>widget</string>',
					DeviceCharacteristics: '<dict/>',
					IOMinimumByteCountRead: '<integer>64</integer>',
					InputBuffer: '<integer>4096</integer>',
					RetryCount: '<integer>3</integer>',
				}),
			},
		],
	},
	fixes({ plist }: RuleContext, finding: Finding): readonly Fix[] {
		const entry = entryAt(plist.root, finding.at.range);
		if (!entry) return [];
		const { keys, certain } = meantBy(finding);
		const free = keys.filter((key) => entry.dict.get(key) === undefined);
		return free.map((key) => renameKeyFix(entry, key, certain));
	},
});
