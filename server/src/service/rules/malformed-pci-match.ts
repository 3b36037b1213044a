/** A PCI matching string that the kernel reads otherwise than it looks. */
import { atContent } from '../document/finding.js';
import { type PciFault, pciFaultsOf } from '../matching/pciFaults.js';
import { defineMessages } from '../messages/message.js';
import { pciMatchMasks } from '../platform/pci.js';
import type { DictEntry } from '../value/plistValue.js';
import { defineRule, type Fix, type RuleDocs } from './rule.js';
import { changeContentFix, renameKeyFix } from './shared/entryFixes.js';
import { pciDextExample } from './shared/examplePersonality.js';

export const malformedPciMatchDocs: RuleDocs = {
	what: 'An `IOPCIMatch`, `IOPCIPrimaryMatch`, `IOPCISecondaryMatch`, or `IOPCIClassMatch` that the kernel reads differently than it looks.',
	why: 'The kernel reads hexadecimal numbers of up to eight digits, separated by spaces, each with an optional `&mask`. It stops at any other text without a message (`matchKeys`). So of several values separated by commas it reads only the first, a vendor ID alone means device 0x0000 of that vendor, a mask without digits matches every device, and with value and mask exchanged only the bits of the value count.',
	otherSeverities: {
		information: 'for a mask of the revision.',
	},
	fix: 'Write an ID as `0xDDDDVVVV`, device first, and separate several values by spaces. Write `0x0000VVVV&0x0000ffff` for all devices of a vendor, and a class as `0xCCSSPP00`.',
	references: [
		'https://developer.apple.com/documentation/bundleresources/information-property-list/iokitpersonalities',
		'IOPCIFamily IOPCIBridge.cpp:matchKeys',
		'IOPCIFamily IOPCIBridge.cpp:pciMatchNub',
	],
	examples: () => ({
		bad: [
			{
				text: pciDextExample({ IOPCIMatch: '[|0x12348086, 0x56788086|]' }),
				fixed: pciDextExample({ IOPCIMatch: '0x12348086 0x56788086' }),
				findings: [
					"warning: The kernel ignores ', 0x56788086'. It reads only hexadecimal numbers that are separated by spaces.",
				],
				fixes: ["Change to '0x12348086 0x56788086'"],
			},
			{
				text: pciDextExample({ IOPCIPrimaryMatch: '[|pci8086,1234|]' }),
				fixed: pciDextExample({ IOPCIPrimaryMatch: '0x12348086' }),
				findings: [
					"warning: 'pci8086,1234' is not a hexadecimal number. 'IOPCIPrimaryMatch' matches no device, so the driver never starts.",
				],
				fixes: ["Change to '0x12348086'"],
			},
			{
				text: pciDextExample({ IOPCIMatch: '[|0x8086|]' }),
				findings: [
					"warning: '0x8086' means '0x00008086', which is device 0x0000 of the vendor. No other device matches.",
				],
				fixes: ["Change to '0x00008086&0x0000ffff'"],
			},
			{
				text: pciDextExample({ IOPCIMatch: '[|0x8086,0x1234|]' }),
				findings: [
					"warning: '0x8086,0x1234' means '0x00008086', which is device 0x0000. 'IOPCIMatch' compares device and vendor in one 32-bit number.",
				],
				fixes: ["Change to '0x12348086'"],
			},
			{
				text: pciDextExample({ IOPCIMatch: '[|0x8086 0x1234|]' }),
				findings: [
					"warning: '0x8086 0x1234' means '0x00008086 0x00001234', which is device 0x0000. 'IOPCIMatch' compares device and vendor in one 32-bit number.",
				],
				fixes: ["Change to '0x12348086'"],
			},
			{
				text: pciDextExample({ IOPCIMatch: '[|0x123480861|]' }),
				findings: [
					"warning: '0x123480861' has more than 8 digits. The kernel reads '0x23480861', so other devices match.",
				],
			},
			{
				text: pciDextExample({ IOPCIMatch: '[|0x112348086&amp;0xfffffffff|]' }),
				findings: [
					"warning: '0x112348086&0xfffffffff' has more than 8 digits, and its mask compares all of them. No device matches.",
				],
			},
			{
				text: pciDextExample({ IOPCIMatch: '[|0x12348086&amp;|]' }),
				findings: [
					"warning: '0x12348086&' has a mask without digits, which is 0. 'IOPCIMatch' matches every PCI device of the Mac.",
				],
				fixes: ["Change to '0x12348086'"],
			},
			{
				text: pciDextExample({ IOPCIMatch: '[|0xffffffff&amp;0x12348086|]' }),
				findings: [
					"warning: '0xffffffff&0x12348086' has the mask before '&'. The kernel compares only the bits that '0x12348086' has, so other devices match.",
				],
				fixes: ["Change to '0x12348086&0xffffffff'"],
			},
			{
				text: pciDextExample({ IOPCIClassMatch: '[|0x0106|]' }),
				findings: [
					"warning: '0x0106' is class 0x00. The highest of the four bytes is the class, and the lowest is the revision.",
				],
				fixes: ["Change to '0x01060000&0xffff0000'"],
			},
			{
				text: pciDextExample({ IOPCIClassMatch: '[|0x010601|]' }),
				fixed: pciDextExample({ IOPCIClassMatch: '0x01060100' }),
				findings: [
					"warning: '0x010601' is class 0x00. The highest of the four bytes is the class, and the lowest is the revision.",
				],
				fixes: ["Change to '0x01060100'"],
			},
			{
				text: pciDextExample({ IOPCIClassMatch: '[|0x010600 00&amp;0xffff0000|]' }),
				findings: [
					"warning: '0x010600' is class 0x00. The highest of the four bytes is the class, and the lowest is the revision.",
				],
				fixes: ["Change to '0x01060000 00&0xffff0000'"],
			},
			{
				text: pciDextExample({ IOPCIMatch: '[|0x12348086,&amp;0x0000ffff|]' }),
				findings: [
					"warning: The kernel ignores ',&0x0000ffff'. It reads only hexadecimal numbers that are separated by spaces.",
				],
				fixes: ["Change to '0x12348086 &0x0000ffff'"],
			},
			{
				text: pciDextExample({ IOPCIClassMatch: '[|0x01060102|]' }),
				findings: [
					"information: 'IOPCIClassMatch' ignores the last two digits of '0x01060102', the revision. Every revision matches.",
				],
				fixes: ["Change to '0x01060100'"],
			},
			{
				text: pciDextExample({ IOPCIClassMatch: '[|0x00000002|]' }),
				findings: [
					"warning: '0x00000002' is class 0x00. The highest of the four bytes is the class, and the lowest is the revision.",
				],
				fixes: ["Change to '0x02000000&0xff000000'"],
			},
			{
				text: pciDextExample({ IOPCIClassMatch: '[|0x020000&amp;0xffff00|]' }),
				findings: [
					"warning: '0x020000&0xffff00' does not compare the highest of the four bytes, the class. Devices of every class can match.",
				],
				fixes: ["Change to '0x02000000&0xffff0000'"],
			},
			{
				text: pciDextExample({ IOPCIClassMatch: '[|0x8d628086|]' }),
				findings: [
					"warning: '0x8d628086' looks like a device and vendor ID. 'IOPCIClassMatch' compares the class, so no device matches.",
				],
				fixes: ["Rename to 'IOPCIPrimaryMatch'"],
			},
			{
				text: '<key>com.apple.developer.driverkit.transport.pci</key>\n<array>\n\t<dict>\n\t\t<key>IOPCIPrimaryMatch</key>\n\t\t<string>[|0x12348086;0x56788086|]</string>\n\t</dict>\n</array>',
				fixed:
					'<key>com.apple.developer.driverkit.transport.pci</key>\n<array>\n\t<dict>\n\t\t<key>IOPCIPrimaryMatch</key>\n\t\t<string>0x12348086 0x56788086</string>\n\t</dict>\n</array>',
				kind: 'entitlements',
				findings: [
					"warning: The kernel ignores ';0x56788086'. It reads only hexadecimal numbers that are separated by spaces.",
				],
				fixes: ["Change to '0x12348086 0x56788086'"],
			},
		],
		good: [
			{ text: pciDextExample({ IOPCIMatch: '0x12348086 0x56788086' }) },
			{ text: pciDextExample({ IOPCIMatch: '0x00008086&amp;0x0000ffff' }) },
			{ text: pciDextExample({ IOPCIMatch: '0xffff8086&amp;0x0000ffff' }) },
			{ text: pciDextExample({ IOPCIMatch: '12348086' }) },
			{ text: pciDextExample({ IOPCIMatch: '0x012348086' }) },
			{ text: pciDextExample({ IOPCIClassMatch: '08010200&amp;0xfffffff00' }) },
			{ text: pciDextExample({ IOPCIMatch: '$(PCI_IDS), 0x12348086' }) },
			{ text: pciDextExample({ IOPCIClassMatch: '0c050000&amp;0xffffff00' }) },
			{ text: pciDextExample({ IOPCIClassMatch: '0x01060102&amp;0xffffffff' }) },
		],
	}),
};

