/** A personality on a SCSI logical unit that matches none. */
import { atContent, type Finding, message } from '../document/finding.js';
import { entryOf, personalityText } from '../document/personalityText.js';
import { canMatchScsi } from '../matching/scsiMatch.js';
import { deviceTypeOfClass, isScsiProvider } from '../platform/scsi.js';
import {
	definePlistRule,
	type Fix,
	type RuleContext,
	type RuleDocs,
	type RuleFinding,
} from './rule.js';
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
	why: 'The logical unit compares the device type first and goes on only where it is equal; without the key nothing matches and the driver never starts. Only a personality with an `IOMatchCategory` matches all the same (`matchPropertyTable`).',
	fix: 'Insert `Peripheral Device Type`: 0 for disks, 5 for CD and DVD, 7 for optical memory.',
	references: [
		'https://developer.apple.com/documentation/scsiperipheralsdriverkit',
		'IOSCSIArchitectureModelFamily IOSCSIPeripheralDeviceNub.cpp:matchPropertyTable',
	],
	examples: () => ({
		bad: [
			{
				text: kextExample({ ...scsi, IOProviderClass: '[|IOSCSIPeripheralDeviceNub|]' }),
				findings: [
					"warning: 'IOSCSIPeripheralDeviceNub' compares Peripheral Device Type first, which is missing: the driver never starts.",
				],
				fixes: ["Insert Peripheral Device Type '0'"],
			},
			{
				text: kextExample({ ...type05, IOProviderClass: '[|IOSCSIPeripheralDeviceNub|]' }),
				fixed: kextExample({ ...type05, 'Peripheral Device Type': '<integer>5</integer>' }),
				findings: [
					"warning: 'IOSCSIPeripheralDeviceNub' compares Peripheral Device Type first, which is missing: the driver never starts.",
				],
				fixes: ["Insert Peripheral Device Type '5'"],
			},
		],
		good: [
			{ text: kextExample({ ...scsi, 'Peripheral Device Type': '<integer>0</integer>' }) },
			{ text: kextExample({ ...scsi, IOMatchCategory: 'SCSITaskUserClientIniter' }) },
		],
	}),
};

export const missingPeripheralDeviceType = definePlistRule({
	code: 'missing-peripheral-device-type',
	severity: 'warning',
	kinds: ['kext', 'codelessKext', 'dext'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		for (const { dict } of plist.personalities) {
			const provider = personalityText(plist, dict, 'IOProviderClass');
			const value = dict.get('IOProviderClass')?.value;
			if (provider === undefined || !value || !isScsiProvider(provider)) continue;
			if (canMatchScsi(dict)) continue;
			yield {
				at: atContent(value),
				message: message(
					"'{0}' compares Peripheral Device Type first, which is missing: the driver never starts.",
					provider,
				),
			};
		}
	},
	fixes({ plist }: RuleContext, { at }: Finding): readonly Fix[] {
		const into = entryOf(plist, at)?.dict;
		if (!into) return [];
		const type = deviceTypeOfClass(personalityText(plist, into, 'IOClass') ?? '');
		const value = type ?? 0n;
		return [
			{
				title: message("Insert Peripheral Device Type '{0}'", `${value}`),
				edits: [{ kind: 'insertEntry', into, key: 'Peripheral Device Type', value }],
				preferred: type !== undefined,
			},
		];
	},
});
