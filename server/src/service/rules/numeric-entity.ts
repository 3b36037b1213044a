/** A character written as a number. */

import { message } from '../document/finding.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { replaceTextFix } from './shared/replaceTextFix.js';
import { severityByRefusal } from './shared/severityByRefusal.js';

const escaped: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;' };

export const numericEntityDocs: RuleDocs = {
	what: 'A character written as a number.',
	why: 'CoreFoundation reads it, but the parser behind kextutil and OSKext (IOCFUnserialize) refuses the whole file.',
	fix: 'Write the character itself.',
	references: ['IOKitUser IOCFUnserialize.yacc:getString'],
	examples: () => ({
		bad: [
			{
				text: '<key>Name</key>\n<string>[|&#65;|]</string>',
				fixed: '<key>Name</key>\n<string>A</string>',
				findings: ["hint: '&#65;' is not known to kextutil and OSKext: write the character itself"],
				fixes: ['Write A'],
			},
		],
		good: [{ text: '<key>Name</key>\n<string>A</string>' }],
	}),
};

export const numericEntity = defineSyntaxRule('numeric-entity', {
	severity: 'warning',
	message: ({ entity }) =>
		message("'{0}' is not known to kextutil and OSKext: write the character itself", entity),
	severityOf: severityByRefusal,
	fixes(_context, { decoded, range }) {
		const plain = escaped[decoded] ?? (/[\u0000-\u001f\u007f]/.test(decoded) ? '' : decoded);
		return plain === '' ? [] : replaceTextFix(message('Write {0}', plain), range, plain);
	},
});
