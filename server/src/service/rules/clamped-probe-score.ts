/** A probe score that the family of the provider replaces by a lower one. */
import { atContent } from '../document/finding.js';
import type { MatchingDictionary } from '../matching/matchingDictionary.js';
import { defineMessages } from '../messages/message.js';
import type { ClampedScore } from '../platform/matchingKeys.js';
import { scsiClampedScore } from '../platform/scsi.js';
import { usbClampedScore } from '../platform/usb.js';
import { defineRule, type RuleDocs } from './rule.js';
import { changeContentFix } from './shared/entryFixes.js';
import { dextExample, kextExample } from './shared/examplePersonality.js';
import { isWrappedScore } from './shared/probeScore.js';

export const clampedProbeScoreDocs: RuleDocs = {
	what: 'An `IOProbeScore` of 10000 or more on a USB provider, or of 5000 or more on a SCSI logical unit.',
	why: 'The score decides only among personalities with the same set of keys. To keep it below the next better set, the legacy USB family uses 9000 for scores of 10000 and more, and SCSI uses 4000 for scores of 5000 and more. So a lower score can rank higher. The USB host family of current systems is closed source.',
	fix: 'Use at most 9999 for USB and at most 4999 for SCSI. To rank above another set of keys, match by a better set.',
	references: [
		'IOUSBFamily IOUSBDevice.cpp:matchPropertyTable',
		'IOSCSIArchitectureModelFamily IOSCSIPeripheralDeviceNub.cpp:matchPropertyTable',
	],
	examples: () => ({
		bad: [
			{
				text: dextExample({ IOProbeScore: '<integer>[|100000|]</integer>' }),
				findings: [
					"information: Before OS X 10.11, USB used 9000 for probe scores of 10000 and more. '100000' may rank below 9999.",
				],
				fixes: ["Change to '9999'"],
			},
			{
				text: kextExample({
					IOMatchCategory: undefined,
					IOProbeScore: '<integer>[|5000|]</integer>',
					IOProviderClass: 'IOSCSIPeripheralDeviceNub',
					IOResourceMatch: undefined,
					'Peripheral Device Type': '<integer>5</integer>',
				}),
				kind: 'kext',
				findings: [
					"information: The provider uses 4000 for probe scores of 5000 and more. '5000' ranks below 4999.",
				],
				fixes: ["Change to '4999'"],
			},
		],
		good: [
			{ text: dextExample({ IOProbeScore: '<integer>9999</integer>' }) },
			{ text: dextExample({ IOProbeScore: '<integer>18446744073709551516</integer>' }) },
		],
	}),
};

const messages = defineMessages('clamped-probe-score', {
	clamped:
		"The provider uses {to} for probe scores of {from} and more. '{score}' ranks below {highest}.",
	clampedOnUsb:
		"Before OS X 10.11, USB used {to} for probe scores of {from} and more. '{score}' may rank below {highest}.",
});

export const clampedProbeScore = defineRule({
	code: 'clamped-probe-score',
	severity: 'information',
	kinds: ['dext', 'kext', 'codelessKext'],
	messages,
	visit: 'personalityKey',
	families: ['usb', 'scsi'],
	keys: ['IOProbeScore'],
	check({ owner, value }) {
		const limit = limitOf(owner);
		if (value.type !== 'integer' || value.value === undefined || !limit) return undefined;
		// `probe-score-overflow` reports a score that exceeds the 32 bits that the kernel keeps.
		if (isWrappedScore(value.value) || BigInt.asIntN(32, value.value) < limit.from)
			return undefined;
		const highest = String(limit.from - 1n);
		return [
			{
				at: atContent(value),
				message: messages[owner.provider.usbNub ? 'clampedOnUsb' : 'clamped']({
					score: value.written,
					from: String(limit.from),
					to: String(limit.to),
					highest,
				}),
				state: { value, highest },
			},
		];
	},
	fixes: ({ value, highest }) => [changeContentFix(value, highest)],
});

function limitOf({ provider }: MatchingDictionary): ClampedScore | undefined {
	if (provider.usbNub) return usbClampedScore;
	return provider.isScsi ? scsiClampedScore : undefined;
}
