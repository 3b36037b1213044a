/** A file in UTF-16 or UTF-32. */
import { defineMessages } from '../messages/message.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { severitiesByRejection } from './shared/severityByRejection.js';
import { kextToolsReject } from './shared/whoRejects.js';

export const notUtf8Docs: RuleDocs = {
	what: 'A file in UTF-16 or UTF-32.',
	get why() {
		return `${kextToolsReject} Without a byte order mark, CoreFoundation rejects it, too.`;
	},
	otherSeverities: severitiesByRejection,
	fix: 'Save the file as UTF-8.',
	references: [
		'IOKitUser IOCFUnserialize.yacc',
		'CoreFoundation CFPropertyList.c:encodingForXMLData',
	],
	examples: () => ({
		bad: [],
		good: [{ text: '<plist version="1.0">\n<dict/>\n</plist>\n' }],
	}),
};

const messages = defineMessages('not-utf8', {
	encoding: 'The file is encoded in {encoding}.',
	noMark: 'The file is encoded in {encoding} without a byte order mark.',
});

export const notUtf8 = defineSyntaxRule('not-utf8', {
	severity: 'warning',
	messages,
	message({ encoding, rejectedBy }) {
		const name = rejectedBy.includes('CoreFoundation') ? 'noMark' : 'encoding';
		return messages[name]({ encoding: encoding.toUpperCase() });
	},
});
