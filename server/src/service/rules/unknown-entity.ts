/** An entity that property lists do not have. */
import { defineMessages } from '../messages/message.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { entityFixes } from './shared/declaredEntities.js';
import { changeTextFix } from './shared/textFixes.js';
import { everyoneRejects } from './shared/whoRejects.js';

export const unknownEntityDocs: RuleDocs = {
	what: 'An entity that property lists do not have.',
	get why() {
		return `Property lists have \`&lt;\`, \`&gt;\`, \`&amp;\`, \`&quot;\`, \`&apos;\`, and numbers up to \`&#x10FFFF;\`. Others can't be defined. ${everyoneRejects}`;
	},
	fix: 'Write the character itself, `&amp;` for the ampersand, or the text that the document type declares for the entity.',
	references: ['CoreFoundation CFPropertyList.c:parseEntityReference'],
	examples: () => ({
		bad: [
			{
				text: '<key>Notice</key>\n<string>[|&copy;|] Widgets</string>',
				findings: ["error: Unknown entity '&copy;'."],
				fixes: ["Change to '&amp;copy;'"],
			},
		],
		good: [{ text: '<key>Notice</key>\n<string>© Widgets</string>' }],
	}),
};

const messages = defineMessages('unknown-entity', {
	unknown: "Unknown entity '{entity}'.",
});

export const unknownEntity = defineSyntaxRule('unknown-entity', {
	severity: 'error',
	messages,
	message: ({ entity }) => messages.unknown({ entity }),
	fixes: ({ entity, range }, { plist }) =>
		entityFixes(range, plist) ?? [changeTextFix(range, `&amp;${entity.slice(1)}`, false)],
});
