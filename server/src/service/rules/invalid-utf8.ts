/** Bytes that are not valid in the encoding of the file. */
import { defineMessages } from '../messages/message.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { severityByRejection } from './shared/severityByRejection.js';

export const invalidUtf8Docs: RuleDocs = {
	what: 'Bytes that are not valid in the encoding of the file: UTF-8, UTF-16, or UTF-32.',
	why: 'CoreFoundation rejects the file if they are in a string, a key, or data, and ignores them in comments. In UTF-16 and UTF-32 it rejects half a surrogate pair anywhere, comments included. An editor shows U+FFFD in their place, which is a warning, because the file may also contain this character itself.',
	otherSeverities: {
		hint: 'outside strings, keys, and data of UTF-8, where CoreFoundation skips the bytes, and after the property list in UTF-16.',
		warning:
			'in an editor, which passes only the text: the file may contain the replacement character itself.',
	},
	fix: 'Reopen the file in its encoding, such as Latin-1, and save it as UTF-8.',
	references: [
		'CoreFoundation CFPropertyList.c:_createUniqueStringWithUTF8Bytes',
		'CoreFoundation CFBuiltinConverters.c:__CFToUTF8',
		'CoreFoundation CFUniChar.h:CFUniCharFromUTF32',
	],
	examples: () => ({
		bad: [],
		good: [{ text: '<plist version="1.0">\n<dict/>\n</plist>\n' }],
	}),
};

const messages = defineMessages('invalid-utf8', {
	invalid: 'These bytes are not valid {encoding}.',
	assumed:
		'This character replaces bytes that are not valid UTF-8. If the file is saved, they are lost.',
});

export const invalidUtf8 = defineSyntaxRule('invalid-utf8', {
	severity: 'error',
	messages,
	severityOf: (fault, plist) => (fault.assumed ? 'warning' : severityByRejection(fault, plist)),
	message: ({ assumed = false, encoding }) =>
		assumed ? messages.assumed() : messages.invalid({ encoding: encoding.toUpperCase() }),
});
