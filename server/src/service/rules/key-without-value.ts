/** A `<key>` without a value. */
import { defineMessages } from '../messages/message.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { missingDictFixes } from './shared/damagedDicts.js';
import { valueTagsFix } from './shared/exchangedTags.js';

export const keyWithoutValueDocs: RuleDocs = {
	what: 'A `<key>` without a value.',
	why: 'CoreFoundation and IOCFUnserialize reject the whole file. If another key follows, CoreFoundation may read that key as the value.',
	fix: 'Add a value, or remove the key. If the value has the tags of a key, change these.',
	references: [
		'CoreFoundation CFPropertyList.c:parseDictTag',
		'IOKitUser IOCFUnserialize.yacc:buildDictionary',
	],
	examples: () => ({
		bad: [
			{
				text: '[|<key>IOClass</key>|]\n<key>IOProviderClass</key>\n<string>IOService</string>',
				findings: ["error: 'IOClass' has no value."],
			},
			{
				text: '[|<key>Widget</key>|]\n\t<key>Wheels</key>\n\t<integer>4</integer>\n</dict>',
				fixed: '<key>Widget</key>\n<dict>\n\t<key>Wheels</key>\n\t<integer>4</integer>\n</dict>',
				findings: ["error: 'Widget' has no value."],
				fixes: ["Add '<dict>'"],
			},
			{
				text: '[|<key>CFBundleName</key>|]\n<key>Widget</key>\n<key>CFBundleVersion</key>\n<string>1</string>',
				fixed:
					'<key>CFBundleName</key>\n<string>Widget</string>\n<key>CFBundleVersion</key>\n<string>1</string>',
				findings: ["error: 'CFBundleName' has no value. OSKext and kextutil reject the file."],
				fixes: ["Change to '<string>Widget</string>'"],
			},
		],
		good: [{ text: '<key>IOClass</key>\n<string>Widget</string>' }],
	}),
};

const messages = defineMessages('key-without-value', {
	noValue: "'{key}' has no value.",
});

export const keyWithoutValue = defineSyntaxRule('key-without-value', {
	severity: 'error',
	messages,
	severityOf: () => 'error',
	message: ({ key }) => messages.noValue({ key }),
	fixes(fault, { plist }) {
		const fix = valueTagsFix(fault, plist);
		return fix ? [fix] : missingDictFixes(fault, plist);
	},
});
