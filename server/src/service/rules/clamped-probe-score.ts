/** A probe score that the family of the provider replaces by a lower one. */
import { atContent, type Finding, message } from '../document/finding.js';
import { entryOf, personalityText } from '../document/personalityText.js';
import { isScsiProvider, scsiClampedScore } from '../platform/scsi.js';
import { usbClampedScore, usbNubOf } from '../platform/usb.js';
import {
	definePlistRule,
	type Fix,
	type RuleContext,
	type RuleDocs,
	type RuleFinding,
} from './rule.js';
import { changeContentFix } from './shared/entryFixes.js';
import { dextExample, kextExample } from './shared/examplePersonality.js';
import { isWrappedScore } from './shared/probeScore.js';

export const clampedProbeScoreDocs: RuleDocs = {
	what: 'An `IOProbeScore` of 10000 or more on a USB provider, or of 5000 or more on a SCSI logical unit.',
	why: 'The score decides only among personalities with the same set of keys. To keep it from reaching the next better set, USB takes 9000 in place of 10000 and more, and SCSI takes 4000 in place of 5000 and more, so that a lower number scores higher.',
	fix: 'Write at most 9999 for USB, at most 4999 for SCSI; to be better than another set of keys, use a better set.',
	references: [
		'IOUSBFamily IOUSBDevice.cpp:matchPropertyTable',
		'IOSCSIArchitectureModelFamily IOSCSIPeripheralDeviceNub.cpp:matchPropertyTable',
	],
	examples: () => ({
		bad: [
			{
				text: dextExample({ IOProbeScore: '<integer>[|100000|]</integer>' }),
				findings: [
					"information: '100000' counts as 9000 here: scores of 10000 and more are cut, and a lower one scores higher.",
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
					"information: '5000' counts as 4000 here: scores of 5000 and more are cut, and a lower one scores higher.",
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

export const clampedProbeScore = definePlistRule({
	code: 'clamped-probe-score',
	severity: 'information',
	kinds: ['dext', 'kext', 'codelessKext'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		for (const { dict } of plist.personalities) {
			const score = dict.get('IOProbeScore')?.value;
			const limit = limitOf(personalityText(plist, dict, 'IOProviderClass'));
			if (score?.type !== 'integer' || score.value === undefined || !limit) continue;
			// The kernel keeps 32 signed bits of it (IOService.cpp:IOServiceObjectOrder); others have a rule of their own.
			if (isWrappedScore(score.value)) continue;
			if (BigInt.asIntN(32, score.value) < limit.from) continue;
			yield {
				at: atContent(score),
				message: message(
					"'{0}' counts as {1} here: scores of {2} and more are cut, and a lower one scores higher.",
					score.written,
					`${limit.to}`,
					`${limit.from}`,
				),
			};
		}
	},
	fixes({ plist }: RuleContext, { at }: Finding): readonly Fix[] {
		const entry = entryOf(plist, at);
		const limit = entry && limitOf(personalityText(plist, entry.dict, 'IOProviderClass'));
		return entry && limit ? [changeContentFix(entry.value, `${limit.from - 1n}`)] : [];
	},
});

function limitOf(
	provider: string | undefined,
): { readonly from: bigint; readonly to: bigint } | undefined {
	if (provider === undefined) return undefined;
	if (usbNubOf(provider)) return usbClampedScore;
	return isScsiProvider(provider) ? scsiClampedScore : undefined;
}
