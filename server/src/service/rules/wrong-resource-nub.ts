/** The nub without hardware of the other kind of driver: IOResources in a dext, IOUserResources in a kext. */

import { isDextPersonality } from '../document/dextPersonality.js';
import { atContent, type Finding, message } from '../document/finding.js';
import { entryOf, personalityText } from '../document/personalityText.js';
import {
	definePlistRule,
	type Fix,
	type RuleContext,
	type RuleDocs,
	type RuleFinding,
} from './rule.js';
import { changeContentFix } from './shared/entryFixes.js';
import { kextExample, virtualDextExample } from './shared/examplePersonality.js';

export const wrongResourceNubDocs: RuleDocs = {
	what: 'A dext on `IOResources`, which is for kexts, or a kext on `IOUserResources`, which is for dexts.',
	why: 'The kernel refuses to start a dext on `IOResources` (`startCandidate`): it matches and never attaches. A kext on `IOUserResources` does start, but on a nub that macOS publishes for dexts only.',
	fix: 'Use the nub of the own kind as `IOProviderClass`.',
	references: ['xnu IOService.cpp:startCandidate'],
	examples: () => ({
		bad: [
			{
				text: virtualDextExample({ IOProviderClass: '[|IOResources|]' }),
				fixed: virtualDextExample(),
				findings: [
					"error: 'IOResources' is for kexts; the kernel refuses to attach a dext to it, and the driver never starts.",
				],
				fixes: ["Change to 'IOUserResources'"],
			},
			{
				text: kextExample({ IOProviderClass: '[|IOUserResources|]' }),
				kind: 'kext',
				findings: [
					"information: 'IOUserResources' is published for dexts; a kext uses IOResources.",
				],
				fixes: ["Change to 'IOResources'"],
			},
		],
		good: [
			{ text: virtualDextExample() },
			{ text: kextExample(), kind: 'kext' },
			{
				text: virtualDextExample({
					CFBundleIdentifierKernel: 'com.example.kext.Widget',
					IOClass: 'com_example_Widget',
					IOProviderClass: 'IOResources',
					IOUserClass: undefined,
					IOUserServerName: undefined,
				}),
			},
		],
	}),
};

export const wrongResourceNub = definePlistRule({
	code: 'wrong-resource-nub',
	severity: 'error',
	kinds: ['dext', 'kext', 'codelessKext'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		for (const { dict } of plist.personalities) {
			const entry = dict.get('IOProviderClass');
			const provider = personalityText(plist, dict, 'IOProviderClass');
			if (!entry) continue;
			if (plist.kind === 'dext') {
				if (provider !== 'IOResources' || !isDextPersonality(plist, dict)) continue;
				yield {
					at: atContent(entry.value),
					message: message(
						"'IOResources' is for kexts; the kernel refuses to attach a dext to it, and the driver never starts.",
					),
				};
			} else if (provider === 'IOUserResources') {
				yield {
					severity: 'information',
					at: atContent(entry.value),
					message: message("'IOUserResources' is published for dexts; a kext uses IOResources."),
				};
			}
		}
	},
	fixes({ plist }: RuleContext, { at }: Finding): readonly Fix[] {
		const value = entryOf(plist, at)?.value;
		if (!value) return [];
		return plist.kind === 'dext'
			? [changeContentFix(value, 'IOUserResources', true)]
			: [changeContentFix(value, 'IOResources')];
	},
});
