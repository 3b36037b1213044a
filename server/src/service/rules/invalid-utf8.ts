/** Bytes that are not text in the encoding of the file. */

import { message } from '../document/finding.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { severityByRefusal } from './shared/severityByRefusal.js';

export const invalidUtf8Docs: RuleDocs = {
	what: 'Bytes that are not text in the encoding of the file.',
	why: 'In strings and keys CoreFoundation refuses the file; in comments nobody minds.',
	fix: 'Save the file as UTF-8.',
	references: ['CoreFoundation CFPropertyList.c:_createUniqueStringWithUTF8Bytes'],
	examples: () => ({
		bad: [],
		good: [{ text: '<plist version="1.0">\n<dict/>\n</plist>\n' }],
	}),
};

export const invalidUtf8 = defineSyntaxRule('invalid-utf8', {
	severity: 'error',
	message: () =>
		message(
			'These bytes are not text in the encoding of the file: CoreFoundation cannot read the file',
		),
	severityOf: severityByRefusal,
});
