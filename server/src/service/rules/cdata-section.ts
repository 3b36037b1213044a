/** A CDATA section. */
import { escapeText } from '../edit/xmlText.js';
import { defineMessages } from '../messages/message.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { severitiesByRejection } from './shared/severityByRejection.js';
import { replaceTextFix } from './shared/textFixes.js';
import { kextToolsReject } from './shared/whoRejects.js';

export const cdataSectionDocs: RuleDocs = {
	what: 'A CDATA section.',
	get why() {
		return `${kextToolsReject} In integers, dates, and data, CoreFoundation rejects it, too.`;
	},
	otherSeverities: severitiesByRejection,
	fix: 'Write the text with `&lt;` and `&amp;`.',
	references: [
		'IOKitUser IOCFUnserialize.yacc:getString',
		'CoreFoundation CFPropertyList.c:parseCDSect_pl',
	],
	examples: () => ({
		bad: [
			{
				text: '<key>Name</key>\n<string>[|<![CDATA[a & b]]>|]</string>',
				fixed: '<key>Name</key>\n<string>a &amp; b</string>',
				findings: [
					"hint: '<string>' contains a CDATA section. OSKext and kextutil reject the file.",
				],
				fixes: ['Convert the CDATA section to text'],
			},
		],
		good: [{ text: '<key>Name</key>\n<string>a &amp; b</string>' }],
	}),
};

const messages = defineMessages('cdata-section', {
	inText: "'<{element}>' contains a CDATA section.",
	notText: "'<{element}>' can't contain a CDATA section.",
	convert: 'Convert the CDATA section to text',
});

export const cdataSection = defineSyntaxRule('cdata-section', {
	severity: 'warning',
	messages,
	message: ({ element, rejectedBy }) =>
		messages[rejectedBy.includes('CoreFoundation') ? 'notText' : 'inText']({ element }),
	fixes({ range }, { plist }) {
		const content = plist.text.slice(range.start + '<![CDATA['.length, range.end - ']]>'.length);
		return [replaceTextFix(messages.convert(), range, escapeText(content))];
	},
});
