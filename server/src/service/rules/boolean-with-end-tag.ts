/** A boolean with an end tag. */
import { defineMessages } from '../messages/message.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { severitiesByRejection } from './shared/severityByRejection.js';
import { changeTextFix } from './shared/textFixes.js';
import { kextToolsReject } from './shared/whoRejects.js';

export const booleanWithEndTagDocs: RuleDocs = {
	what: 'A boolean with an end tag, such as `<true></true>`.',
	get why() {
		return `${kextToolsReject} No parser accepts text between the tags.`;
	},
	otherSeverities: severitiesByRejection,
	fix: 'Write `<true/>` or `<false/>`.',
	references: ['IOKitUser IOCFUnserialize.yacc', 'CoreFoundation CFPropertyList.c:parseXMLElement'],
	examples: () => ({
		bad: [
			{
				text: '<key>Flag</key>\n[|<true></true>|]',
				fixed: '<key>Flag</key>\n<true/>',
				findings: [
					"hint: '<true>' must be written as '<true/>', without an end tag. OSKext and kextutil reject the file.",
				],
				fixes: ["Change to '<true/>'"],
			},
			{
				text: '<key>Flag</key>\n[|<true>YES</true>|]',
				fixed: '<key>Flag</key>\n<true/>',
				findings: ["error: '<true>' must be written as '<true/>', without an end tag."],
				fixes: ["Change to '<true/>'"],
			},
		],
		good: [{ text: '<key>Flag</key>\n<true/>' }],
	}),
};

const messages = defineMessages('boolean-with-end-tag', {
	endTag: "'<{element}>' must be written as '<{element}/>', without an end tag.",
});

export const booleanWithEndTag = defineSyntaxRule('boolean-with-end-tag', {
	severity: 'warning',
	messages,
	message: ({ element }) => messages.endTag({ element }),
	fixes({ element, range }, { plist }) {
		const written = plist.text
			.slice(range.start, range.end)
			.replace(/<[^<>]*>/g, '')
			.trim();
		// Any other text can be a value of another type, which would be lost.
		return /^(?:true|false|yes|no)?$/i.test(written) ? [changeTextFix(range, `<${element}/>`)] : [];
	},
});
