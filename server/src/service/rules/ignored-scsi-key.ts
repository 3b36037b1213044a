/** A SCSI matching key that is never compared. */
import { atKey } from '../document/finding.js';
import { unreadScsiEntries } from '../matching/scsiMatch.js';
import { defineMessages } from '../messages/message.js';
import { scsiLadder } from '../platform/scsi.js';
import { defineRule, type RuleDocs } from './rule.js';
import { removeEntryFix } from './shared/entryFixes.js';
import { codelessKextExample } from './shared/examplePersonality.js';

const disk = {
	CFBundleIdentifier: 'com.apple.iokit.IOSCSIBlockCommandsDevice',
	IOClass: 'IOSCSIPeripheralDeviceType00',
	IOProviderClass: 'IOSCSIPeripheralDeviceNub',
	'Peripheral Device Type': '<integer>0</integer>',
	ProductID: undefined,
	VendorID: undefined,
};

export const ignoredScsiKeyDocs: RuleDocs = {
	what: 'A `Vendor Identification`, `Product Identification`, or `Product Revision Level` without the key that is compared before it.',
	why: 'A logical unit compares device type, vendor, product, and revision in this order, and stops at the first missing key. The keys after that restrict nothing: a product without its vendor matches every device of the type (`matchPropertyTable`).',
	fix: 'Add the missing key, or remove the ignored one.',
	references: [
		'https://developer.apple.com/documentation/scsiperipheralsdriverkit',
		'IOSCSIArchitectureModelFamily IOSCSIPeripheralDeviceNub.cpp:matchPropertyTable',
	],
	examples: () => ({
		bad: [
			{
				text: codelessKextExample({ ...disk, '[|Product Identification|]': 'Widget' }),
				findings: [
					"warning: 'Product Identification' is ignored without 'Vendor Identification'. It restricts nothing.",
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
					"warning: 'Product Revision Level' is ignored without 'Product Identification'. It restricts nothing.",
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

const messages = defineMessages('ignored-scsi-key', {
	ignored: "'{key}' is ignored without '{missing}'. It restricts nothing.",
});

export const ignoredScsiKey = defineRule({
	code: 'ignored-scsi-key',
	severity: 'warning',
	kinds: ['codelessKext', 'kext', 'dext'],
	messages,
	visit: 'matchingDictionary',
	families: ['scsi'],
	*check({ dict }) {
		for (const { entry, missing } of unreadScsiEntries(dict)) {
			// Without the first key nothing matches, which `missing-peripheral-device-type` reports.
			if (missing === scsiLadder[0] && !dict.get('IOMatchCategory')) continue;
			yield {
				at: atKey(entry),
				message: messages.ignored({ key: entry.key, missing }),
				state: entry,
			};
		}
	},
	fixes: (entry) => [removeEntryFix(entry)],
});
