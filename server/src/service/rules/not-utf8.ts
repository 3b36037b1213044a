/** A file in UTF-16 or UTF-32. */

import { message } from '../document/finding.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { severityByRefusal } from './shared/severityByRefusal.js';

export const notUtf8Docs: RuleDocs = {
	what: 'A file in UTF-16 or UTF-32.',
	why: 'CoreFoundation reads it, but the parser behind kextutil and OSKext (IOCFUnserialize) refuses the whole file. Without a byte order mark CoreFoundation refuses it too.',
	fix: 'Save it as UTF-8.',
	references: [
		'IOKitUser IOCFUnserialize.yacc',
		'CoreFoundation CFPropertyList.c:encodingForXMLData',
	],
	examples: () => ({
		bad: [],
		good: [{ text: '<plist version="1.0">\n<dict/>\n</plist>\n' }],
	}),
};

export const notUtf8 = defineSyntaxRule('not-utf8', {
	severity: 'warning',
	message: ({ encoding, refusedBy }) =>
		refusedBy.includes('CoreFoundation')
			? message('The file is in {0} without a byte order mark: no program can read it', encoding)
			: message('The file is in {0}: kextutil and OSKext read UTF-8 only', encoding),
	severityOf: severityByRefusal,
});
