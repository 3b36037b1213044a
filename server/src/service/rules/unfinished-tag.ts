/** A tag without its `>`. */
import { defineMessages } from '../messages/message.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { unfinishedTagFix } from './shared/damagedTags.js';
import { severitiesByRejection } from './shared/severityByRejection.js';
import { everyoneRejects } from './shared/whoRejects.js';

export const unfinishedTagDocs: RuleDocs = {
	what: 'A tag without its `>`.',
	why: everyoneRejects,
	otherSeverities: severitiesByRejection,
	fix: 'Complete the tag, or remove it.',
	references: ['CoreFoundation CFPropertyList.c:parseXMLElement'],
	examples: () => ({
		bad: [
			{
				text: '<key>IOClass</key>\n<string>Widget</string>\n[|<ke|]\n<key>IOProviderClass</key>\n<string>IOService</string>',
				findings: ["error: '<ke' has no '>'."],
			},
		],
		good: [{ text: '<key>IOClass</key>\n<string>Widget</string>' }],
	}),
};

const messages = defineMessages('unfinished-tag', {
	unfinished: "'{tag}' has no '>'.",
});

export const unfinishedTag = defineSyntaxRule('unfinished-tag', {
	severity: 'error',
	messages,
	message: ({ tag }) => messages.unfinished({ tag }),
	fixes(fault, { plist }) {
		const fix = unfinishedTagFix(fault, plist);
		return fix ? [fix] : [];
	},
});
