/** Bytes that are not valid UTF-8. */
import { defineMessages } from '../messages/message.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';

export const invalidUtf8Docs: RuleDocs = {
	what: 'Bytes that are not valid UTF-8.',
	why: 'CoreFoundation rejects the file if they are in a string, a key, or data, and ignores them in comments.',
	fix: 'Save the file as UTF-8.',
	references: ['CoreFoundation CFPropertyList.c:_createUniqueStringWithUTF8Bytes'],
	examples: () => ({
		bad: [],
		good: [{ text: '<plist version="1.0">\n<dict/>\n</plist>\n' }],
	}),
};

const messages = defineMessages('invalid-utf8', {
	invalid: 'These bytes are not valid UTF-8.',
});

export const invalidUtf8 = defineSyntaxRule('invalid-utf8', {
	severity: 'error',
	messages,
	message: () => messages.invalid(),
});
