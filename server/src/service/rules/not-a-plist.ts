/** Text that is not a property list of any format. */
import { defineMessages } from '../messages/message.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { everyoneRejects } from './shared/whoRejects.js';

export const notAPlistDocs: RuleDocs = {
	what: 'Text that is not a property list of any format.',
	why: everyoneRejects,
	fix: 'Write an XML property list, or remove the file.',
	references: ['CoreFoundation CFPropertyList.c:CFPropertyListCreateWithData'],
	examples: () => ({
		bad: [
			{
				text: '[|property lists are not prose|]',
				whole: true,
				findings: ['error: The file is not a property list.'],
			},
		],
		good: [{ text: '<plist version="1.0">\n<dict/>\n</plist>\n' }],
	}),
};

const messages = defineMessages('not-a-plist', {
	notAPlist: 'The file is not a property list.',
});

export const notAPlist = defineSyntaxRule('not-a-plist', {
	severity: 'error',
	messages,
	message: () => messages.notAPlist(),
});
