/** A list of resources where the kernel waits for one. */
import { atValue, type Finding, message } from '../document/finding.js';
import { entryOf, personalityText } from '../document/personalityText.js';
import {
	definePlistRule,
	type Fix,
	type RuleContext,
	type RuleDocs,
	type RuleFinding,
} from './rule.js';
import { dextExample, kextExample } from './shared/examplePersonality.js';

/** As many choices as fit a menu. */
const mostChoices = 5;

export const ignoredResourceListDocs: RuleDocs = {
	what: 'An `IOResourceMatch` that is an array, on a provider other than `IOResources` and `IOUserResources`.',
	why: 'On the resource nubs all of a list must be published. On any other provider the kernel waits for one resource before it starts the driver; a list is logged and ignored, and the driver starts at once (`checkResource`).',
	fix: 'Write the one resource that comes last as a string.',
	references: ['xnu IOService.cpp:checkResources', 'xnu IOService.cpp:checkResource'],
	examples: () => ({
		bad: [
			{
				text: dextExample({ IOResourceMatch: marked(listOf('IOBSD')) }),
				fixed: dextExample({ IOResourceMatch: 'IOBSD' }),
				findings: [
					'warning: On IOUSBHostDevice the kernel waits for one resource; it ignores a list and starts the driver at once.',
				],
				fixes: ["Wait for 'IOBSD'"],
			},
			{
				text: dextExample({ IOResourceMatch: marked(listOf('IOBSD', 'IONVRAM')) }),
				findings: [
					'warning: On IOUSBHostDevice the kernel waits for one resource; it ignores a list and starts the driver at once.',
				],
				fixes: ["Wait for 'IOBSD'", "Wait for 'IONVRAM'"],
			},
		],
		good: [
			{ text: dextExample({ IOResourceMatch: 'IOBSD' }) },
			{ text: kextExample({ IOResourceMatch: listOf('IOBSD', 'IONVRAM') }), kind: 'kext' },
		],
	}),
};

export const ignoredResourceList = definePlistRule({
	code: 'ignored-resource-list',
	severity: 'warning',
	kinds: ['dext', 'kext', 'codelessKext'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		for (const { dict } of plist.personalities) {
			const value = dict.get('IOResourceMatch')?.value;
			const provider = personalityText(plist, dict, 'IOProviderClass');
			if (value?.type !== 'array' || !provider || /^IO(?:User)?Resources$/.test(provider)) continue;
			yield {
				at: atValue(value),
				message: message(
					'On {0} the kernel waits for one resource; it ignores a list and starts the driver at once.',
					provider,
				),
			};
		}
	},
	fixes({ plist }: RuleContext, { at }: Finding): readonly Fix[] {
		const value = entryOf(plist, at)?.value;
		if (value?.type !== 'array') return [];
		const names = value.items.flatMap((item) => (item.type === 'string' ? [item.value] : []));
		return [...new Set(names)].slice(0, mostChoices).map((name) => ({
			title: message("Wait for '{0}'", name),
			edits: [{ kind: 'replaceValue', value, by: name }],
			preferred: value.items.length === 1,
		}));
	},
});

function listOf(...names: readonly string[]): string {
	const items = names.map((name) => `\t\t\t<string>${name}</string>\n`);
	return `<array>\n${items.join('')}\t\t</array>`;
}

function marked(text: string): string {
	return `[|${text}|]`;
}
