/** A PCI matching string that the kernel reads otherwise than it looks. */
import {
	atContent,
	type Finding,
	type Message,
	message,
	type Severity,
} from '../document/finding.js';
import { entryOf } from '../document/personalityText.js';
import { literalText } from '../document/unexpanded.js';
import { type PciFault, type PciFaultKind, pciFaultsOf } from '../matching/pciFaults.js';
import { pciEntries } from '../matching/pciTables.js';
import {
	definePlistRule,
	type Fix,
	type RuleContext,
	type RuleDocs,
	type RuleFinding,
} from './rule.js';
import { changeContentFix, renameKeyFix } from './shared/entryFixes.js';
import { dextExample } from './shared/examplePersonality.js';

const pci = {
	IOProviderClass: 'IOPCIDevice',
	IOPCITunnelCompatible: '<true/>',
	idProduct: undefined,
	idVendor: undefined,
};

const idKey = 'IOPCIPrimaryMatch';

export const malformedPciMatchDocs: RuleDocs = {
	what: 'An `IOPCIMatch`, `IOPCIPrimaryMatch`, `IOPCISecondaryMatch` or `IOPCIClassMatch` that the kernel does not read as it looks.',
	why: 'The kernel reads hexadecimal words of eight digits with blanks between them, each with a `&mask` if need be, and stops without a message at the first text that is none (`matchKeys`). So only the first of several values with commas counts, a vendor alone stands for its device 0000, and a mask without digits fits every device there is.',
	fix: 'Write `0xDDDDVVVV`, device first, with blanks between several values, and `0x0000VVVV&0x0000ffff` for all devices of a vendor; a class as `0xCCSSPP00`.',
	references: [
		'https://developer.apple.com/documentation/bundleresources/information-property-list/iokitpersonalities',
		'IOPCIFamily IOPCIBridge.cpp:matchKeys',
		'IOPCIFamily IOPCIBridge.cpp:pciMatchNub',
	],
	examples: () => ({
		bad: [
			{
				text: dextExample({ ...pci, IOPCIMatch: '[|0x12348086, 0x56788086|]' }),
				fixed: dextExample({ ...pci, IOPCIMatch: '0x12348086 0x56788086' }),
				findings: [
					"warning: ', 0x56788086' is not read: the kernel stops at anything but hexadecimal words with blanks between them, and what follows matches no device.",
				],
				fixes: ["Change to '0x12348086 0x56788086'"],
			},
			{
				text: dextExample({ ...pci, IOPCIPrimaryMatch: '[|pci8086,1234|]' }),
				fixed: dextExample({ ...pci, IOPCIPrimaryMatch: '0x12348086' }),
				findings: [
					"warning: 'pci8086,1234' is no hexadecimal number: IOPCIPrimaryMatch matches no device, and the driver never starts.",
				],
				fixes: ["Change to '0x12348086'"],
			},
			{
				text: dextExample({ ...pci, IOPCIMatch: '[|0x8086|]' }),
				findings: [
					"warning: '0x8086' counts as '0x00008086', which is device 0000 of that vendor and no other.",
				],
				fixes: ["Change to '0x00008086&0x0000ffff'"],
			},
			{
				text: dextExample({ ...pci, IOPCIMatch: '[|0x8086,0x1234|]' }),
				findings: [
					"warning: '0x8086,0x1234' counts as '0x00008086', which is device 0000; IOPCIMatch compares device and vendor in one number of eight digits, and the driver never starts.",
				],
				fixes: ["Change to '0x12348086'"],
			},
			{
				text: dextExample({ ...pci, IOPCIMatch: '[|0x8086 0x1234|]' }),
				findings: [
					"warning: '0x8086 0x1234' counts as '0x00008086 0x00001234', which is device 0000; IOPCIMatch compares device and vendor in one number of eight digits, and the driver never starts.",
				],
				fixes: ["Change to '0x12348086'"],
			},
			{
				text: dextExample({ ...pci, IOPCIMatch: '[|0x123480861|]' }),
				findings: [
					"warning: '0x123480861' has more than eight digits, and counts as '0x23480861': other devices match than are meant.",
				],
			},
			{
				text: dextExample({ ...pci, IOPCIMatch: '[|0x12348086&amp;|]' }),
				findings: [
					"warning: '0x12348086&' has a mask without digits, which counts as zero: IOPCIMatch fits every PCI device of the Mac.",
				],
				fixes: ["Change to '0x12348086'"],
			},
			{
				text: dextExample({ ...pci, IOPCIClassMatch: '[|0x0106|]' }),
				findings: [
					"warning: '0x0106' counts as class 00, '0x00000106': the class stands in the highest of four bytes and the revision in the lowest, and no device of the class that is meant matches.",
				],
				fixes: ["Change to '0x01060000&0xffff0000'"],
			},
			{
				text: dextExample({ ...pci, IOPCIClassMatch: '[|0x010601|]' }),
				fixed: dextExample({ ...pci, IOPCIClassMatch: '0x01060100' }),
				findings: [
					"warning: '0x010601' counts as class 00, '0x00010601': the class stands in the highest of four bytes and the revision in the lowest, and no device of the class that is meant matches.",
				],
				fixes: ["Change to '0x01060100'"],
			},
			{
				text: dextExample({ ...pci, IOPCIClassMatch: '[|0x01060102|]' }),
				findings: [
					"information: The last two digits of '0x01060102' are the revision, which IOPCIClassMatch does not compare without a mask: every revision matches.",
				],
				fixes: ["Change to '0x01060100'"],
			},
			{
				text: dextExample({ ...pci, IOPCIClassMatch: '[|0x00000002|]' }),
				findings: [
					"warning: '0x00000002' counts as class 00, '0x00000002': the class stands in the highest of four bytes and the revision in the lowest, and no device of the class that is meant matches.",
				],
				fixes: ["Change to '0x02000000&0xff000000'"],
			},
			{
				text: dextExample({ ...pci, IOPCIClassMatch: '[|0x8d628086|]' }),
				findings: [
					"warning: '0x8d628086' looks like a device and its vendor; IOPCIClassMatch compares the class, and there is no such class: no device matches.",
				],
				fixes: ["Rename to 'IOPCIPrimaryMatch'"],
			},
			{
				text: '<key>com.apple.developer.driverkit.transport.pci</key>\n<array>\n\t<dict>\n\t\t<key>IOPCIPrimaryMatch</key>\n\t\t<string>[|0x12348086;0x56788086|]</string>\n\t</dict>\n</array>',
				fixed:
					'<key>com.apple.developer.driverkit.transport.pci</key>\n<array>\n\t<dict>\n\t\t<key>IOPCIPrimaryMatch</key>\n\t\t<string>0x12348086 0x56788086</string>\n\t</dict>\n</array>',
				kind: 'entitlements',
				findings: [
					"warning: ';0x56788086' is not read: the kernel stops at anything but hexadecimal words with blanks between them, and what follows matches no device.",
				],
				fixes: ["Change to '0x12348086 0x56788086'"],
			},
		],
		good: [
			{ text: dextExample({ ...pci, IOPCIMatch: '0x12348086 0x56788086' }) },
			{ text: dextExample({ ...pci, IOPCIMatch: '0x00008086&amp;0x0000ffff' }) },
			{ text: dextExample({ ...pci, IOPCIMatch: '12348086' }) },
			{ text: dextExample({ ...pci, IOPCIMatch: '$(PCI_IDS), 0x12348086' }) },
			{ text: dextExample({ ...pci, IOPCIClassMatch: '0c050000&amp;0xffffff00' }) },
			{ text: dextExample({ ...pci, IOPCIClassMatch: '0x01060102&amp;0xffffffff' }) },
		],
	}),
};

