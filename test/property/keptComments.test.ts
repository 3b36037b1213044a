/** No fix loses a comment, wherever it is in the examples of the rules. */
import { expect, it } from 'vitest';
import { proposedFixes } from '../../server/src/service/features/fixes.js';
import { ruleDocs } from '../../server/src/service/rules/docs.generated.js';
import { rules } from '../../server/src/service/rules/registry.generated.js';
import { applyEdits } from '../../server/src/service/text/textEdit.js';
import { analyzeExample, findingsOf } from '../support/checkFindings.js';
import { optionsOf, targetOf } from '../support/examples.js';
import { readRanges } from '../support/markers.js';
import { wholePlist } from '../support/wholePlist.js';

const comment = '<!-- kept -->';

/** Rules whose examples are too large to repeat, and one whose fixes remove the version that is not accepted. */
const except: ReadonlySet<string> = new Set([
	'file-too-large',
	'too-large',
	'too-many-findings',
	'too-deep',
	'merge-conflict',
]);

/** One of this many places between tags and texts gets a comment. */
const step = 5;

const examples = rules
	.filter(({ code }) => !except.has(code))
	.flatMap((rule) =>
		(ruleDocs.get(rule.code)?.examples().bad ?? []).map((example) => ({ rule, example })),
	);

it('of the bad examples of each rule', () => {
	const lost: string[] = [];
	let count = 0;
	for (const { rule, example } of examples) {
		const { whole } = example;
		const text = wholePlist(readRanges(example.text).text, whole);
		const options = { ...optionsOf(rule, example), whole: true as const };
		for (const { index } of text.matchAll(/<|>(?=.)/g)) {
			if (count++ % step !== 0) continue;
			const at = text.charAt(index) === '>' ? index + 1 : index;
			const plist = analyzeExample(text.slice(0, at) + comment + text.slice(at), options);
			for (const finding of findingsOf(plist, targetOf(example))) {
				if (finding.code !== rule.code) continue;
				const isInComment =
					finding.at.range.start >= at && finding.at.range.start < at + comment.length;
				if (isInComment) continue;
				for (const fix of proposedFixes(plist, finding, targetOf(example))) {
					if (fix.in || applyEdits(plist.text, fix.edits).includes(comment)) continue;
					lost.push(`${rule.code} at ${at}: ${fix.title.text}`);
				}
			}
		}
	}
	expect(count).toBeGreaterThan(1000);
	expect(lost).toEqual([]);
});
