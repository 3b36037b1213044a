/** `&quot;` or `&apos;`. */

import { message } from '../document/finding.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { replaceTextFix } from './shared/replaceTextFix.js';
import { severityByRefusal } from './shared/severityByRefusal.js';

export const quoteEntityDocs: RuleDocs = {
	what: '`&quot;` or `&apos;`.',
	why: 'CoreFoundation reads it, but the parser behind kextutil and OSKext (IOCFUnserialize) refuses the whole file. Kext bundles failed to load for it.',
	fix: 'Write the quotation mark itself; it needs no entity between tags.',
	references: [
		'IOKitUser IOCFUnserialize.yacc:getString',
		'https://github.com/RehabMan/OS-X-Voodoo-PS2-Controller/issues/40',
	],
	examples: () => ({
		bad: [
			{
				text: '<key>Name</key>\n<string>Bob[|&apos;|]s</string>',
				fixed: "<key>Name</key>\n<string>Bob's</string>",
				findings: [
					"hint: '&apos;' is not known to kextutil and OSKext: write the quotation mark itself",
				],
				fixes: ["Write '"],
			},
		],
		good: [{ text: "<key>Name</key>\n<string>Bob's</string>" }],
	}),
};

export const quoteEntity = defineSyntaxRule('quote-entity', {
	severity: 'warning',
	message: ({ entity }) =>
		message("'{0}' is not known to kextutil and OSKext: write the quotation mark itself", entity),
	severityOf: severityByRefusal,
	fixes(_context, { decoded, range }) {
		return replaceTextFix(message('Write {0}', decoded), range, decoded);
	},
});
