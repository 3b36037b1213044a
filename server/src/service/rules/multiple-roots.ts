/** A second value beside the root. */

import { message } from '../document/finding.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';

export const multipleRootsDocs: RuleDocs = {
	what: 'A second value beside the root.',
	why: 'CoreFoundation refuses a `<plist>` with two values; without `<plist>`, only the first is read.',
	fix: 'Keep one root: a `<dict>` with all keys.',
	references: ['CoreFoundation CFPropertyList.c:parsePListTag'],
	examples: () => ({
		bad: [
			{
				text: '<plist version="1.0">\n<dict/>\n[|<array>|]</array>\n</plist>\n',
				findings: ['error: Only one value may stand at the top of a property list'],
			},
		],
		good: [{ text: '<plist version="1.0">\n<dict/>\n</plist>\n' }],
	}),
};

export const multipleRoots = defineSyntaxRule('multiple-roots', {
	severity: 'error',
	message: () => message('Only one value may stand at the top of a property list'),
});
