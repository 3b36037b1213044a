/** A list of resources where the kernel waits for one. */
import { atValue } from '../document/finding.js';
import { defineMessages } from '../messages/message.js';
import { isResourceNub } from '../platform/providers.js';
import { defineRule, type RuleDocs } from './rule.js';
import { dextExample, kextExample } from './shared/examplePersonality.js';

export const ignoredResourceListDocs: RuleDocs = {
	what: 'An `IOResourceMatch` array on a provider other than `IOResources` and `IOUserResources`.',
	why: 'On the resource nubs, all resources of a list must be published. On any other provider, the kernel waits for one resource before it starts the driver. It logs and ignores a list, and starts the driver immediately (`checkResource`).',
	fix: 'Use the resource that is published last, as a string.',
	references: ['xnu IOService.cpp:checkResources', 'xnu IOService.cpp:checkResource'],
	examples: () => ({
		bad: [
			{
				text: dextExample({ IOResourceMatch: marked(listOf('IOBSD')) }),
				fixed: dextExample({ IOResourceMatch: 'IOBSD' }),
				findings: [
					"warning: 'IOResourceMatch' must be one resource if the provider is 'IOUSBHostDevice'. The kernel ignores the list, so the driver starts immediately.",
				],
				fixes: ["Change to 'IOBSD'"],
			},
			{
				text: dextExample({ IOResourceMatch: marked(listOf('IOBSD', 'IONVRAM')) }),
				findings: [
					"warning: 'IOResourceMatch' must be one resource if the provider is 'IOUSBHostDevice'. The kernel ignores the list, so the driver starts immediately.",
				],
				fixes: ["Change to 'IOBSD'", "Change to 'IONVRAM'"],
			},
		],
		good: [
			{ text: dextExample({ IOResourceMatch: 'IOBSD' }) },
			{ text: kextExample({ IOResourceMatch: listOf('IOBSD', 'IONVRAM') }), kind: 'kext' },
		],
	}),
};

const messages = defineMessages('ignored-resource-list', {
	change: "Change to '{name}'",
	list: "'IOResourceMatch' must be one resource if the provider is '{provider}'. The kernel ignores the list, so the driver starts immediately.",
});

export const ignoredResourceList = defineRule({
	code: 'ignored-resource-list',
	severity: 'warning',
	kinds: ['dext', 'kext', 'codelessKext'],
	messages,
	visit: 'personalityKey',
	keys: ['IOResourceMatch'],
	*check({ owner, value }) {
		const { providerClass: provider } = owner;
		if (value.type !== 'array' || !provider || isResourceNub(provider)) return;
		yield { at: atValue(value), message: messages.list({ provider }), state: value };
	},
	fixes(list) {
		const names = list.items.flatMap((item) => (item.type === 'string' ? [item.value] : []));
		return [...new Set(names)].slice(0, MAX_CHOICES).map((name) => ({
			title: messages.change({ name }),
			edits: [{ kind: 'replaceValue', value: list, by: name }],
			preferred: list.items.length === 1,
		}));
	},
});

/** The maximum number of fixes, so that the menu stays short. */
const MAX_CHOICES = 5;

function listOf(...names: readonly string[]): string {
	const items = names.map((name) => `\t\t\t<string>${name}</string>\n`);
	return `<array>\n${items.join('')}\t\t</array>`;
}

function marked(text: string): string {
	return `[|${text}|]`;
}
