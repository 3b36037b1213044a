/** A personality on PCI that names no device. */
import { atContent, message } from '../document/finding.js';
import { personalityText } from '../document/personalityText.js';
import { isRestricted } from '../matching/genericMatch.js';
import { isPciProvider, pciMatchMasks } from '../matching/pciMatch.js';
import { dextExample } from './examplePersonality.js';
import { definePlistRule, type RuleContext, type RuleFinding } from './rule.js';

const pci = {
	IOProviderClass: 'IOPCIDevice',
	IOPCITunnelCompatible: '<true/>',
	idProduct: undefined,
	idVendor: undefined,
};

export const unrestrictedPciMatch = definePlistRule({
	code: 'unrestricted-pci-match',
	severity: 'warning',
	kinds: ['dext', 'kext', 'codelessKext'],
	docs: {
		what: 'A personality on `IOPCIDevice` without any key that says which devices are meant.',
		why: 'A PCI device compares only the keys that are there. Without one, the driver is a candidate for every PCI device of the Mac, its graphics and its disks included (`pciMatchNub`).',
		fix: 'Insert `IOPCIPrimaryMatch` with the device and vendor, or `IOPCIClassMatch`.',
		references: [
			'https://developer.apple.com/documentation/bundleresources/information-property-list/iokitpersonalities',
			'IOPCIFamily IOPCIBridge.cpp:pciMatchNub',
		],
	},
	examples: {
		bad: [
			{ text: dextExample({ ...pci, IOProviderClass: '[|IOPCIDevice|]' }) },
			{
				text: dextExample({
					...pci,
					idVendor: '<integer>32902</integer>',
					IOProviderClass: '[|IOPCIDevice|]',
				}),
			},
		],
		good: [
			{ text: dextExample({ ...pci, IOPCIMatch: '0x12348086' }) },
			{ text: dextExample({ ...pci, IONameMatch: 'pci8086,1234' }) },
			{
				text: dextExample({
					...pci,
					IOPropertyMatch:
						'<dict>\n\t\t\t<key>name</key>\n\t\t\t<string>widget</string>\n\t\t</dict>',
				}),
			},
		],
	},
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		for (const { dict } of plist.personalities) {
			const provider = personalityText(plist, dict, 'IOProviderClass');
			const value = dict.get('IOProviderClass')?.value;
			if (provider === undefined || !value || !isPciProvider(provider)) continue;
			if (isRestricted(dict) || [...pciMatchMasks.keys()].some((key) => dict.get(key))) continue;
			yield {
				at: atContent(value),
				message: message(
					"'{0}' without a key such as IOPCIPrimaryMatch: the personality matches every PCI device of the Mac.",
					provider,
				),
			};
		}
	},
});
