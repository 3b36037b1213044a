/** A `<` in the text of an element. */
import { defineMessages } from '../messages/message.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { changeTextFix } from './shared/textFixes.js';
import { everyoneRejects } from './shared/whoRejects.js';

export const bareLessThanDocs: RuleDocs = {
	what: 'A `<` in the text of an element.',
	why: everyoneRejects,
	fix: 'Change it to `&lt;`.',
	references: ['CoreFoundation CFPropertyList.c:parseStringTag'],
	examples: () => ({
		bad: [
			{
				text: '<key>Name</key>\n<string>a [|<|] b</string>',
				fixed: '<key>Name</key>\n<string>a &lt; b</string>',
				findings: ["error: '<' in text must be written as '&lt;'."],
				fixes: ["Change to '&lt;'"],
			},
			{
				text: '<key>Name</key>\n<string>Widget[|<|]?a?></string>',
				findings: ["error: '<' in text must be written as '&lt;'."],
			},
		],
		good: [{ text: '<key>Name</key>\n<string>a &lt; b</string>' }],
	}),
};

const messages = defineMessages('bare-less-than', {
	lessThan: "'<' in text must be written as '&lt;'.",
});

export const bareLessThan = defineSyntaxRule('bare-less-than', {
	severity: 'error',
	messages,
	message: () => messages.lessThan(),
	// Numbers, dates, and data contain no `<`, and `<?` begins an instruction, which is not a part of the text.
	// Before a name or another one, it can be a part of a tag.
	fixes: ({ element, range }, { plist: { text } }) =>
		(element === 'string' || element === 'key') && text.charAt(range.end) !== '?'
			? [changeTextFix(range, '&lt;', !/[</A-Za-z]/.test(text.charAt(range.end)))]
			: [],
});
