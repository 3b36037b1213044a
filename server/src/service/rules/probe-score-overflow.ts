/** A probe score that exceeds the 32 bits that the kernel keeps. */
import { atContent } from '../document/finding.js';
import { defineMessages } from '../messages/message.js';
import { defineRule, type RuleDocs } from './rule.js';
import { dextExample } from './shared/examplePersonality.js';
import { isWrappedScore } from './shared/probeScore.js';

export const probeScoreOverflowDocs: RuleDocs = {
	what: 'An `IOProbeScore` that exceeds a signed 32-bit integer.',
	why: 'The kernel keeps the lowest 32 bits as a signed integer (`IOServiceObjectOrder`): 3000000000 becomes -1294967296, so the driver is tried last instead of first. Dumps of the registry write small negative numbers without a sign, such as 4294967295 for -1. Those keep their value.',
	fix: 'Use a number from -2147483648 to 2147483647. A few thousand are enough to be tried first.',
	references: ['xnu IOService.cpp:IOServiceObjectOrder'],
	examples: () => ({
		bad: [
			{
				text: dextExample({ IOProbeScore: '<integer>[|3000000000|]</integer>' }),
				findings: [
					"warning: '3000000000' exceeds 32 bits. The kernel uses -1294967296, so it tries the driver later.",
				],
			},
			{
				text: dextExample({ IOProbeScore: '<integer>[|4294967296|]</integer>' }),
				findings: [
					"warning: '4294967296' exceeds 32 bits. The kernel uses 0, so it tries the driver later.",
				],
			},
			{
				text: dextExample({ IOProbeScore: '<integer>[|-2147483649|]</integer>' }),
				findings: [
					"warning: '-2147483649' exceeds 32 bits. The kernel uses 2147483647, so it tries the driver earlier.",
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

const messages = defineMessages('probe-score-overflow', {
	earlier: "'{score}' exceeds 32 bits. The kernel uses {kept}, so it tries the driver earlier.",
	later: "'{score}' exceeds 32 bits. The kernel uses {kept}, so it tries the driver later.",
});

export const probeScoreOverflow = defineRule({
	code: 'probe-score-overflow',
	severity: 'warning',
	kinds: ['dext', 'kext', 'codelessKext'],
	messages,
	visit: 'personalityKey',
	keys: ['IOProbeScore'],
	check({ value }) {
		if (value.type !== 'integer' || value.value === undefined) return undefined;
		if (!isWrappedScore(value.value)) return undefined;
		const kept = BigInt.asIntN(32, value.value);
		const order = kept < value.value ? 'later' : 'earlier';
		return [
			{
				at: atContent(value),
				message: messages[order]({ score: value.written, kept: String(kept) }),
			},
		];
	},
});
