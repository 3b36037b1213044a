/** An element that property lists do not have. */

import { message } from '../document/finding.js';
import { elementAt } from '../syntax/nodeAt.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { replaceTextFix } from './shared/replaceTextFix.js';
import { severityByRefusal } from './shared/severityByRefusal.js';

const names = new Set([
	'dict',
	'array',
	'key',
	'string',
	'integer',
	'real',
	'true',
	'false',
	'date',
	'data',
	'plist',
]);

export const unknownElementDocs: RuleDocs = {
	what: 'An element that property lists do not have.',
	why: 'CoreFoundation knows plist, dict, array, key, string, integer, real, true, false, date and data, all in lower case, and refuses a file with any other.',
	fix: 'Use one of the known elements.',
	references: ['CoreFoundation CFPropertyList.c:parseXMLElement'],
	examples: () => ({
		bad: [
			{
				text: '<key>Flag</key>\n[|<bool>|]true</bool>',
				findings: ["error: '<bool>' is no element of property lists"],
			},
			{
				text: '<key>Flag</key>\n[|<TRUE/>|]',
				fixed: '<key>Flag</key>\n<true/>',
				findings: ["error: '<TRUE>' is no element of property lists"],
				fixes: ['Write <true>'],
			},
		],
		good: [{ text: '<key>Flag</key>\n<true/>' }],
	}),
};

export const unknownElement = defineSyntaxRule('unknown-element', {
	severity: 'error',
	message: ({ name }) => message("'<{0}>' is no element of property lists", name),
	severityOf: severityByRefusal,
	fixes({ plist }, { name: written, range }) {
		const name = written.toLowerCase();
		const element = elementAt(plist.syntax.root, range.start);
		if (name === written || !element || !names.has(name)) return [];
		const { start, end } = element;
		const text = plist.text.slice(start, end).replaceAll(written, name);
		return replaceTextFix(message('Write <{0}>', name), { start, end }, text);
	},
});
