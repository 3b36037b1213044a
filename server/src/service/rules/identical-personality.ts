/** Two personalities with the same keys and values. */
import { atName } from '../document/finding.js';
import { defineMessages } from '../messages/message.js';
import { defineRule, type RuleDocs } from './rule.js';
import { removeEntryFix } from './shared/entryFixes.js';
import { dextExamples } from './shared/examplePersonality.js';

export const identicalPersonalityDocs: RuleDocs = {
	what: 'Two personalities with the same keys and values, under different names.',
	why: 'The driver catalog of the kernel ignores the names of personalities, and does not add one that it already has (`addDrivers`). The second one has no effect. Often it is a copy that was never changed.',
	fix: 'Change one of the two, or remove it.',
	references: ['xnu IOCatalogue.cpp:addDrivers'],
	examples: () => ({
		bad: [
			{
				text: dextExamples({ Widget: {}, '[|WidgetTwo|]': {} }),
				findings: [
					"warning: 'WidgetTwo' is identical to 'Widget'. The kernel ignores names and keeps only one of them.",
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

const messages = defineMessages('identical-personality', {
	first: "'{name}' is the first of the identical personalities.",
	identical:
		"'{name}' is identical to '{first}'. The kernel ignores names and keeps only one of them.",
});

export const identicalPersonality = defineRule({
	code: 'identical-personality',
	severity: 'warning',
	kinds: ['dext', 'kext', 'codelessKext'],
	messages,
	visit: 'plist',
	*check(_plist, { identicalPersonalities }) {
		for (const [first, ...copies] of identicalPersonalities) {
			if (!first || first.dict.entries.length === 0) continue;
			for (const { entry, name } of copies) {
				if (name === first.name) continue;
				yield {
					at: atName(entry),
					message: messages.identical({ name, first: first.name }),
					related: [{ at: atName(first.entry), message: messages.first({ name: first.name }) }],
					tags: ['unnecessary'],
					state: entry,
				};
			}
		}
	},
	// The copy may be about to be changed.
	fixes: (entry) => [removeEntryFix(entry, false)],
});
