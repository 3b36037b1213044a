/** An OSBundleCompatibleVersion above the version of the bundle itself. */
import type { DriverPlist } from '../document/driverPlist.js';
import { atContent, type Finding, message } from '../document/finding.js';
import { parseKextVersion } from '../document/kextVersion.js';
import { valueAt } from '../document/locate.js';
import { rootEntry, rootText, variantsOf } from '../document/rootEntries.js';
import { numberText } from '../document/unexpanded.js';
import type { PlistValue } from '../value/plistValue.js';
import {
	definePlistRule,
	type Fix,
	type RuleContext,
	type RuleDocs,
	type RuleFinding,
} from './rule.js';
import { changeContentFix } from './shared/entryFixes.js';

export const compatibleVersionTooHighDocs: RuleDocs = {
	what: 'An `OSBundleCompatibleVersion` that is later than `CFBundleVersion`. A version with a stage comes before the one without: `1.0.0d1` is earlier than `1.0.0`.',
	why: 'OSKext and the kernel refuse the bundle: it would be incompatible with itself.',
	fix: 'Lower the compatible version, or raise the version of the bundle.',
	references: [
		'IOKitUser OSKext.c:__OSKextProcessInfoDictionary',
		'xnu OSKext.cpp:setInfoDictionaryAndPath',
	],
	examples: () => ({
		bad: [
			{
				text: '<key>CFBundleVersion</key>\n<string>1.0.0d1</string>\n<key>OSBundleCompatibleVersion</key>\n<string>[|1.0.0|]</string>',
				fixed:
					'<key>CFBundleVersion</key>\n<string>1.0.0d1</string>\n<key>OSBundleCompatibleVersion</key>\n<string>1.0.0d1</string>',
				findings: [
					"error: '1.0.0' is later than the version of the bundle, '1.0.0d1': the system refuses the bundle.",
				],
				fixes: ["Change to '1.0.0d1'"],
			},
			{
				text: '<key>CFBundleVersion</key>\n<string>9.12</string>\n<key>OSBundleCompatibleVersion</key>\n<string>[|10|]</string>',
				kind: 'dext',
				findings: [
					"error: '10' is later than the version of the bundle, '9.12': the system refuses the bundle.",
				],
				fixes: ["Change to '9.12'"],
			},
		],
		good: [
			{
				text: '<key>CFBundleVersion</key>\n<string>1.0</string>\n<key>OSBundleCompatibleVersion</key>\n<string>1.0.0</string>',
			},
			{
				text: '<key>CFBundleVersion</key>\n<string>1.10</string>\n<key>OSBundleCompatibleVersion</key>\n<string>1.9</string>',
			},
			{
				text: '<key>CFBundleVersion</key>\n<string>$(CURRENT_PROJECT_VERSION)</string>\n<key>OSBundleCompatibleVersion</key>\n<string>2.0</string>',
			},
			{
				text: '<key>CFBundleVersion</key>\n<string>WIDGET_VERSION</string>\n<key>OSBundleCompatibleVersion</key>\n<string>2.0</string>',
			},
		],
	}),
};

export const compatibleVersionTooHigh = definePlistRule({
	code: 'compatible-version-too-high',
	severity: 'error',
	kinds: ['kext', 'codelessKext', 'dext'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		const own = rootEntry(plist, 'CFBundleVersion')?.value;
		const version = versionOf(own, plist);
		if (!own || version === undefined) return;
		for (const { entry } of variantsOf(plist, 'OSBundleCompatibleVersion')) {
			const compatible = versionOf(entry.value, plist);
			if (compatible === undefined || compatible <= version) continue;
			yield {
				at: atContent(entry.value),
				message: message(
					"'{0}' is later than the version of the bundle, '{1}': the system refuses the bundle.",
					numberText(entry.value, plist) ?? '',
					numberText(own, plist) ?? '',
				),
				related: [{ at: atContent(own), message: message('The version of the bundle.') }],
			};
		}
	},
	fixes({ plist }: RuleContext, { at }: Finding): readonly Fix[] {
		const value = valueAt(plist.root, at.range);
		const version = rootText(plist, 'CFBundleVersion');
		if (!value || version === undefined) return [];
		return [changeContentFix(value, version, true)];
	},
});

function versionOf(value: PlistValue | undefined, plist: DriverPlist): bigint | undefined {
	const text = numberText(value, plist);
	const version = text === undefined ? undefined : parseKextVersion(text);
	return version?.valid ? version.value : undefined;
}
