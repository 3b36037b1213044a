/** A value that does not have the form its key requires. */

import { insertableIdentifier } from '../document/personalityText.js';
import { suggestClasses } from '../matching/suggestClasses.js';
import { defineSchemaRule, type RuleDocs } from './rule.js';
import { changeContentFix } from './shared/entryFixes.js';
import { dextExample } from './shared/examplePersonality.js';

export const malformedValueDocs: RuleDocs = {
	what: 'A string that is empty, too long, or not in the format of its key, or an array with too few items.',
	why: 'The system cannot use the value, so it rejects the bundle or ignores the key.',
	otherSeverities: {
		information:
			'for a key of every bundle that is empty in the property list of an Xcode project, since Xcode removes it, and may add the right one.',
		error: 'for a key whose value the system rejects in another form.',
	},
	fix: 'Write the value in the format that the page of the key shows.',
	references: ['IOKitUser OSKext.c:__OSKextCheckProperty'],
	examples: () => ({
		bad: [
			{
				text: '<key>CFBundleExecutable</key>\n[|<string></string>|]',
				kind: 'dext',
				findings: [
					"error: 'CFBundleExecutable' must not be empty. The system rejects the bundle because it cannot find the executable.",
				],
			},
			{
				text: '<key>CFBundleExecutable</key>\n[|<string/>|]',
				kind: 'dext',
				findings: [
					"error: 'CFBundleExecutable' must not be empty. The system rejects the bundle because it cannot find the executable.",
				],
			},
			{
				text: dextExample({ CFBundleIdentifier: '[|<string></string>|]' }),
				kind: 'dext',
				findings: [
					"error: 'CFBundleIdentifier' must not be empty. The loading tools reject the bundle.",
				],
			},
			{
				text: dextExample({ IOUserServerName: '[|<string></string>|]' }),
				fixed: dextExample({ IOUserServerName: '<string>$(PRODUCT_BUNDLE_IDENTIFIER)</string>' }),
				kind: 'dext',
				findings: ["warning: 'IOUserServerName' must not be empty."],
				fixes: ["Change to '$(PRODUCT_BUNDLE_IDENTIFIER)'"],
			},
			{
				text: dextExample({ IOClass: '[|<string></string>|]' }),
				kind: 'dext',
				findings: [
					"error: 'IOClass' must not be empty. The kernel cannot create the driver and skips the personality.",
				],
				fixes: ["Change to 'IOUserService'"],
			},
			{
				text: dextExample({
					CFBundleIdentifierKernel: undefined,
					IOClass: '[|<string></string>|]',
					IOUserClass: undefined,
					IOUserServerName: undefined,
				}),
				kind: 'dext',
				findings: [
					"error: 'IOClass' must not be empty. The kernel cannot create the driver and skips the personality.",
				],
			},
		],
		good: [
			{ text: '<key>CFBundleExecutable</key>\n<string>Widget</string>', kind: 'dext' },
			{ text: '<key>CFBundleExecutable</key>\n<string></string>', kind: 'hostApp' },
		],
	}),
};

export const malformedValue = defineSchemaRule('malformed-value', {
	severity: 'warning',
	fixes({ value }, { plist }) {
		if (value.type !== 'string' || value.value !== '' || !value.entry) return [];
		const { key, dict } = value.entry;
		// The kernel side of a class of the dext needs the class and the process.
		const launches = ['IOUserClass', 'IOUserServerName'].every((each) => dict.get(each));
		if (key === 'IOClass' && !launches) return [];
		const identifier = key === 'IOUserServerName' ? insertableIdentifier(plist) : undefined;
		if (identifier !== undefined) return [changeContentFix(value, identifier, true)];
		return suggestClasses(plist, dict, key).map((name) => changeContentFix(value, name));
	},
});
