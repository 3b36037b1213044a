/** A SCSI name with the spaces that INQUIRY pads it with. */
import { atContent } from '../document/finding.js';
import { defineMessages } from '../messages/message.js';
import { scsiLadder } from '../platform/scsi.js';
import { defineRule, type RuleDocs } from './rule.js';
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
	what: 'A `Vendor Identification`, `Product Identification`, or `Product Revision Level` that ends with spaces.',
	why: 'A device pads its names with spaces, and the kernel trims them before it compares the names character by character. A name with trailing spaces is never equal, so the driver never starts (`matchPropertyTable`).',
	fix: 'Remove the spaces at the end.',
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
					"warning: 'ACME    ' ends with spaces. The kernel trims the name of the device, so the value never matches.",
				],
				fixes: ["Change to 'ACME'"],
			},
			{
				text: codelessKextExample({ ...disk, 'Vendor Identification': '[|\n\tACME\n|]' }),
				fixed: codelessKextExample({ ...disk, 'Vendor Identification': 'ACME' }),
				findings: [
					"warning: '\\n\\tACME\\n' ends with spaces. The kernel trims the name of the device, so the value never matches.",
				],
				fixes: ["Change to 'ACME'"],
			},
		],
		good: [{ text: codelessKextExample({ ...disk, 'Vendor Identification': 'ACME' }) }],
	}),
};

const messages = defineMessages('trailing-spaces-in-inquiry', {
	trailing:
		"'{text}' ends with spaces. The kernel trims the name of the device, so the value never matches.",
});

export const trailingSpacesInInquiry = defineRule({
	code: 'trailing-spaces-in-inquiry',
	severity: 'warning',
	kinds: ['codelessKext', 'kext', 'dext'],
	messages,
	visit: 'matchingKey',
	families: ['scsi'],
	keys: scsiLadder,
	*check({ owner, key, value }) {
		const text = owner.text(key);
		const trimmed = text?.trimEnd();
		if (text === undefined || trimmed === undefined || trimmed === text) return;
		yield { at: atContent(value), message: messages.trailing({ text }), state: { value, trimmed } };
	},
	// A formatter that breaks the line adds spaces at both ends.
	fixes: ({ value, trimmed }) => [
		changeContentFix(value, /^\s*\n/.test(trimmed) ? trimmed.trimStart() : trimmed, true),
	],
});
