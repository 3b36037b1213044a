/** A probe score beyond 32 bits, of which the kernel makes another number. */
import { atContent, message } from '../document/finding.js';
import { definePlistRule, type RuleContext, type RuleDocs, type RuleFinding } from './rule.js';
import { dextExample } from './shared/examplePersonality.js';
import { isWrappedScore } from './shared/probeScore.js';

export const probeScoreOverflowDocs: RuleDocs = {
	what: 'An `IOProbeScore` that does not fit in 32 bits with a sign.',
	why: 'The kernel keeps the lowest 32 bits and takes them as a number with a sign (`IOServiceObjectOrder`): 3000000000 becomes -1294967296, and the driver that was to come first comes last. Small negative numbers as dumps of the registry write them, such as 4294967295 for -1, are what they were meant to be.',
	fix: 'Write a number from -2147483648 to 2147483647; a few thousand are enough to be tried first.',
	references: ['xnu IOService.cpp:IOServiceObjectOrder'],
	examples: () => ({
		bad: [
			{
				text: dextExample({ IOProbeScore: '<integer>[|3000000000|]</integer>' }),
				findings: [
					"warning: '3000000000' does not fit in 32 bits with a sign, and counts as -1294967296: the driver is tried later than it was meant to be.",
				],
			},
			{
				text: dextExample({ IOProbeScore: '<integer>[|4294967296|]</integer>' }),
				findings: [
					"warning: '4294967296' does not fit in 32 bits with a sign, and counts as 0: the driver is tried later than it was meant to be.",
				],
			},
			{
				text: dextExample({ IOProbeScore: '<integer>[|-2147483649|]</integer>' }),
				findings: [
					"warning: '-2147483649' does not fit in 32 bits with a sign, and counts as 2147483647: the driver is tried earlier than it was meant to be.",
				],
			},
		],
		good: [
			{ text: dextExample({ IOProbeScore: '<integer>-2147483648</integer>' }) },
			{ text: dextExample({ IOProbeScore: '<integer>4294967196</integer>' }) },
			{ text: dextExample({ IOProbeScore: '<integer>18446744073709551516</integer>' }) },
		],
	}),
};

export const probeScoreOverflow = definePlistRule({
	code: 'probe-score-overflow',
	severity: 'warning',
	kinds: ['dext', 'kext', 'codelessKext'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		for (const { dict } of plist.personalities) {
			const score = dict.get('IOProbeScore')?.value;
			if (score?.type !== 'integer' || score.value === undefined) continue;
			if (!isWrappedScore(score.value)) continue;
			const kept = BigInt.asIntN(32, score.value);
			yield {
				at: atContent(score),
				message: message(
					"'{0}' does not fit in 32 bits with a sign, and counts as {1}: the driver is tried {2} than it was meant to be.",
					score.written,
					`${kept}`,
					kept < score.value ? 'later' : 'earlier',
				),
			};
		}
	},
});
