/** Text between elements. */
import { isCComment, isEntryToken } from '../document/entryTokens.js';
import { defineMessages } from '../messages/message.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { damagedCommentEndFix } from './shared/commentEnd.js';
import { commentEndFix } from './shared/commentStart.js';
import { damagedTagFix } from './shared/damagedTags.js';
import { severitiesByRejection, severityByRejection } from './shared/severityByRejection.js';
import { strayEndTagFixes } from './shared/strayEndTags.js';
import { removeTextFix } from './shared/textFixes.js';
import { everyoneRejects } from './shared/whoRejects.js';

export const unexpectedTextDocs: RuleDocs = {
	what: 'Text between elements.',
	why: everyoneRejects,
	otherSeverities: severitiesByRejection,
	fix: 'Move it to a comment or a `<string>`, or remove it. *Fix all* removes only text without letters and digits. If an end tag follows, add the start tag, or correct its brackets. A token that a script replaces with entries, such as `@LIBRARIES@`, is not reported; of a property list that Xcode preprocesses, neither are macros and comments of C.',
	references: ['CoreFoundation CFPropertyList.c:parseXMLElement'],
	examples: () => ({
		bad: [
			{
				text: '<key>IOClass</key>\n<string>Widget</string>\n[|stray|]',
				findings: ["error: Unexpected text 'stray' between elements."],
				fixes: ["Remove 'stray'"],
			},
			{
				text: '<key>IOClass</key>[|>|]\n<string>Widget</string>',
				fixed: '<key>IOClass</key>\n<string>Widget</string>',
				findings: ["error: Unexpected text '>' between elements."],
				fixes: ["Remove '>'"],
			},
		],
		good: [
			{ text: '<key>IOClass</key>\n<string>Widget</string>' },
			...['@LIBRARIES@', '__LIBRARIES__', '{{libraries}}'].map((token) => ({
				text: `<key>IOClass</key>\n<string>Widget</string>\n${token}`,
			})),
			{ text: '<key>IOClass</key>\n<string>Widget</string>\n<!-- no stray text -->' },
		],
	}),
};

const messages = defineMessages('unexpected-text', {
	text: "Unexpected text '{text}' between elements.",
});

/** Letters or digits, which a person wrote. Other characters are left over from markup, or copied with it. */
const hasWords = /[\p{L}\p{N}]/u;

export const unexpectedText = defineSyntaxRule('unexpected-text', {
	severity: 'error',
	messages,
	message: ({ text }) => messages.text({ text }),
	severityOf: (fault, plist) =>
		plist.form === 'source' && (isEntryToken(fault.text, plist) || isCComment(fault.text, plist))
			? 'off'
			: severityByRejection(fault, plist),
	fixes: (fault, { plist }) =>
		strayEndTagFixes(fault, plist) ?? [
			damagedTagFix(fault, plist) ??
				commentEndFix(fault, plist) ??
				damagedCommentEndFix(fault, plist) ??
				removeTextFix(plist, fault.range, fault.text, !hasWords.test(fault.text)),
		],
});
