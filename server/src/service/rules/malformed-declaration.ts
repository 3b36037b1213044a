/** A declaration that is neither `<?…?>` nor a document type before the root. */

import { message } from '../document/finding.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { replaceTextFix } from './shared/replaceTextFix.js';
import { severityByRefusal } from './shared/severityByRefusal.js';

export const malformedDeclarationDocs: RuleDocs = {
	what: 'A declaration that is neither `<?…?>` nor a document type before the root.',
	why: 'CoreFoundation takes `<!DOCTYPE …>` before `<plist>`, and comments; anything else that begins with `<!` makes it refuse the file.',
	fix: 'Delete it.',
	references: ['CoreFoundation CFPropertyList.c:parseXMLElement'],
	examples: () => ({
		bad: [
			{
				text: '<?xml version="1.0" encoding="UTF-8"?>\n[|<!ENTITY name "value">|]\n<plist version="1.0">\n<dict/>\n</plist>\n',
				fixed:
					'<?xml version="1.0" encoding="UTF-8"?>\n\n<plist version="1.0">\n<dict/>\n</plist>\n',
				findings: ['error: \'<!ENTITY name "value">\' is no declaration that property lists have'],
				fixes: ['Delete it'],
			},
		],
		good: [
			{
				text: '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">\n<plist version="1.0">\n<dict/>\n</plist>\n',
			},
		],
	}),
};

export const malformedDeclaration = defineSyntaxRule('malformed-declaration', {
	severity: 'error',
	message: ({ declaration }) =>
		message("'{0}' is no declaration that property lists have", declaration),
	severityOf: severityByRefusal,
	fixes(_context, { range }) {
		return replaceTextFix(message('Delete it'), range, '');
	},
});