export const malformedPciMatch = definePlistRule({
	code: 'malformed-pci-match',
	severity: 'warning',
	kinds: ['dext', 'kext', 'codelessKext', 'entitlements'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		for (const { key, value } of pciEntries(plist)) {
			const text = literalText(value, plist.form);
			if (text === undefined) continue;
			for (const fault of pciFaultsOf(key, text)) {
				const severity: Severity = fault.kind === 'masked-revision' ? 'information' : 'warning';
				yield { severity, at: atContent(value), message: words(key, fault), data: fault.at };
			}
		}
	},
	fixes({ plist }: RuleContext, { at, data }: Finding): readonly Fix[] {
		const entry = entryOf(plist, at);
		if (entry?.value.type !== 'string') return [];
		const fault = pciFaultsOf(entry.key, entry.value.value).find((each) => each.at === data);
		if (fault?.kind === 'id-as-class' && !entry.dict.get(idKey)) {
			return [renameKeyFix(entry, idKey)];
		}
		if (fault?.meant === undefined) return [];
		return [changeContentFix(entry.value, fault.meant(), fault.certain)];
	},
});

function words(key: string, { kind, at, readAs = '' }: PciFault): Message {
	return message(texts[kind], at, key, readAs);
}

const texts: Readonly<Record<PciFaultKind, string>> = {
	'no-word': "'{0}' is no hexadecimal number: {1} matches no device, and the driver never starts.",
	unread:
		"'{0}' is not read: the kernel stops at anything but hexadecimal words with blanks between them, and what follows matches no device.",
	'too-many-digits':
		"'{0}' has more than eight digits, and counts as '{2}': other devices match than are meant.",
	'empty-mask':
		"'{0}' has a mask without digits, which counts as zero: {1} fits every PCI device of the Mac.",
	'split-id':
		"'{0}' counts as '{2}', which is device 0000; {1} compares device and vendor in one number of eight digits, and the driver never starts.",
	'vendor-only': "'{0}' counts as '{2}', which is device 0000 of that vendor and no other.",
	'short-class':
		"'{0}' counts as class 00, '{2}': the class stands in the highest of four bytes and the revision in the lowest, and no device of the class that is meant matches.",
	'id-as-class':
		"'{0}' looks like a device and its vendor; {1} compares the class, and there is no such class: no device matches.",
	'masked-revision':
		"The last two digits of '{0}' are the revision, which {1} does not compare without a mask: every revision matches.",
};
