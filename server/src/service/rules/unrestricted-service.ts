/** A dext on every service of the system. */
import { atContent } from '../document/finding.js';
import { isRestricted } from '../matching/genericMatch.js';
import { defineMessages } from '../messages/message.js';
import { defineRule, type RuleDocs } from './rule.js';
import { dextExample } from './shared/examplePersonality.js';

export const unrestrictedServiceDocs: RuleDocs = {
	what: 'A personality of a dext on `IOService` without a key such as `IOPropertyMatch` that restricts the services.',
	why: 'A provider class matches all of its subclasses, and every service is an `IOService` (`findDrivers`). The keys of USB, PCI, or HID are compared only by providers of these families, so the dext is a candidate for every service that is registered.',
	fix: 'Name the class of the device as `IOProviderClass`. A driver without hardware uses `IOUserResources`.',
	references: [
		'https://developer.apple.com/documentation/bundleresources/information-property-list/ioproviderclass',
		'xnu IOCatalogue.cpp:findDrivers',
		'xnu IOService.cpp:matchPassive',
	],
	examples: () => ({
		bad: [
			{
				text: dextExample({ IOProviderClass: '[|IOService|]' }),
				findings: [
					"warning: 'IOService' is the class of every service. The kernel tries the dext for all of them.",
				],
			},
		],
		good: [
			{ text: dextExample() },
			{
				text: dextExample({
					IOPropertyMatch: '<dict>\n\t\t\t<key>Widget</key>\n\t\t\t<true/>\n\t\t</dict>',
					IOProviderClass: 'IOService',
				}),
			},
			{ text: dextExample({ IONameMatch: 'widget', IOProviderClass: 'IOService' }) },
		],
	}),
};

const messages = defineMessages('unrestricted-service', {
	everyService:
		"'{provider}' is the class of every service. The kernel tries the dext for all of them.",
});

export const unrestrictedService = defineRule({
	code: 'unrestricted-service',
	severity: 'warning',
	kinds: ['dext'],
	messages,
	visit: 'personalityKey',
	keys: ['IOProviderClass'],
	check({ owner, value }) {
		const { dict, providerClass: provider } = owner;
		if (provider !== 'IOService' || isRestricted(dict)) return undefined;
		return [{ at: atContent(value), message: messages.everyService({ provider }) }];
	},
});
