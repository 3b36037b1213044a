/** More findings than an editor can show. */
import { defineMessages } from '../messages/message.js';
import { defineSummaryRule, type RuleDocs } from './rule.js';

export const tooManyFindingsDocs: RuleDocs = {
	what: 'A file with more than 1,000 problems.',
	why: 'Editors become slow with more. The most severe problems are shown, and the others are left out.',
	fix: 'Correct the first problems first. One early mistake, such as a missing end tag, often causes all the others.',
	references: ['driver-plist features/mostSevere.ts:MAX_FINDINGS'],
	examples: () => ({
		bad: [],
		good: [{ text: '<key>CFBundleName</key>\n<string>Widget</string>' }],
	}),
};

export const tooManyFindingsMessages = defineMessages('too-many-findings', {
	more: 'Only the {shown} most severe problems are shown. At least {more} more are left out.',
});

/** Found by `features/mostSevere.ts`. */
export const tooManyFindings = defineSummaryRule({
	code: 'too-many-findings',
	severity: 'information',
	messages: tooManyFindingsMessages,
});
