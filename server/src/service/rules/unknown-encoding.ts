/** A declared encoding that the file can't have. */
import { defineMessages } from '../messages/message.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { changeTextFix } from './shared/textFixes.js';

export const unknownEncodingDocs: RuleDocs = {
	what: "A declared encoding that the file can't have.",
	why: 'CoreFoundation reads the file as it is declared. It rejects an unknown encoding, and UTF-16 or UTF-32 in a file of single bytes.',
	fix: 'Save the file as UTF-8 and declare `UTF-8`.',
	references: ['CoreFoundation CFPropertyList.c:encodingForXMLData'],
	examples: () => ({
		bad: [
			{
				text: '<?xml version="1.0" encoding="[|UTF-32|]"?>\n<plist version="1.0">\n<dict/>\n</plist>\n',
				fixed: '<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0">\n<dict/>\n</plist>\n',
				findings: ["error: The file can't be read in the declared encoding 'UTF-32'."],
				fixes: ["Change to 'UTF-8'"],
			},
			{
				text: '<?xml version="1.0" encoding="[|UTF-8|]?>\n<plist version="1.0">\n<dict/>\n</plist>\n',
				fixed: '<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0">\n<dict/>\n</plist>\n',
				findings: ["error: The encoding 'UTF-8' has no closing quotation mark."],
				fixes: ["Change to 'UTF-8\"'"],
			},
		],
		good: [
			{
				text: '<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0">\n<dict/>\n</plist>\n',
			},
		],
	}),
};

const messages = defineMessages('unknown-encoding', {
	noQuote: "The encoding '{encoding}' has no closing quotation mark.",
	unknown: "The file can't be read in the declared encoding '{encoding}'.",
});

export const unknownEncoding = defineSyntaxRule('unknown-encoding', {
	severity: 'error',
	messages,
	message: ({ encoding, missingQuote }) =>
		messages[missingQuote === '' ? 'unknown' : 'noQuote']({ encoding }),
	fixes: ({ missingQuote, range }) => [changeTextFix(range, `UTF-8${missingQuote}`)],
});
