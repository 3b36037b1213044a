/** An entity that property lists do not have. */
import type { DriverPlist } from '../document/driverPlist.js';
import { defineMessages } from '../messages/message.js';
import { onceFor } from '../once.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
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
	fixes({ entity, range }, { plist }) {
		const declared = declaredIn(plist).get(entity.slice(1, -1));
		return declared === undefined
			? [changeTextFix(range, `&amp;${entity.slice(1)}`, false)]
			: [changeTextFix(range, declared)];
	},
});

/** Matches the declaration of an entity whose value is plain text. */
const declaration = /<!ENTITY\s{1,99}([\w.-]{1,99})\s{1,99}(?:"([^"<&%]*)"|'([^'<&%]*)')/g;

/** The values of entities that the document type declares. */
const declaredIn = onceFor(({ text }: DriverPlist): ReadonlyMap<string, string> => {
	const head = text.slice(0, Math.max(0, text.indexOf('<plist')));
	return new Map(
		[...head.matchAll(declaration)].map(([, name = '', double, single]) => [
			name,
			double ?? single ?? '',
		]),
	);
});
