/** A personality on a SCSI logical unit without the key that is compared first. */
import { atContent } from '../document/finding.js';
import { canMatchScsi, hasScsiKey } from '../matching/scsiMatch.js';
import { defineMessages } from '../messages/message.js';
import { deviceTypeOfClass } from '../platform/scsi.js';
import { defineRule, type RuleDocs } from './rule.js';
import { fixTitles } from './shared/entryFixes.js';
import { kextExample } from './shared/examplePersonality.js';

const scsi = {
	IOMatchCategory: undefined,
	IOProviderClass: 'IOSCSIPeripheralDeviceNub',
	IOResourceMatch: undefined,
};
const type05 = {
	...scsi,
	CFBundleIdentifier: 'com.apple.iokit.IOSCSIMultimediaCommandsDevice',
	IOClass: 'IOSCSIPeripheralDeviceType05',
};

export const missingPeripheralDeviceTypeDocs: RuleDocs = {
	what: 'A personality on a SCSI logical unit without `Peripheral Device Type` and without `IOMatchCategory`.',
	why: 'The logical unit compares the device type first, and the others only where it is equal. Without the key nothing matches and the driver never starts. A personality with an `IOMatchCategory` matches anyway (`matchPropertyTable`).',
	fix: 'Add `Peripheral Device Type`: 0 for disks, 5 for CD and DVD, 7 for optical memory.',
	references: [
		'https://developer.apple.com/documentation/scsiperipheralsdriverkit',
		'IOSCSIArchitectureModelFamily IOSCSIPeripheralDeviceNub.cpp:matchPropertyTable',
	],
	examples: () => ({
		bad: [
			{
				text: kextExample({ ...scsi, IOProviderClass: '[|IOSCSIPeripheralDeviceNub|]' }),
				findings: [
					"warning: 'IOSCSIPeripheralDeviceNub' compares 'Peripheral Device Type' first. Without it, the driver never starts.",
				],
				fixes: ["Add 'Peripheral Device Type' with value '0'"],
			},
			{
				text: kextExample({ ...type05, IOProviderClass: '[|IOSCSIPeripheralDeviceNub|]' }),
				fixed: kextExample({ ...type05, 'Peripheral Device Type': '<integer>5</integer>' }),
				findings: [
					"warning: 'IOSCSIPeripheralDeviceNub' compares 'Peripheral Device Type' first. Without it, the driver never starts.",
				],
				fixes: ["Add 'Peripheral Device Type' with value '5'"],
			},
			{
				text: kextExample({
					...scsi,
					IOProviderClass: '[|IOSCSIPeripheralDeviceNub|]',
					'Vendor Identification': 'EXAMPLE',
				}),
				findings: [
					"warning: 'IOSCSIPeripheralDeviceNub' compares 'Peripheral Device Type' first. Without it, the driver never starts.",
				],
				fixes: ["Add 'Peripheral Device Type' with value '0'"],
			},
		],
		good: [
			{ text: kextExample({ ...scsi, 'Peripheral Device Type': '<integer>0</integer>' }) },
			{ text: kextExample({ ...scsi, IOMatchCategory: 'SCSITaskUserClientIniter' }) },
		],
	}),
};

const messages = defineMessages('missing-peripheral-device-type', {
	missing:
		"'{provider}' compares 'Peripheral Device Type' first. Without it, the driver never starts.",
});

export const missingPeripheralDeviceType = defineRule({
	code: 'missing-peripheral-device-type',
	severity: 'warning',
	kinds: ['kext', 'codelessKext', 'dext'],
	messages,
	visit: 'personalityKey',
	families: ['scsi'],
	keys: ['IOProviderClass'],
	*check({ owner, value }) {
		const { dict, providerClass: provider } = owner;
		if (provider === undefined || canMatchScsi(hasScsiKey(dict))) return;
		const type = deviceTypeOfClass(owner.text('IOClass') ?? '');
		yield { at: atContent(value), message: messages.missing({ provider }), state: { dict, type } };
	},
	fixes({ dict, type }) {
		const key = 'Peripheral Device Type';
		const value = type ?? 0n;
		return [
			{
				title: fixTitles.addWithValue({ key, value: String(value) }),
				edits: [{ kind: 'insertEntry', into: dict, key, value }],
				preferred: type !== undefined,
			},
		];
	},
});
