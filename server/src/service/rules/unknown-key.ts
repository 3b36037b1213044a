/** A misspelled key, or an entitlement that Apple does not list. */
import type { PlistContents } from '../document/driverPlist.js';
import { defineMessages } from '../messages/message.js';
import type { DictEntry } from '../value/plistValue.js';
import { defineSchemaRule, type Fix, type FixContext, type RuleDocs } from './rule.js';
import { insertLibraries, lacksLibraries } from './shared/addUsualLibrariesFix.js';
import { correctKeyFix, uncovering } from './shared/correctionFixes.js';
import { dextExample } from './shared/examplePersonality.js';
import { renameFixes } from './shared/renameFixes.js';

const driverKit = 'com.apple.developer.driverkit';
const signed = `<key>${driverKit}</key>\n<true/>\n`;

const libraries = (key: string): string =>
	`${key}\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>16.0</string>\n</dict>`;

export const unknownKeyDocs: RuleDocs = {
	what: 'An unknown key whose spelling is close to that of a known key, or that lacks words of one. Also an entitlement of DriverKit or of system extensions that Apple does not list. Also a key with the prefix of a key of Apple that is not known. Other custom keys are valid and not reported, nor are keys that are turned off by a word after them, by `x` or `#` before them, or by the correct key next to them.',
	why: 'Keys are compared character by character, including case, so nothing reads a misspelled key. A key for one architecture ends with `_arm64` or `_x86_64`, in lowercase and without a subtype, and begins with `IO` or `OS`. It is an error if the driver requires the correct key, such as `IOProviderClass` in a personality. It is information if the key may be a custom key of the driver. An entitlement is restricted: macOS kills a process with an entitlement that its provisioning profile does not grant.',
	otherSeverities: {
		error:
			'for the misspelling of a key without which the driver never starts, or whose absence is an error.',
		information:
			'where the key may be a property of the driver, or the correction is not certain, and for entitlements of DriverKit that Apple does not list, in software of Apple.',
		hint: 'for an unknown key that begins with `IO`, `OS`, or `CFBundle`.',
	},
	fix: 'Correct the spelling, or rename your custom key so that it is less similar to a known key. Remove an entitlement that Apple has not granted. If the rule is off, what follows from a misspelled key, such as a missing one, is not reported either; `hint` reports it.',
	references: [
		'xnu IOService.cpp:passiveMatch',
		'xnu IOCatalogue.cpp:addPersonality',
		'IOKitUser OSKext.c:OSKextGetValueForInfoDictionaryKey',
		'https://developer.apple.com/documentation/bundleresources/entitlements',
	],
	examples: () => ({
		bad: [
			{
				text: dextExample().replace(
					'<key>IOKitPersonalities</key>',
					'[|<key>IOWidgetPolicy</key>|]\n<string>Fast</string>\n<key>IOKitPersonalities</key>',
				),
				findings: [
					"hint: Unknown key 'IOWidgetPolicy'. Names that begin with 'IO' are those of Apple. Check the spelling.",
				],
			},
			{
				text: '[|<key>CFBundleExecutible</key>|]\n<string>Widget</string>',
				fixed: '<key>CFBundleExecutable</key>\n<string>Widget</string>',
				findings: ["warning: Unknown key 'CFBundleExecutible'. Did you mean 'CFBundleExecutable'?"],
				fixes: ["Rename to 'CFBundleExecutable'"],
			},
			{
				text: dextExample().replace(
					'<key>IOKitPersonalities</key>',
					'[|<key>IOKitPersonalities;</key>|]',
				),
				fixed: dextExample(),
				findings: [
					"warning: Unknown key 'IOKitPersonalities;'. Did you mean 'IOKitPersonalities'?",
				],
				fixes: ["Rename to 'IOKitPersonalities'"],
			},
			{
				text: libraries('[|<key>OSBundlelibraries</key>|]'),
				fixed: libraries('<key>OSBundleLibraries</key>'),
				kind: 'kext',
				findings: ["warning: Unknown key 'OSBundlelibraries'. Did you mean 'OSBundleLibraries'?"],
				fixes: ["Rename to 'OSBundleLibraries'"],
			},
			{
				text: libraries('[|<key>OSBundleLibraries_arm64e</key>|]'),
				fixed: libraries('<key>OSBundleLibraries_arm64</key>'),
				kind: 'kext',
				findings: [
					"warning: No Mac reads 'OSBundleLibraries_arm64e'. Did you mean 'OSBundleLibraries_arm64'?",
				],
				fixes: ["Rename to 'OSBundleLibraries_arm64'"],
			},
			{
				text: libraries('[|<key>OSBundleLibraries_riscv</key>|]'),
				kind: 'kext',
				findings: [
					"warning: No Mac reads 'OSBundleLibraries_riscv'. The architectures of Macs are 'arm64' and 'x86_64'.",
				],
			},
			{
				text: `[|<key>CFBundleExecutable_ARM64</key>|]\n<string>Widget</string>\n${libraries('<key>OSBundleLibraries</key>')}`,
				fixed: `<key>CFBundleExecutable</key>\n<string>Widget</string>\n${libraries('<key>OSBundleLibraries</key>')}`,
				kind: 'kext',
				findings: [
					"warning: No Mac reads 'CFBundleExecutable_ARM64'. All Macs read 'CFBundleExecutable', whatever their architecture.",
				],
				fixes: ["Rename to 'CFBundleExecutable'"],
			},
			{
				text: dextExample().replace(
					'<key>IOKitPersonalities</key>',
					'[|<key>IOKitPersonality</key>|]',
				),
				fixed: dextExample(),
				findings: ["warning: Unknown key 'IOKitPersonality'. Did you mean 'IOKitPersonalities'?"],
				fixes: ["Rename to 'IOKitPersonalities'"],
			},
			{
				text: dextExample().replace(
					'<key>IOKitPersonalities</key>',
					'[|<key>IOKitPersonalties</key>|]',
				),
				fixed: dextExample(),
				findings: ["warning: Unknown key 'IOKitPersonalties'. Did you mean 'IOKitPersonalities'?"],
				fixes: ["Rename to 'IOKitPersonalities'"],
			},
			{
				text: dextExample().replace(
					'<key>IOKitPersonalities</key>',
					'[|<key>IOKitPersonailties_arm64</key>|]',
				),
				fixed: dextExample().replace('IOKitPersonalities', 'IOKitPersonalities_arm64'),
				findings: [
					"warning: Unknown key 'IOKitPersonailties_arm64'. Did you mean 'IOKitPersonalities_arm64'?",
				],
				fixes: ["Rename to 'IOKitPersonalities_arm64'"],
			},
			{
				text: dextExample().replace(
					'<key>IOKitPersonalities</key>',
					'[|<key>IOkitPersonalities</key>|]',
				),
				fixed: dextExample(),
				findings: ["warning: Unknown key 'IOkitPersonalities'. Did you mean 'IOKitPersonalities'?"],
				fixes: ["Rename to 'IOKitPersonalities'"],
			},
			{
				text: dextExample().replace(
					'<key>CFBundleIdentifierKernel</key>',
					'[|<key>CFBundleIdentifierKerne</key>|]',
				),
				fixed: dextExample(),
				findings: [
					"warning: Unknown key 'CFBundleIdentifierKerne'. Did you mean 'CFBundleIdentifierKernel'?",
				],
				fixes: ["Rename to 'CFBundleIdentifierKernel'"],
			},
			{
				text: dextExample().replace(
					'<key>IOKitPersonalities</key>',
					'[|<key>iokitpersonalities_x86_64</key>|]',
				),
				fixed: dextExample().replace('IOKitPersonalities', 'IOKitPersonalities_x86_64'),
				findings: [
					"warning: Unknown key 'iokitpersonalities_x86_64'. Did you mean 'IOKitPersonalities_x86_64'?",
				],
				fixes: ["Rename to 'IOKitPersonalities_x86_64'"],
			},
			{
				text: dextExample().replace('<key>IOClass</key>', '[|<key>IOClas</key>|]'),
				fixed: dextExample(),
				findings: [
					"error: Unknown key 'IOClas'. Did you mean 'IOClass'? Without it, the driver never starts.",
				],
				fixes: ["Rename to 'IOClass'"],
			},
			{
				text: dextExample().replace('<key>IOProviderClass</key>', '[|<key>IOProviderClas</key>|]'),
				fixed: dextExample(),
				findings: [
					"error: Unknown key 'IOProviderClas'. Did you mean 'IOProviderClass'? Without it, the driver never starts.",
				],
				fixes: ["Rename to 'IOProviderClass'"],
			},
			{
				text: dextExample({
					idProduct: undefined,
					'[|idProdct|]': '<integer>4660</integer>',
				}),
				fixed: dextExample(),
				findings: ["warning: Unknown key 'idProdct'. Did you mean 'idProduct'?"],
				fixes: ["Rename to 'idProduct'"],
			},
			{
				text: dextExample().replace('<key>IOUserClass</key>', '[|<key>IOUserClas</key>|]'),
				fixed: dextExample(),
				findings: [
					"error: Unknown key 'IOUserClas'. Did you mean 'IOUserClass'? Without it, the driver never starts.",
				],
				fixes: ["Rename to 'IOUserClass'"],
			},
			{
				text: dextExample().replace(
					'<key>IOUserServerName</key>',
					'[|<key>IOUserServerNam</key>|]',
				),
				fixed: dextExample(),
				findings: [
					"error: Unknown key 'IOUserServerNam'. Did you mean 'IOUserServerName'? Without it, the driver never starts.",
				],
				fixes: ["Rename to 'IOUserServerName'"],
			},
			{
				text: `${signed}[|<key>${driverKit}.transport.usbb</key>|]\n<array>\n\t<dict>\n\t\t<key>idVendor</key>\n\t\t<integer>4660</integer>\n\t</dict>\n</array>`,
				kind: 'entitlements',
				findings: [
					"warning: Unknown entitlement 'com.apple.developer.driverkit.transport.usbb'. Did you mean 'com.apple.developer.driverkit.transport.usb'?",
				],
				fixes: ["Rename to 'com.apple.developer.driverkit.transport.usb'"],
			},
			{
				text: `${signed}[|<key>${driverKit}.allow-any-userclient-accesss</key>|]\n<true/>`,
				kind: 'entitlements',
				findings: [
					"warning: Unknown entitlement 'com.apple.developer.driverkit.allow-any-userclient-accesss'. Did you mean 'com.apple.developer.driverkit.allow-any-userclient-access'?",
				],
				fixes: ["Rename to 'com.apple.developer.driverkit.allow-any-userclient-access'"],
			},
			{
				text: `${signed}<key>${driverKit}.transport.usb</key>\n<array>\n\t<dict>\n\t\t<key>idVendor</key>\n\t\t<integer>4660</integer>\n\t</dict>\n</array>\n[|<key>${driverKit}.family.network</key>|]\n<true/>`,
				kind: 'entitlements',
				findings: [
					"warning: Unknown entitlement 'com.apple.developer.driverkit.family.network'. Did you mean 'com.apple.developer.driverkit.family.networking'?",
				],
				fixes: ["Rename to 'com.apple.developer.driverkit.family.networking'"],
			},
			{
				text: `[|<key>${driverKit}.family.bluetooth</key>|]\n<true/>`,
				kind: 'entitlements',
				findings: [
					"warning: Unknown entitlement 'com.apple.developer.driverkit.family.bluetooth'. macOS kills a process whose profile does not grant it.",
				],
			},
		],
		good: [
			{ text: '<key>WidgetSetting</key>\n<integer>1</integer>' },
			{ text: '<key>#CFBundleName</key>\n<string>Widget</string>' },
			{ text: dextExample().replace('IOKitPersonalities', 'IOKitPersonalities_disabled') },
			{ text: '<key>CFBundleExecutable_old</key>\n<string>Widget</string>' },
			{ text: dextExample().replace('IOKitPersonalities', 'xIOKitPersonalities') },
			{ text: dextExample().replace('IOKitPersonalities', 'IOKitPersonaltiies_disabled') },
			{ text: dextExample().replace('IOKitPersonalities', 'IOKitPersnoalities.bak') },
			{
				text: dextExample({
					BSDName: '<string>widget</string>',
					DeviceCharacteristics: '<dict/>',
					WidgetByteCount: '<integer>64</integer>',
					InputBuffer: '<integer>4096</integer>',
					RetryCount: '<integer>3</integer>',
				}),
			},
		],
	}),
};

