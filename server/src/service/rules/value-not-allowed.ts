/** A value that is not in the closed list of its key. */
import type { Finding } from '../document/finding.js';
import { valueAt } from '../document/locate.js';
import { nearestName } from '../text/spelling.js';
import { defineSchemaRule, type Fix, type RuleContext, type RuleDocs } from './rule.js';
import { changeContentFix } from './shared/entryFixes.js';

export const valueNotAllowedDocs: RuleDocs = {
	what: 'A value that is not in the closed list of values of its key.',
	why: 'The reader of the key compares with the values it knows, and takes any other as none.',
	fix: 'Choose one of the listed values.',
	references: ['IOKitUser OSKext.c:__OSKextCheckProperty'],
	examples: () => ({
		bad: [
			{
				text: '<key>OSBundleRequired</key>\n<string>[|root|]</string>',
				fixed: '<key>OSBundleRequired</key>\n<string>Root</string>',
				kind: 'kext',
				findings: [
					"error: 'root' is not a value of OSBundleRequired; it takes 'Root', 'Local-Root', 'Network-Root', 'Safe Boot' or 'Console'. The kext tools report it as illegal, and it selects no kind of boot.",
				],
				fixes: ["Change to 'Root'"],
			},
			{
				text: '<key>OSBundleRequired</key>\n<string>[|Always|]</string>',
				kind: 'kext',
				findings: [
					"error: 'Always' is not a value of OSBundleRequired; it takes 'Root', 'Local-Root', 'Network-Root', 'Safe Boot' or 'Console'. The kext tools report it as illegal, and it selects no kind of boot.",
				],
				fixes: [
					"Change to 'Root'",
					"Change to 'Local-Root'",
					"Change to 'Network-Root'",
					"Change to 'Safe Boot'",
					"Change to 'Console'",
				],
			},
		],
		good: [
			{ text: '<key>OSBundleRequired</key>\n<string>Local-Root</string>', kind: 'kext' },
			{ text: '<key>OSBundleRequired</key>\n<string>$(BOOT_LEVEL)</string>', kind: 'kext' },
		],
	}),
};

export const valueNotAllowed = defineSchemaRule({
	code: 'value-not-allowed',
	severity: 'warning',
	fixes({ plist }: RuleContext, { at, data }: Finding): readonly Fix[] {
		const value = valueAt(plist.root, at.range);
		if (value?.type !== 'string' || !Array.isArray(data)) return [];
		const allowed = data.filter((each) => typeof each === 'string');
		const meant = nearestName(value.value, allowed);
		const offered = meant === undefined ? allowed.slice(0, 6) : [meant];
		return offered.map((by) => changeContentFix(value, by, by === meant));
	},
});
