/** More findings than anybody reads. */
import { defineSummaryRule, type RuleDocs } from './rule.js';

export const tooManyFindingsDocs: RuleDocs = {
	what: 'A file with more than 1,000 problems.',
	why: 'Nobody reads as many, and editors grow slow with them: the most severe ones are shown and the others left out.',
	fix: 'Correct what is shown first; one early mistake, such as an end tag that is missing, often causes all the others.',
	references: ['driver-plist features/mostSevere.ts:MOST_FINDINGS'],
	examples: () => ({
		bad: [],
		good: [{ text: '<key>CFBundleName</key>\n<string>Widget</string>' }],
	}),
};

export const tooManyFindings = defineSummaryRule({
	code: 'too-many-findings',
	severity: 'information',
});
