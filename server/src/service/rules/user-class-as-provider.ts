/** A class of user space written as IOProviderClass, where the kernel looks for its own classes only. */

import { isOwnName, isUserSpaceClass, ownClasses } from '../document/dextPersonality.js';
import { atContent, type Finding, message } from '../document/finding.js';
import { entryOf, personalityText } from '../document/personalityText.js';
import { notKernelClasses } from '../platform/classes.js';
import { providers } from '../platform/providers.js';
import {
	definePlistRule,
	type Fix,
	type RuleContext,
	type RuleDocs,
	type RuleFinding,
} from './rule.js';
import { changeContentFix } from './shared/entryFixes.js';
import { dextExample, dextExamples } from './shared/examplePersonality.js';

const wellKnown: ReadonlySet<string> = new Set(providers.map((provider) => provider.class));

export const userClassAsProviderDocs: RuleDocs = {
	what: 'An `IOProviderClass` that is the `IOUserClass` of a personality in the same dext, or a class that DriverKit alone has.',
	why: 'The catalogue looks personalities up by the kernel class of a service and its superclasses (`findDrivers`). To the kernel every service of a dext is an `IOUserService`, or the kernel side of its family; the name of a user-space class never matches.',
	fix: 'Match the kernel class, which is `IOUserService` for services of the dext, and tell services apart with `IOPropertyMatch`.',
	references: ['xnu IOCatalogue.cpp:findDrivers'],
	examples: () => ({
		bad: [
			{
				text: dextExample({ IOProviderClass: '[|WidgetDriver|]' }),
				findings: [
					"warning: 'WidgetDriver' is a class of the dext; the kernel knows its services as IOUserService, so this never matches.",
				],
				fixes: ["Change to 'IOUserService'"],
			},
			{
				text: dextExample({
					IOProviderClass: '[|IOUserUSBHostHIDDevice|]',
					idProduct: undefined,
					idVendor: undefined,
				}),
				findings: [
					"warning: 'IOUserUSBHostHIDDevice' is a class of DriverKit; in the kernel, where providers are looked up, its services are of another class, so this never matches.",
				],
				fixes: ["Change to 'AppleUserHIDDevice'"],
			},
			{
				text: dextExamples({
					Child: {
						IOProviderClass: '[|WidgetDriver|]',
						IOUserClass: 'WidgetChild',
						idProduct: undefined,
						idVendor: undefined,
					},
					Widget: {},
				}),
				findings: [
					"warning: 'WidgetDriver' is a class of the dext; the kernel knows its services as IOUserService, so this never matches.",
				],
				fixes: ["Change to 'IOUserService'"],
			},
		],
		good: [
			{ text: dextExample() },
			{
				text: dextExample({
					IOPropertyMatch:
						'<dict>\n\t\t\t<key>IOUserClass</key>\n\t\t\t<string>WidgetHub</string>\n\t\t</dict>',
					IOProviderClass: 'IOUserService',
					idProduct: undefined,
					idVendor: undefined,
				}),
			},
			{ text: dextExample({ IOProviderClass: 'com_example_WidgetNub' }) },
		],
	}),
};

export const userClassAsProvider = definePlistRule({
	code: 'user-class-as-provider',
	severity: 'warning',
	kinds: ['dext'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		const own = ownClasses(plist);
		for (const { dict } of plist.personalities) {
			const entry = dict.get('IOProviderClass');
			const provider = personalityText(plist, dict, 'IOProviderClass');
			if (!entry || !provider || wellKnown.has(provider)) continue;
			const isOwn = own.has(provider) && isOwnName(provider);
			if (!isOwn && !isUserSpaceClass(plist, dict, provider)) continue;
			yield {
				at: atContent(entry.value),
				message: message(
					isOwn
						? "'{0}' is a class of the dext; the kernel knows its services as IOUserService, so this never matches."
						: "'{0}' is a class of DriverKit; in the kernel, where providers are looked up, its services are of another class, so this never matches.",
					provider,
				),
			};
		}
	},
	fixes({ plist }: RuleContext, { at }: Finding): readonly Fix[] {
		const entry = entryOf(plist, at);
		const written = entry && personalityText(plist, entry.dict, 'IOProviderClass');
		const kernelClass = notKernelClasses.get(written ?? '')?.use ?? 'IOUserService';
		return entry ? [changeContentFix(entry.value, kernelClass)] : [];
	},
});
