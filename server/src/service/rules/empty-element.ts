/** An empty element that must have content. */

import { message } from '../document/finding.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { severityByRefusal } from './shared/severityByRefusal.js';

export const emptyElementDocs: RuleDocs = {
	what: 'An empty element that must have content.',
	why: 'CoreFoundation refuses `<integer/>`, `<data/>`, `<real/>`, `<date/>` and `<plist/>`; kextutil and OSKext refuse `<key/>`.',
	fix: 'Give it content.',
	references: ['CoreFoundation CFPropertyList.c:parseXMLElement', 'IOKitUser IOCFUnserialize.yacc'],
	examples: () => ({
		bad: [
			{
				text: '<key>Blob</key>\n[|<data/>|]',
				findings: ["error: '<data>' is empty, which not every program takes"],
			},
		],
		good: [{ text: '<key>Blob</key>\n<data></data>' }],
	}),
};

export const emptyElement = defineSyntaxRule('empty-element', {
	severity: 'error',
	message: ({ element }) => message("'<{0}>' is empty, which not every program takes", element),
	severityOf: severityByRefusal,
});
