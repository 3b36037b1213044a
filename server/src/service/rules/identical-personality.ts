/** Two personalities that say the same. */
import { equalPersonalities } from '../document/equalPersonalities.js';
import { atName, message } from '../document/finding.js';
import { definePlistRule, type RuleContext, type RuleDocs, type RuleFinding } from './rule.js';
import { dextExamples } from './shared/examplePersonality.js';
import { removeFoundFix } from './shared/removeFoundFix.js';

export const identicalPersonalityDocs: RuleDocs = {
	what: 'Two personalities with the same keys and values, under different names.',
	why: 'The catalogue of the kernel does not add a personality that it has already (`addDrivers`), and names count for nothing. The second does nothing; often a copy was meant to be changed and was forgotten.',
	fix: 'Change what was meant to differ, or delete one of the two.',
	references: ['xnu IOCatalogue.cpp:addDrivers'],
	examples: () => ({
		bad: [
			{
				text: dextExamples({ Widget: {}, '[|WidgetTwo|]': {} }),
				fixed: dextExamples({ Widget: {} }),
				findings: [
					"warning: 'WidgetTwo' says the same as 'Widget'; the kernel takes it once, and names do not count.",
				],
				fixes: ["Remove 'WidgetTwo'"],
			},
		],
		good: [
			{ text: dextExamples({ Widget: {}, WidgetTwo: { idProduct: '<integer>4661</integer>' } }) },
			{
				text: dextExamples({ Widget: {} }).replace(
					'IOKitPersonalities',
					'IOKitPersonalities_arm64',
				),
			},
		],
	}),
};

export const identicalPersonality = definePlistRule({
	code: 'identical-personality',
	severity: 'warning',
	kinds: ['dext', 'kext', 'codelessKext'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		for (const [first, ...others] of equalPersonalities(plist.personalities)) {
			if (!first || first.dict.entries.length === 0) continue;
			for (const { entry, name } of others) {
				if (name === first.name) continue;
				yield {
					at: atName(entry),
					message: message(
						"'{0}' says the same as '{1}'; the kernel takes it once, and names do not count.",
						name,
						first.name,
					),
					related: [{ at: atName(first.entry), message: message('The first of the two') }],
					tags: ['unnecessary'],
				};
			}
		}
	},
	fixes: (context, finding) => removeFoundFix(context, finding, true),
});
