/** A personality on PCI that names no device. */
import type { DriverPlist } from '../document/driverPlist.js';
import { atContent, type Finding, message } from '../document/finding.js';
import { entryOf, personalityText } from '../document/personalityText.js';
import { literalText } from '../document/unexpanded.js';
import { isRestricted } from '../matching/genericMatch.js';
import { fitsEverything, pciWordText } from '../matching/pciMatch.js';
import { pciEntriesOf } from '../matching/pciTables.js';
import { isPciProvider, pciMatchMasks } from '../platform/pci.js';
import { hasKeyOrMisspelling } from '../value/hasKeyOrMisspelling.js';
import type { Dict, DictEntry } from '../value/plistValue.js';
import {
	definePlistRule,
	type Fix,
	type RuleContext,
	type RuleDocs,
	type RuleFinding,
} from './rule.js';
import { dextExample } from './shared/examplePersonality.js';

const pci = {
	IOProviderClass: 'IOPCIDevice',
	IOPCITunnelCompatible: '<true/>',
	idProduct: undefined,
	idVendor: undefined,
};

export const unrestrictedPciMatchDocs: RuleDocs = {
	what: 'A personality on `IOPCIDevice` without any key that says which devices are meant, or with a mask of zero, which fits all of them.',
	why: 'A PCI device compares only the keys that are there. Without one, the driver is a candidate for every PCI device of the Mac, its graphics and its disks included (`pciMatchNub`).',
	fix: 'Insert `IOPCIPrimaryMatch` with the device and vendor, or `IOPCIClassMatch`.',
	references: [
		'https://developer.apple.com/documentation/bundleresources/information-property-list/iokitpersonalities',
		'IOPCIFamily IOPCIBridge.cpp:pciMatchNub',
	],
	examples: () => ({
		bad: [
			{
				text: dextExample({ ...pci, IOProviderClass: '[|IOPCIDevice|]' }),
				findings: [
					"warning: 'IOPCIDevice' without a key such as IOPCIPrimaryMatch: the personality matches every PCI device of the Mac.",
				],
			},
			{
				text: dextExample({
					...pci,
					idProduct: '<integer>4660</integer>',
					idVendor: '<integer>32902</integer>',
					IOProviderClass: '[|IOPCIDevice|]',
				}),
				fixed: dextExample({ ...pci, IOPCIPrimaryMatch: '0x12348086' }),
				findings: [
					"warning: 'IOPCIDevice' without a key such as IOPCIPrimaryMatch: the personality matches every PCI device of the Mac.",
				],
				fixes: ["Replace idVendor and idProduct by IOPCIPrimaryMatch '0x12348086'"],
			},
			{
				text: dextExample({ ...pci, IOPCIMatch: '[|0xFFFFFFFF&amp;0x00000000|]' }),
				findings: [
					"information: '0xFFFFFFFF&0x00000000' has a mask of zero: the personality matches every PCI device of the Mac.",
				],
			},
		],
		good: [
			{
				text: dextExample({
					...pci,
					IOPCIClassMatch: '0x02000000',
					IOPCIMatch: '0xFFFFFFFF&amp;0x00000000',
				}),
			},
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
	}),
};

export const unrestrictedPciMatch = definePlistRule({
	code: 'unrestricted-pci-match',
	severity: 'warning',
	kinds: ['dext', 'kext', 'codelessKext'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		for (const { dict } of plist.personalities) {
			const provider = personalityText(plist, dict, 'IOProviderClass');
			const value = dict.get('IOProviderClass')?.value;
			if (provider === undefined || !value || !isPciProvider(provider)) continue;
			if (isRestricted(dict)) continue;
			yield* openMasks(plist, pciEntriesOf(dict));
			if ([...pciMatchMasks.keys()].some((key) => hasKeyOrMisspelling(dict, key))) continue;
			yield {
				at: atContent(value),
				message: message(
					"'{0}' without a key such as IOPCIPrimaryMatch: the personality matches every PCI device of the Mac.",
					provider,
				),
			};
		}
	},
	fixes({ plist }: RuleContext, { at }: Finding): readonly Fix[] {
		const dict = entryOf(plist, at)?.dict;
		const [vendor, product] = ['idVendor', 'idProduct'].map((key) => idOf(dict, key));
		if (!dict || !vendor || !product) return [];
		const value = pciWordText((product.id << 16n) | vendor.id);
		return [
			{
				title: message("Replace idVendor and idProduct by IOPCIPrimaryMatch '{0}'", value),
				edits: [
					{ kind: 'insertEntry', into: dict, key: 'IOPCIPrimaryMatch', value },
					{ kind: 'removeEntry', entry: vendor.entry },
					{ kind: 'removeEntry', entry: product.entry },
				],
				preferred: true,
			},
		];
	},
});

/** Masks of zero, where no other PCI key restricts the match. */
function openMasks(plist: DriverPlist, entries: readonly DictEntry[]): readonly RuleFinding[] {
	const texts = entries.map(({ value }) => literalText(value, plist.form));
	if (!texts.every((text) => text !== undefined && fitsEverything(text))) return [];
	return entries.map(({ value }, index) => ({
		severity: 'information',
		at: atContent(value),
		message: message(
			"'{0}' has a mask of zero: the personality matches every PCI device of the Mac.",
			texts[index] ?? '',
		),
	}));
}

/** A key of USB that holds what the PCI key must say. */
function idOf(
	dict: Dict | undefined,
	key: string,
): { readonly entry: DictEntry; readonly id: bigint } | undefined {
	const entry = dict?.get(key);
	const id = entry?.value.type === 'integer' ? entry.value.value : undefined;
	return entry && id !== undefined && id === BigInt.asUintN(16, id) ? { entry, id } : undefined;
}
