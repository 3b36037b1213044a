/** An empty element that must have content or an end tag. */
import { defineMessages } from '../messages/message.js';
import { trimEnd } from '../syntax/characters.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { severitiesByRejection } from './shared/severityByRejection.js';
import { changeTextFix } from './shared/textFixes.js';

export const emptyElementDocs: RuleDocs = {
	what: 'An empty element that must have content or an end tag.',
	why: 'CoreFoundation rejects `<integer/>`, `<data/>`, `<real/>`, `<date/>`, and `<plist/>`. OSKext and `kextutil` reject `<key/>`.',
	otherSeverities: severitiesByRejection,
	fix: 'Add the content, or remove the slash of `<plist/>` before the root. Empty data is `<data></data>`.',
	references: ['CoreFoundation CFPropertyList.c:parseXMLElement', 'IOKitUser IOCFUnserialize.yacc'],
	examples: () => ({
		bad: [
			{
				text: '<key>Blob</key>\n[|<data/>|]',
				findings: ["error: '<data/>' must be written as '<data></data>'."],
			},
			{
				text: '<key>Number</key>\n[|<integer/>|]',
				findings: ["error: '<integer>' must not be empty."],
			},
			{
				text: '<!-- driver-plist-disable empty-key -->\n[|<key/>|]\n<true/>',
				kind: 'kext',
				findings: [
					"information: '<key/>' must be written as '<key></key>'. OSKext and kextutil reject the file.",
				],
			},
			{
				text: '[|<plist version="1.0"/>|]\n<dict/>\n</plist>\n',
				fixed: '<plist version="1.0">\n<dict/>\n</plist>\n',
				kind: 'kext',
				findings: ["error: '<plist>' must not be empty."],
				fixes: ['Change to \'<plist version="1.0">\''],
			},
		],
		good: [{ text: '<key>Blob</key>\n<data></data>' }, { text: '<key>Name</key>\n<string/>' }],
	}),
};

const messages = defineMessages('empty-element', {
	noContent: "'<{element}>' must not be empty.",
	noEndTag: "'<{element}/>' must be written as '<{element}></{element}>'.",
});

export const emptyElement = defineSyntaxRule('empty-element', {
	severity: 'error',
	messages,
	message: ({ element }) =>
		messages[element === 'data' || element === 'key' ? 'noEndTag' : 'noContent']({ element }),
	fixes: ({ element, range }, { plist: { text } }) => {
		// Another one is a start tag whose end tag is missing, or has nothing before it.
		if (element !== 'plist' || !text.startsWith('/>', range.end - '/>'.length)) return [];
		const tag = `${text.slice(range.start, trimEnd(text, range.start, range.end - '/>'.length))}>`;
		return [changeTextFix(range, tag)];
	},
});
