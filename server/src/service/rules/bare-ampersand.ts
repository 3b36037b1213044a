/** An `&` in text that does not start an entity. */
import { defineMessages } from '../messages/message.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { characterFixes } from './shared/charactersAtTags.js';
import { entityFixes, entityReferenceAt } from './shared/declaredEntities.js';
import { changeTextFix } from './shared/textFixes.js';
import { everyoneRejects } from './shared/whoRejects.js';

export const bareAmpersandDocs: RuleDocs = {
	what: 'An `&` in text that does not start an entity.',
	why: everyoneRejects,
	fix: 'Change it to `&amp;`, or remove it next to a tag, of which it can be a part.',
	references: ['CoreFoundation CFPropertyList.c:parseEntityReference'],
	examples: () => ({
		bad: [
			{
				text: '<key>Name</key>\n<string>Bits [|&|] Bytes</string>',
				fixed: '<key>Name</key>\n<string>Bits &amp; Bytes</string>',
				findings: ["error: '&' in text must be written as '&amp;'."],
				fixes: ["Change to '&amp;'"],
			},
			{
				text: '<key>Name</key>\n<string>Widget[|&|]</string>',
				findings: ["error: '&' in text must be written as '&amp;'."],
				fixes: ["Remove '&'", "Change to '&amp;'"],
			},
		],
		good: [{ text: '<key>Name</key>\n<string>Bits &amp; Bytes</string>' }],
	}),
};

const messages = defineMessages('bare-ampersand', {
	ampersand: "'&' in text must be written as '&amp;'.",
});

export const bareAmpersand = defineSyntaxRule('bare-ampersand', {
	severity: 'error',
	messages,
	message: () => messages.ampersand(),
	fixes({ range }, { plist }) {
		const reference = entityReferenceAt(plist, range.start);
		return reference
			? [...(entityFixes(reference, plist) ?? []), changeTextFix(range, '&amp;', false)]
			: characterFixes(range, '&amp;', plist);
	},
});