const messages = defineMessages('malformed-pci-match', {
	comparedDigits:
		"'{at}' has more than 8 digits, and its mask compares all of them. No device matches.",
	emptyMask:
		"'{at}' has a mask without digits, which is 0. '{key}' matches every PCI device of the Mac.",
	idAsClass:
		"'{at}' looks like a device and vendor ID. '{key}' compares the class, so no device matches.",
	maskedRevision:
		"'{key}' ignores the last two digits of '{at}', the revision. Every revision matches.",
	notHexadecimal:
		"'{at}' is not a hexadecimal number. '{key}' matches no device, so the driver never starts.",
	shortClass:
		"'{at}' is class 0x00. The highest of the four bytes is the class, and the lowest is the revision.",
	splitId:
		"'{at}' means '{readAs}', which is device 0x0000. '{key}' compares device and vendor in one 32-bit number.",
	swappedMask:
		"'{at}' has the mask before '&'. The kernel compares only the bits that '{readAs}' has, so other devices match.",
	tooManyDigits:
		"'{at}' has more than 8 digits. The kernel reads '{readAs}', so other devices match.",
	uncomparedClass:
		"'{at}' does not compare the highest of the four bytes, the class. Devices of every class can match.",
	unread:
		"The kernel ignores '{at}'. It reads only hexadecimal numbers that are separated by spaces.",
	vendorOnly:
		"'{at}' means '{readAs}', which is device 0x0000 of the vendor. No other device matches.",
});

export const malformedPciMatch = defineRule({
	code: 'malformed-pci-match',
	severity: 'warning',
	kinds: ['dext', 'kext', 'codelessKext', 'entitlements'],
	messages,
	visit: 'matchingKey',
	families: ['pci'],
	keys: [...pciMatchMasks.keys()],
	*check({ owner, entry, key, value }) {
		const text = owner.text(key);
		if (text === undefined) return;
		for (const fault of pciFaultsOf(key, text)) {
			const { kind, at, readAs = '' } = fault;
			yield {
				severity: kind === 'maskedRevision' ? 'information' : 'warning',
				at: atContent(value),
				message: messages[kind]({ at, key, readAs }),
				state: { entry, fault },
			};
		}
	},
	fixes: ({ entry, fault }) => fixesOf(entry, fault),
});

const idKey = 'IOPCIPrimaryMatch';

function fixesOf(entry: DictEntry, { kind, suggestion, certain }: PciFault): readonly Fix[] {
	if (kind === 'idAsClass') return entry.dict.get(idKey) ? [] : [renameKeyFix(entry, idKey)];
	return suggestion === undefined ? [] : [changeContentFix(entry.value, suggestion(), certain)];
}
