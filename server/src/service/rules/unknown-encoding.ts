/** A declared encoding that the file cannot have. */

import { message } from '../document/finding.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { replaceTextFix } from './shared/replaceTextFix.js';
import { severityByRefusal } from './shared/severityByRefusal.js';

export const unknownEncodingDocs: RuleDocs = {
	what: 'A declared encoding that the file cannot have.',
	why: 'CoreFoundation reads the file as declared, and refuses it where it does not know the encoding, or where a file of bytes says UTF-16 or UTF-32.',
	fix: 'Save as UTF-8 and declare `UTF-8`.',
	references: ['CoreFoundation CFPropertyList.c:encodingForXMLData'],
	examples: () => ({
		bad: [
			{
				text: '<?xml version="1.0" encoding="[|UTF-32|]"?>\n<plist version="1.0">\n<dict/>\n</plist>\n',
				fixed: '<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0">\n<dict/>\n</plist>\n',
				findings: ["error: The declared encoding 'UTF-32' cannot be read"],
				fixes: ['Declare UTF-8'],
			},
			{
				text: '<?xml version="1.0" encoding="[|UTF-8|]?>\n<plist version="1.0">\n<dict/>\n</plist>\n',
				fixed: '<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0">\n<dict/>\n</plist>\n',
				findings: ["error: The declared encoding 'UTF-8' cannot be read"],
				fixes: ['Declare UTF-8'],
			},
		],
		good: [
			{
				text: '<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0">\n<dict/>\n</plist>\n',
			},
		],
	}),
};

export const unknownEncoding = defineSyntaxRule('unknown-encoding', {
	severity: 'error',
	message: ({ encoding }) => message("The declared encoding '{0}' cannot be read", encoding),
	severityOf: severityByRefusal,
	fixes(_context, { missingQuote, range }) {
		return replaceTextFix(message('Declare UTF-8'), range, `UTF-8${missingQuote}`);
	},
});
