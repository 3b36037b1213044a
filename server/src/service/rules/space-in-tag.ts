/** Blanks in a tag where no attribute follows. */

import { message } from '../document/finding.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { replaceTextFix } from './shared/replaceTextFix.js';
import { severityByRefusal } from './shared/severityByRefusal.js';

export const spaceInTagDocs: RuleDocs = {
	what: 'Blanks in a tag where no attribute follows.',
	why: 'CoreFoundation passes over them, but the parser behind kextutil and OSKext (IOCFUnserialize) expects an attribute and refuses the file.',
	fix: 'Delete the blanks.',
	references: ['IOKitUser IOCFUnserialize.yacc:getTag'],
	examples: () => ({
		bad: [
			{
				text: '<key>Flag</key>\n<true[| |]/>',
				fixed: '<key>Flag</key>\n<true/>',
				findings: ["hint: '<true />' has blanks that kextutil and OSKext do not take"],
				fixes: ['Delete the blanks'],
			},
		],
		good: [{ text: '<key>Flag</key>\n<true/>' }],
	}),
};

export const spaceInTag = defineSyntaxRule('space-in-tag', {
	severity: 'warning',
	message: ({ tag }) => message("'{0}' has blanks that kextutil and OSKext do not take", tag),
	severityOf: severityByRefusal,
	fixes(_context, { range }) {
		return replaceTextFix(message('Delete the blanks'), range, '');
	},
});
