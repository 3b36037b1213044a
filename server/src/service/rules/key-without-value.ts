/** A `<key>` that no value follows. */

import { message } from '../document/finding.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';

export const keyWithoutValueDocs: RuleDocs = {
	what: 'A `<key>` that no value follows.',
	why: 'CoreFoundation and IOCFUnserialize refuse the whole file; where another key follows, CoreFoundation takes that one for the value.',
	fix: 'Give it a value, or delete it.',
	references: [
		'CoreFoundation CFPropertyList.c:parseDictTag',
		'IOKitUser IOCFUnserialize.yacc:buildDictionary',
	],
	examples: () => ({
		bad: [
			{
				text: '[|<key>IOClass</key>|]\n<key>IOProviderClass</key>\n<string>IOService</string>',
				findings: ["error: The key 'IOClass' has no value"],
			},
		],
		good: [{ text: '<key>IOClass</key>\n<string>Widget</string>' }],
	}),
};

export const keyWithoutValue = defineSyntaxRule('key-without-value', {
	severity: 'error',
	message: ({ key }) => message("The key '{0}' has no value", key),
});
