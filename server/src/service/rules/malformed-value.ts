/** A string or an array that does not have the form its key asks for. */
import { defineSchemaRule } from './rule.js';
import { dextExample } from './shared/examplePersonality.js';

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
		],
		good: [{ text: '<key>CFBundleExecutable</key>\n<string>Widget</string>', kind: 'dext' }],
	},
});
