/** A user-space class as IOProviderClass, which only names kernel classes. */

import { isThirdPartyName, isUserSpaceClass } from '../document/dextPersonality.js';
import { atContent } from '../document/finding.js';
import { defineMessages } from '../messages/message.js';
import { notKernelClasses } from '../platform/classes.js';
import { providers } from '../platform/providers.js';
import { defineRule, type RuleDocs } from './rule.js';
import { changeContentFix } from './shared/entryFixes.js';
import { dextExample, dextExamples } from './shared/examplePersonality.js';

const wellKnown: ReadonlySet<string> = new Set(providers.map((provider) => provider.class));

export const userClassAsProviderDocs: RuleDocs = {
	what: 'An `IOProviderClass` that is the `IOUserClass` of a personality in the same dext, or a class that only DriverKit has.',
	why: 'The driver catalog of the kernel looks up personalities by the kernel class of a service and its superclasses (`findDrivers`). In the kernel, every service of a dext is an `IOUserService` or the kernel class of its family. The name of a user-space class never matches.',
	fix: 'Match the kernel class, which is `IOUserService` for services of the dext, and distinguish services by `IOPropertyMatch`.',
	references: ['xnu IOCatalogue.cpp:findDrivers'],
	examples: () => ({
		bad: [
			{
				text: dextExample({ IOProviderClass: '[|WidgetDriver|]' }),
				findings: [
					"warning: 'WidgetDriver' is a class of the dext. The kernel uses 'IOUserService' for services of the dext, so the name never matches.",
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
					"warning: 'IOUserUSBHostHIDDevice' is not a kernel class. The kernel uses another class for services of the dext, so the name never matches.",
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
					"warning: 'WidgetDriver' is a class of the dext. The kernel uses 'IOUserService' for services of the dext, so the name never matches.",
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

const messages = defineMessages('user-class-as-provider', {
	driverKit:
		"'{provider}' is not a kernel class. The kernel uses another class for services of the dext, so the name never matches.",
	own: "'{provider}' is a class of the dext. The kernel uses 'IOUserService' for services of the dext, so the name never matches.",
});

export const userClassAsProvider = defineRule({
	code: 'user-class-as-provider',
	severity: 'warning',
	kinds: ['dext'],
	messages,
	visit: 'personalityKey',
	keys: ['IOProviderClass'],
	check({ owner, value }, { plist, ownClasses }) {
		const { dict, providerClass: provider } = owner;
		if (!provider || wellKnown.has(provider)) return undefined;
		const isOwn = ownClasses.has(provider) && isThirdPartyName(provider);
		if (!isOwn && !isUserSpaceClass(plist, dict, provider)) return undefined;
		return [
			{
				at: atContent(value),
				message: isOwn ? messages.own({ provider }) : messages.driverKit({ provider }),
				state: { value, kernelClass: notKernelClasses.get(provider)?.use ?? 'IOUserService' },
			},
		];
	},
	fixes: ({ value, kernelClass }) => [changeContentFix(value, kernelClass)],
});