const messages = defineMessages('unknown-key', {
	renameAndAdd: "Rename to '{key}' and add '{added}'",
});

export const unknownKey = defineSchemaRule('unknown-key', {
	severity: 'warning',
	fixes: ({ entry, suggestions, certain }, context) =>
		suggestions
			.filter((key) => entry.dict.get(key) === undefined)
			.flatMap((key) => correctionsTo(context.plist, entry, key, certain))
			.map((fix) => withLibraries(fix, entry, suggestions, context)),
});

/** The right key, also for a value of another type that can't be converted: the value is wrong in any case. */
function correctionsTo(
	plist: PlistContents,
	entry: DictEntry,
	key: string,
	certain: boolean,
): readonly Fix[] {
	const fixes = renameFixes(plist, entry, key, certain);
	const isMisspelled = certain || plist.kind === 'entitlements';
	if (fixes.length === 0 && isMisspelled) return [correctKeyFix(entry, key)];
	return fixes.map((fix) => uncovering(fix, entry, key));
}

/** A kext whose executable gets its right name requires libraries. */
function withLibraries(
	fix: Fix,
	{ dict }: DictEntry,
	suggestions: readonly string[],
	context: FixContext,
): Fix {
	const { root, kind, classification } = context.plist;
	const isCertain = classification.confidence === 'certain';
	const namesCode = suggestions.includes('CFBundleExecutable') && kind === 'kext' && isCertain;
	if (!namesCode || dict !== root || !lacksLibraries(dict, context.plist)) return fix;
	return {
		...fix,
		title: messages.renameAndAdd({ key: 'CFBundleExecutable', added: 'OSBundleLibraries' }),
		edits: [...fix.edits, insertLibraries(dict, context)],
	};
}
