/** A SCSI matching key that is never compared. */
import { atKey, message } from '../document/finding.js';
import { matchingTables } from '../document/matchingTables.js';
import { personalityText } from '../document/personalityText.js';
import { unreadScsiEntries } from '../matching/scsiMatch.js';
import { isScsiProvider, scsiLadder } from '../platform/scsi.js';
import { definePlistRule, type RuleContext, type RuleDocs, type RuleFinding } from './rule.js';
import { codelessKextExample } from './shared/examplePersonality.js';
import { removeFoundFix } from './shared/removeFoundFix.js';

const disk = {
	CFBundleIdentifier: 'com.apple.iokit.IOSCSIBlockCommandsDevice',
	IOClass: 'IOSCSIPeripheralDeviceType00',
	IOProviderClass: 'IOSCSIPeripheralDeviceNub',
	'Peripheral Device Type': '<integer>0</integer>',
	ProductID: undefined,
	VendorID: undefined,
};

export const ignoredScsiKeyDocs: RuleDocs = {
	what: '`Vendor Identification`, `Product Identification` or `Product Revision Level` without the key that is compared before it.',
	why: 'A logical unit compares device type, vendor, product and revision in this order, and stops at the first key that is missing. What follows restricts nothing: a product without its vendor matches every device of the type (`matchPropertyTable`).',
	fix: 'Insert the key that is missing, or remove the one that is not read.',
	references: [
		'https://developer.apple.com/documentation/scsiperipheralsdriverkit',
		'IOSCSIArchitectureModelFamily IOSCSIPeripheralDeviceNub.cpp:matchPropertyTable',
	],
	examples: () => ({
		bad: [
			{
				text: codelessKextExample({ ...disk, '[|Product Identification|]': 'Widget' }),
				findings: [
					'warning: Product Identification is not compared without Vendor Identification, and restricts nothing.',
				],
				fixes: ["Remove 'Product Identification'"],
			},
			{
				text: codelessKextExample({
					...disk,
					'Vendor Identification': 'EXAMPLE',
					'[|Product Revision Level|]': '1.0',
				}),
				findings: [
					'warning: Product Revision Level is not compared without Product Identification, and restricts nothing.',
				],
				fixes: ["Remove 'Product Revision Level'"],
			},
		],
		good: [
			{ text: codelessKextExample({ ...disk, 'Vendor Identification': 'EXAMPLE' }) },
			{
				text: codelessKextExample({
					...disk,
					'Product Identification': 'Widget',
					'Vendor Identification': 'EXAMPLE',
				}),
			},
		],
	}),
};

export const ignoredScsiKey = definePlistRule({
	code: 'ignored-scsi-key',
	severity: 'warning',
	kinds: ['codelessKext', 'kext', 'dext'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		for (const dict of matchingTables(plist)) {
			const provider = personalityText(plist, dict, 'IOProviderClass');
			if (provider === undefined || !isScsiProvider(provider)) continue;
			for (const { entry, missing } of unreadScsiEntries(dict)) {
				// Without the first of all keys nothing matches, which has a rule of its own.
				if (missing === scsiLadder[0] && !dict.get('IOMatchCategory')) continue;
				yield {
					at: atKey(entry),
					message: message(
						'{0} is not compared without {1}, and restricts nothing.',
						entry.key,
						missing,
					),
				};
			}
		}
	},
	fixes: (context, finding) => removeFoundFix(context, finding),
});
