/** A string or an array that does not have the form its key asks for. */
import type { Finding } from '../document/finding.js';
import { valueAt } from '../document/locate.js';
import { defineSchemaRule, type Fix, type RuleContext } from './rule.js';
import { changeContentFix } from './shared/entryFixes.js';
import { dextExample } from './shared/examplePersonality.js';
import { sensibleClasses } from './shared/sensibleClasses.js';

export const malformedValue = defineSchemaRule({
	code: 'malformed-value',
	severity: 'warning',
	docs: {
		what: 'A string that is empty, too long or not of the form of its key, or an array with too few items.',
		why: 'The reader of the key cannot make sense of the value, and refuses the bundle or ignores the key.',
		fix: 'Write the value in the form that the page of the key shows.',
		references: ['IOKitUser OSKext.c:__OSKextCheckProperty'],
	},
	examples: {
		bad: [
			{ text: '<key>CFBundleExecutable</key>\n[|<string></string>|]', kind: 'dext' },
			{ text: '<key>CFBundleExecutable</key>\n[|<string/>|]', kind: 'dext' },
			{ text: dextExample({ CFBundleIdentifier: '[|<string></string>|]' }), kind: 'dext' },
			{ text: dextExample({ IOUserServerName: '[|<string></string>|]' }), kind: 'dext' },
			{ text: dextExample({ IOClass: '[|<string></string>|]' }), kind: 'dext' },
		],
		good: [{ text: '<key>CFBundleExecutable</key>\n<string>Widget</string>', kind: 'dext' }],
	},
	fixes({ plist }: RuleContext, { at }: Finding): readonly Fix[] {
		const value = valueAt(plist.root, at.range);
		if (value?.type !== 'string' || value.value !== '' || !value.entry) return [];
		const { key, dict } = value.entry;
		// The kernel side of a class of the dext is of no use where that class is not named.
		const names = ['IOUserClass', 'IOUserServerName'].every((each) => dict.get(each));
		if (key === 'IOClass' && !names) return [];
		return sensibleClasses(plist, dict, key).map((name) => changeContentFix(value, name));
	},
});
