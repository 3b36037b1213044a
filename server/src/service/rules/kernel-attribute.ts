/** An attribute that has a meaning to IOKit alone: `ID`, `IDREF`, `size`, `format`. */

import { message } from '../document/finding.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';

export const kernelAttributeDocs: RuleDocs = {
	what: 'An attribute that has a meaning to IOKit alone: `ID`, `IDREF`, `size`, `format`.',
	why: 'CoreFoundation passes over it, so that the file means one thing to Xcode and another to IOKit. A reference to something that is not there makes IOKit refuse the file.',
	fix: 'Write the value out, without the attribute.',
	references: ['IOKitUser IOCFUnserialize.yacc:retrieveObject', 'xnu OSUnserializeXML.y'],
	examples: () => ({
		bad: [
			{
				text: '<key>Name</key>\n<string [|ID="1"|]>a</string>',
				findings: ['warning: \'ID="1"\' means something to IOKit and nothing to CoreFoundation'],
			},
		],
		good: [{ text: '<key>Name</key>\n<string>a</string>' }],
	}),
};

export const kernelAttribute = defineSyntaxRule('kernel-attribute', {
	severity: 'warning',
	message: ({ attribute }) =>
		message("'{0}' means something to IOKit and nothing to CoreFoundation", attribute),
});
