/** A dext on a class that is not known to be published by anything. */

import { ownClasses } from '../document/dextPersonality.js';
import { atContent, message } from '../document/finding.js';
import { personalityText } from '../document/personalityText.js';
import { classSpelling, isKnownClass } from '../platform/classNames.js';
import { definePlistRule, type RuleContext, type RuleDocs, type RuleFinding } from './rule.js';
import { dextExample } from './shared/examplePersonality.js';

export const unknownProviderClassDocs: RuleDocs = {
	what: 'A dext on a provider class that is no known class of macOS.',
	why: "The catalogue looks personalities up by the kernel class of a service. A class of the maker's own exists only while a kext with it is loaded; the services of a dext are `IOUserService` to the kernel. Where no such kext is there, the dext never matches, without a message.",
	fix: 'Match a class that macOS publishes: the nub of the hardware, `IOUserService` for what another dext publishes, `IOUserResources` where there is no hardware.',
	references: ['xnu IOCatalogue.cpp:findDrivers'],
	examples: () => ({
		bad: [
			{
				text: dextExample({ IOProviderClass: '[|WidgetBusAdapter|]' }),
				findings: [
					"information: 'WidgetBusAdapter' is no class that is known here; where no kext publishes it, the dext never matches.",
				],
			},
			{
				text: dextExample({ IOProviderClass: '[|IOWidgetAdapter|]' }),
				findings: [
					"information: 'IOWidgetAdapter' is no class that is known here; where no kext publishes it, the dext never matches.",
				],
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

export const unknownProviderClass = definePlistRule({
	code: 'unknown-provider-class',
	severity: 'information',
	kinds: ['dext'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		const own = ownClasses(plist);
		const meant = classSpelling();
		for (const { dict } of plist.personalities) {
			const entry = dict.get('IOProviderClass');
			const provider = personalityText(plist, dict, 'IOProviderClass');
			if (!entry || !provider || own.has(provider) || mayExist(provider)) continue;
			if (meant(provider) !== undefined) continue;
			yield {
				at: atContent(entry.value),
				message: message(
					"'{0}' is no class that is known here; where no kext publishes it, the dext never matches.",
					provider,
				),
			};
		}
	},
});

/** Apple has classes that nobody has listed, and a name like `com_example_Nub` is one of a kext. */
function mayExist(name: string): boolean {
	return isKnownClass(name) || /^(?:Apple|[a-z]+_)/.test(name.trim());
}
