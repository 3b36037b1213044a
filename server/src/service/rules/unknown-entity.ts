/** An entity that property lists do not know. */

import { message } from '../document/finding.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { replaceTextFix } from './shared/replaceTextFix.js';
import { severityByRefusal } from './shared/severityByRefusal.js';

export const unknownEntityDocs: RuleDocs = {
	what: 'An entity that property lists do not know.',
	why: 'There are `&lt;`, `&gt;`, `&amp;`, `&quot;`, `&apos;` and numbers up to `&#x10FFFF;`; none can be defined.',
	fix: 'Write the character itself, or `&amp;` for the ampersand.',
	references: ['CoreFoundation CFPropertyList.c:parseEntityReference'],
	examples: () => ({
		bad: [
			{
				text: '<key>Notice</key>\n<string>[|&copy;|] Widgets</string>',
				findings: [
					"error: '&copy;' is no entity that property lists know: no program can read the file",
				],
				fixes: ['Write &amp;copy;'],
			},
		],
		good: [{ text: '<key>Notice</key>\n<string>© Widgets</string>' }],
	}),
};

export const unknownEntity = defineSyntaxRule('unknown-entity', {
	severity: 'error',
	message: ({ entity }) =>
		message("'{0}' is no entity that property lists know: no program can read the file", entity),
	severityOf: severityByRefusal,
	fixes(_context, { entity, range }) {
		const literal = `&amp;${entity.slice(1)}`;
		return replaceTextFix(message('Write {0}', literal), range, literal, false);
	},
});
