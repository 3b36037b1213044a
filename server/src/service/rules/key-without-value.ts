/** A `<key>` that no value follows. */

import { message } from '../document/finding.js';
import { defineSyntaxRule } from './rule.js';

export const keyWithoutValue = defineSyntaxRule({
	code: 'key-without-value',
	severity: 'error',
	docs: {
		what: 'A `<key>` that no value follows.',
		why: 'CoreFoundation and IOCFUnserialize refuse the whole file; where another key follows, CoreFoundation takes that one for the value.',
		fix: 'Give it a value, or delete it.',
		references: [
			'CoreFoundation CFPropertyList.c:parseDictTag',
			'IOKitUser IOCFUnserialize.yacc:buildDictionary',
		],
	},
	examples: {
		bad: [
			{ text: '[|<key>IOClass</key>|]\n<key>IOProviderClass</key>\n<string>IOService</string>' },
		],
		good: [{ text: '<key>IOClass</key>\n<string>Widget</string>' }],
	},
	message: ({ args }) => message("The key '{0}' has no value", args[0] ?? ''),
});
