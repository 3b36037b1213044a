/** A SCSI name with the blanks that INQUIRY pads it with. */
import { atContent, type Finding, message } from '../document/finding.js';
import { matchingTables } from '../document/matchingTables.js';
import { entryOf, personalityText } from '../document/personalityText.js';
import { isScsiProvider, scsiLadder } from '../platform/scsi.js';
import {
	definePlistRule,
	type Fix,
	type RuleContext,
	type RuleDocs,
	type RuleFinding,
} from './rule.js';
import { changeContentFix } from './shared/entryFixes.js';
import { codelessKextExample } from './shared/examplePersonality.js';

const disk = {
	CFBundleIdentifier: 'com.apple.iokit.IOSCSIBlockCommandsDevice',
	IOClass: 'IOSCSIPeripheralDeviceType00',
	IOProviderClass: 'IOSCSIPeripheralDeviceNub',
	'Peripheral Device Type': '<integer>0</integer>',
	ProductID: undefined,
	VendorID: undefined,
};

export const trailingSpacesInInquiryDocs: RuleDocs = {
	what: 'A `Vendor Identification`, `Product Identification` or `Product Revision Level` that ends with blanks.',
	why: 'A device pads its names with blanks, and the family takes them off before it compares character by character. A name that keeps them is never equal, and the driver never starts (`matchPropertyTable`).',
	fix: 'Delete the blanks at the end.',
	references: [
		'https://developer.apple.com/documentation/scsiperipheralsdriverkit',
		'IOSCSIArchitectureModelFamily IOSCSIPeripheralDeviceNub.cpp:matchPropertyTable',
	],
	examples: () => ({
		bad: [
			{
				text: codelessKextExample({ ...disk, 'Vendor Identification': '[|ACME    |]' }),
				fixed: codelessKextExample({ ...disk, 'Vendor Identification': 'ACME' }),
				findings: [
					"warning: 'ACME    ' ends with blanks, which the device's name has lost when it is compared: it is never equal.",
				],
				fixes: ["Change to 'ACME'"],
			},
		],
		good: [{ text: codelessKextExample({ ...disk, 'Vendor Identification': 'ACME' }) }],
	}),
};

export const trailingSpacesInInquiry = definePlistRule({
	code: 'trailing-spaces-in-inquiry',
	severity: 'warning',
	kinds: ['codelessKext', 'kext', 'dext'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		for (const dict of matchingTables(plist)) {
			const provider = personalityText(plist, dict, 'IOProviderClass');
			if (provider === undefined || !isScsiProvider(provider)) continue;
			for (const key of scsiLadder) {
				const value = dict.get(key)?.value;
				const text = personalityText(plist, dict, key);
				if (!value || text === undefined || text.trimEnd() === text) continue;
				yield {
					at: atContent(value),
					message: message(
						"'{0}' ends with blanks, which the device's name has lost when it is compared: it is never equal.",
						text,
					),
				};
			}
		}
	},
	fixes({ plist }: RuleContext, { at }: Finding): readonly Fix[] {
		const value = entryOf(plist, at)?.value;
		return value?.type === 'string' ? [changeContentFix(value, value.value.trimEnd(), true)] : [];
	},
});
