/** A document type with declarations of its own in brackets. */

import { message } from '../document/finding.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { replaceTextFix } from './shared/replaceTextFix.js';
import { severityByRefusal } from './shared/severityByRefusal.js';

export const doctypeSubsetDocs: RuleDocs = {
	what: 'A document type with declarations of its own in brackets.',
	why: 'CoreFoundation refuses the file; entities defined there are never replaced.',
	fix: 'Delete the brackets and what stands between them.',
	references: ['CoreFoundation CFPropertyList.c:parseDTD'],
	examples: () => ({
		bad: [
			{
				text: '<!DOCTYPE plist [|[<!ENTITY name "value">]|]>\n<plist version="1.0">\n<dict/>\n</plist>\n',
				fixed: '<!DOCTYPE plist >\n<plist version="1.0">\n<dict/>\n</plist>\n',
				findings: [
					'error: The document type has declarations of its own: no program of Apple reads the file',
				],
				fixes: ['Delete the declarations'],
			},
		],
		good: [{ text: '<!DOCTYPE plist>\n<plist version="1.0">\n<dict/>\n</plist>\n' }],
	}),
};

export const doctypeSubset = defineSyntaxRule('doctype-subset', {
	severity: 'error',
	message: () =>
		message('The document type has declarations of its own: no program of Apple reads the file'),
	severityOf: severityByRefusal,
	fixes(_context, { range }) {
		return replaceTextFix(message('Delete the declarations'), range, '');
	},
});
