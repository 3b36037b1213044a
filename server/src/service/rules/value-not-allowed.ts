/** A value outside the closed list of its key. */
import { defineSchemaRule, type RuleDocs } from './rule.js';
import { changeContentFix } from './shared/entryFixes.js';
import { nearestListed } from './shared/listedItems.js';

export const valueNotAllowedDocs: RuleDocs = {
	what: 'A value that is not in the closed list of values of its key.',
	why: 'Only the listed values are recognized. Any other value has no effect, or makes the bundle invalid.',
	otherSeverities: {
		error: 'for a key whose other values the system rejects.',
	},
	fix: 'Choose one of the listed values.',
	references: ['IOKitUser OSKext.c:__OSKextCheckProperty'],
	examples: () => ({
		bad: [
			{
				text: '<key>OSBundleRequired</key>\n<string>[|root|]</string>',
				fixed: '<key>OSBundleRequired</key>\n<string>Root</string>',
				kind: 'kext',
				findings: [
					"error: 'root' is not a valid value of 'OSBundleRequired'. The kext tools report it as illegal, and it selects no kind of boot.",
				],
				fixes: ["Change to 'Root'"],
			},
			{
				text: '<key>OSBundleRequired</key>\n<string>[|Always|]</string>',
				kind: 'kext',
				findings: [
					"error: 'Always' is not a valid value of 'OSBundleRequired'. The kext tools report it as illegal, and it selects no kind of boot.",
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

export const valueNotAllowed = defineSchemaRule('value-not-allowed', {
	severity: 'warning',
	fixes({ value, allowed }) {
		if (value.type !== 'string') return [];
		const texts = allowed.filter((each) => typeof each === 'string');
		const nearest = nearestListed(value.value, texts);
		const offered = nearest === undefined ? texts.slice(0, MAX_CHOICES) : [nearest];
		return offered.map((by) => changeContentFix(value, by, by === nearest));
	},
});

/** The maximum number of quick fixes, so that the menu stays short. */
const MAX_CHOICES = 6;
