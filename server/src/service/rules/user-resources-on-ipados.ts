/** A driver without hardware that is meant for iPadOS. */

import { atContent, message } from '../document/finding.js';
import { definePlistRule, type RuleContext, type RuleDocs, type RuleFinding } from './rule.js';
import { virtualDextExample } from './shared/examplePersonality.js';

export const userResourcesOnIpadosDocs: RuleDocs = {
	what: 'A personality on `IOUserResources` in a dext whose target systems include iPadOS.',
	why: 'On systems other than macOS the kernel lets the dexts of third parties match real hardware only, outside of development (`IOService::startCandidate`). On the iPad of a customer the driver never starts.',
	fix: 'Match the hardware that the driver is for, or leave iPadOS out of the targets.',
	references: ['xnu IOService.cpp:startCandidate'],
	examples: () => ({
		bad: [
			{
				text: virtualDextExample({ IOProviderClass: '<string>[|IOUserResources|]</string>' }),
				deploymentTarget: { macOS: '13.0', iPadOS: '16.0' },
				findings: [
					"hint: 'IOUserResources' is no hardware: outside of development iPadOS does not start a driver on it.",
				],
			},
		],
		good: [
			{ text: virtualDextExample() },
			{ text: virtualDextExample(), deploymentTarget: { macOS: '13.0' } },
		],
	}),
};

export const userResourcesOnIpados = definePlistRule({
	code: 'user-resources-on-ipados',
	severity: 'hint',
	kinds: ['dext'],
	*check({ plist, deploymentTarget }: RuleContext): Iterable<RuleFinding> {
		if (deploymentTarget.iPadOS === undefined) return;
		for (const { dict } of plist.personalities) {
			const provider = dict.get('IOProviderClass')?.value;
			if (provider?.type !== 'string' || provider.value !== 'IOUserResources') continue;
			if (!dict.get('IOUserServerName')) continue;
			yield {
				at: atContent(provider),
				message: message(
					"'{0}' is no hardware: outside of development iPadOS does not start a driver on it.",
					provider.value,
				),
			};
		}
	},
});
