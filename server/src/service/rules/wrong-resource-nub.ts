/** The resource nub of the other kind of driver: IOResources in a dext, IOUserResources in a kext. */
import { atContent } from '../document/finding.js';
import { defineMessages } from '../messages/message.js';
import { defineRule, type RuleDocs } from './rule.js';
import { changeContentFix } from './shared/entryFixes.js';
import { kextExample, virtualDextExample } from './shared/examplePersonality.js';

export const wrongResourceNubDocs: RuleDocs = {
	what: 'A dext on `IOResources`, which is for kexts, or a kext on `IOUserResources`, which is for dexts.',
	why: 'The kernel refuses to start a dext on `IOResources` (`startCandidate`): the dext matches and never attaches. A kext on `IOUserResources` does start, but on a nub that macOS publishes for dexts.',
	otherSeverities: {
		information: 'in kexts.',
	},
	fix: 'Use the nub for this kind of driver as `IOProviderClass`.',
	references: ['xnu IOService.cpp:startCandidate'],
	examples: () => ({
		bad: [
			{
				text: virtualDextExample({ IOProviderClass: '[|IOResources|]' }),
				fixed: virtualDextExample(),
				findings: [
					"error: 'IOResources' is for kexts. The kernel refuses to attach a dext to it, so the driver never starts.",
				],
				fixes: ["Change to 'IOUserResources'"],
			},
			{
				text: kextExample({ IOProviderClass: '[|IOUserResources|]' }),
				kind: 'kext',
				findings: ["information: 'IOUserResources' is for dexts. Kexts use 'IOResources'."],
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

const messages = defineMessages('wrong-resource-nub', {
	dext: "'IOResources' is for kexts. The kernel refuses to attach a dext to it, so the driver never starts.",
	kext: "'IOUserResources' is for dexts. Kexts use 'IOResources'.",
});

export const wrongResourceNub = defineRule({
	code: 'wrong-resource-nub',
	severity: 'error',
	kinds: ['dext', 'kext', 'codelessKext'],
	messages,
	visit: 'personalityKey',
	families: ['resources'],
	keys: ['IOProviderClass'],
	*check({ owner, value }, { plist: { kind } }) {
		const at = atContent(value);
		const provider = owner.providerClass;
		if (kind === 'dext') {
			if (provider !== 'IOResources' || !owner.isDextPersonality) return;
			yield {
				at,
				message: messages.dext(),
				state: { value, nub: 'IOUserResources', certain: true },
			};
		} else if (provider === 'IOUserResources') {
			const state = { value, nub: 'IOResources', certain: false };
			yield { severity: 'information', at, message: messages.kext(), state };
		}
	},
	fixes: ({ value, nub, certain }) => [changeContentFix(value, nub, certain)],
});
