/** An entity that property lists do not have. */
import { defineMessages } from '../messages/message.js';
import { htmlEntity } from '../syntax/htmlEntities.js';
import type { TextRange } from '../text/textRange.js';
import { defineSyntaxRule, type Fix, type RuleDocs } from './rule.js';
import { entityFixes } from './shared/declaredEntities.js';
import { changeTextFix, replaceTextFix } from './shared/textFixes.js';
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
				fixed: '<key>Notice</key>\n<string>© Widgets</string>',
				findings: ["error: Unknown entity '&copy;'."],
				fixes: ["Change to '©'", "Change to '&amp;copy;'"],
			},
			{
				text: '<key>Notice</key>\n<string>All[|&nbsp;|]Widgets</string>',
				fixed: '<key>Notice</key>\n<string>All\u00a0Widgets</string>',
				findings: ["error: Unknown entity '&nbsp;'."],
				fixes: ['Change to U+00A0', "Change to '&amp;nbsp;'"],
			},
			{
				text: '<key>Notice</key>\n<string>[|&widget;|]</string>',
				findings: ["error: Unknown entity '&widget;'."],
				fixes: ["Change to '&amp;widget;'"],
			},
		],
		good: [{ text: '<key>Notice</key>\n<string>© Widgets</string>' }],
	}),
};

const messages = defineMessages('unknown-entity', {
	changeTo: 'Change to {code}',
	unknown: "Unknown entity '{entity}'.",
});

export const unknownEntity = defineSyntaxRule('unknown-entity', {
	severity: 'error',
	messages,
	message: ({ entity }) => messages.unknown({ entity }),
	fixes: ({ entity, range }, { plist }) =>
		entityFixes(range, plist) ?? [
			...characterFixes(entity, range),
			changeTextFix(range, `&amp;${entity.slice(1)}`, false),
		],
});

/** The fix for an entity of HTML. */
function characterFixes(entity: string, range: TextRange): readonly Fix[] {
	const character = htmlEntity(entity.slice(1, -1));
	if (character === undefined) return [];
	// A person does not see these.
	const isInvisible = /[\s\u00ad]/.test(character);
	return isInvisible
		? [replaceTextFix(messages.changeTo({ code: codeOf(character) }), range, character)]
		: [changeTextFix(range, character)];
}

function codeOf(character: string): string {
	return `U+00${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
