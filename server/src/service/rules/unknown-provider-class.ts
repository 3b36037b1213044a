/** A dext on a provider class that nothing is known to publish. */
import { atContent } from '../document/finding.js';
import { defineMessages } from '../messages/message.js';
import { lineageOf } from '../platform/classes.js';
import { isKnownClass } from '../platform/classNames.js';
import { defineRule, type RuleDocs } from './rule.js';
import { changeContentFix } from './shared/entryFixes.js';
import { dextExample } from './shared/examplePersonality.js';

export const unknownProviderClassDocs: RuleDocs = {
	what: 'A dext on a provider class that is not a known class of macOS.',
	why: 'The driver catalog of the kernel looks up personalities by the kernel class of a service. A class of a third-party kext exists only while that kext is loaded, and the services of a dext are `IOUserService` in the kernel. Without such a kext the dext never matches, and nothing is logged.',
	otherSeverities: { information: 'in a built dext.' },
	fix: 'Correct the spelling, or match a class that macOS publishes: the nub of the hardware, `IOUserService` for a service of another dext, or `IOUserResources` without hardware.',
	references: ['xnu IOCatalogue.cpp:findDrivers'],
	examples: () => ({
		bad: [
			{
				text: dextExample({ IOProviderClass: '[|WidgetBusAdapter|]' }),
				findings: [
					"warning: Unknown provider class 'WidgetBusAdapter'. The dext matches only if a kext publishes this class.",
				],
			},
			{
				text: dextExample({ IOProviderClass: '[|IOWidgetAdapter|]' }),
				findings: [
					"warning: Unknown provider class 'IOWidgetAdapter'. The dext matches only if a kext publishes this class.",
				],
			},
			{
				text: dextExample({ IOProviderClass: '[|USBHostDevice|]' }),
				findings: [
					"warning: Unknown provider class 'USBHostDevice'. Did you mean 'IOUSBHostDevice'? The dext matches only if a kext publishes this class.",
				],
				fixes: ["Change to 'IOUSBHostDevice'"],
			},
			{
				text: dextExample({ IOProviderClass: '[|IOUSBDeviceHost|]' }),
				findings: [
					"warning: Unknown provider class 'IOUSBDeviceHost'. Did you mean 'IOUSBHostDevice'? The dext matches only if a kext publishes this class.",
				],
				fixes: ["Change to 'IOUSBHostDevice'"],
			},
		],
		good: [
			{ text: dextExample() },
			{ text: dextExample({ IOProviderClass: '$(WIDGET_PROVIDER)' }) },
			{ text: dextExample({ IOProviderClass: 'AppleWidgetController' }) },
			{ text: dextExample({ IOProviderClass: 'com_example_WidgetNub' }) },
		],
	}),
};

const messages = defineMessages('unknown-provider-class', {
	unknown:
		"Unknown provider class '{provider}'. The dext matches only if a kext publishes this class.",
	similar:
		"Unknown provider class '{provider}'. Did you mean {suggestions}? The dext matches only if a kext publishes this class.",
});

export const unknownProviderClass = defineRule({
	code: 'unknown-provider-class',
	severity: 'warning',
	kinds: ['dext'],
	messages,
	visit: 'personalityKey',
	keys: ['IOProviderClass'],
	check({ owner, value }, context) {
		const { providerClass: provider } = owner;
		if (!provider?.trim() || context.ownClasses.has(provider) || mayExist(provider))
			return undefined;
		// `misspelled-class` reports a misspelling.
		if (context.suggestClass(provider) !== undefined) return undefined;
		if (context.projectClasses().has(provider)) return undefined;
		// A dext that was built was tried, and its vendor may have the kext.
		const severity = context.plist.form === 'built' ? 'information' : undefined;
		const similar = context.similarProviders(provider);
		const suggestions = { anyOf: similar.map((name) => `'${name}'`) };
		return [
			{
				at: atContent(value),
				message:
					similar.length > 0
						? messages.similar({ provider, suggestions })
						: messages.unknown({ provider }),
				...(severity && { severity }),
				state: { value, similar },
			},
		];
	},
	fixes: ({ value, similar }) => similar.map((name) => changeContentFix(value, name)),
});

/** Apple has classes that are not public, and a name like `com_example_Nub` is that of a kext. */
function mayExist(name: string): boolean {
	return isKnownClass(name) || lineageOf(name).length > 1 || /^(?:Apple|[a-z]+_)/.test(name.trim());
}
