/** A personality on PCI that names no device. */
import type { PlistContents } from '../document/driverPlist.js';
import { atContent } from '../document/finding.js';
import { isRestricted } from '../matching/genericMatch.js';
import { matchesEveryDevice, pciWordText } from '../matching/pciMatch.js';
import { pciEntriesOf } from '../matching/pciTables.js';
import { hasOnlyUsbKeys } from '../matching/usbMatch.js';
import { defineMessages } from '../messages/message.js';
import { pciMatchMasks } from '../platform/pci.js';
import type { Dict, DictEntry } from '../value/plistValue.js';
import { defineRule, type Fix, type RuleDocs } from './rule.js';
import { pciDextExample } from './shared/examplePersonality.js';
import { isEntitledForOther } from './shared/otherTransport.js';

export const unrestrictedPciMatchDocs: RuleDocs = {
	what: 'A personality on `IOPCIDevice` without any key that restricts the devices, or with a mask of 0, which matches all of them.',
	why: 'A PCI device compares only the keys that are present. Without one, the driver is a candidate for every PCI device of the Mac, including graphics and storage (`pciMatchNub`).',
	otherSeverities: {
		information: 'for a mask of zero next to other keys.',
	},
	fix: 'Add `IOPCIPrimaryMatch` with the device and vendor ID, or `IOPCIClassMatch`.',
	references: [
		'https://developer.apple.com/documentation/bundleresources/information-property-list/iokitpersonalities',
		'IOPCIFamily IOPCIBridge.cpp:pciMatchNub',
	],
	examples: () => ({
		bad: [
			{
				text: pciDextExample({ IOProviderClass: '[|IOPCIDevice|]' }),
				findings: [
					"warning: No PCI matching key restricts 'IOPCIDevice'. The personality matches every PCI device of the Mac.",
				],
			},
			{
				text: pciDextExample({
					idProduct: '<integer>4660</integer>',
					idVendor: '<integer>32902</integer>',
					IOProviderClass: '[|IOPCIDevice|]',
				}),
				fixed: pciDextExample({ IOPCIPrimaryMatch: '0x12348086' }),
				findings: [
					"warning: No PCI matching key restricts 'IOPCIDevice'. The personality matches every PCI device of the Mac.",
				],
				fixes: ["Convert 'idVendor' and 'idProduct' to 'IOPCIPrimaryMatch' '0x12348086'"],
			},
			{
				text: pciDextExample({ IOPCIMatch: '[|0xFFFFFFFF&amp;0x00000000|]' }),
				findings: [
					"information: '0xFFFFFFFF&0x00000000' has a mask of 0. The personality matches every PCI device of the Mac.",
				],
			},
		],
		good: [
			{
				text: pciDextExample({
					IOPCIClassMatch: '0x02000000',
					IOPCIMatch: '0xFFFFFFFF&amp;0x00000000',
				}),
			},
			{ text: pciDextExample({ IOPCIMatch: '0x12348086' }) },
			{ text: pciDextExample({ IONameMatch: 'pci8086,1234' }) },
			{
				text: pciDextExample({
					IOPropertyMatch:
						'<dict>\n\t\t\t<key>name</key>\n\t\t\t<string>widget</string>\n\t\t</dict>',
				}),
			},
		],
	}),
};

const messages = defineMessages('unrestricted-pci-match', {
	convert: "Convert 'idVendor' and 'idProduct' to 'IOPCIPrimaryMatch' '{value}'",
	noKeys:
		"No PCI matching key restricts '{provider}'. The personality matches every PCI device of the Mac.",
	zeroMask: "'{text}' has a mask of 0. The personality matches every PCI device of the Mac.",
});

export const unrestrictedPciMatch = defineRule({
	code: 'unrestricted-pci-match',
	severity: 'warning',
	kinds: ['dext', 'kext', 'codelessKext'],
	messages,
	visit: 'personalityKey',
	families: ['pci'],
	keys: ['IOProviderClass'],
	*check({ owner, value }) {
		const { dict, providerClass: provider } = owner;
		if (provider === undefined || isRestricted(dict)) return;
		const entries = pciEntriesOf(dict);
		const texts = entries.map(({ key }) => owner.text(key));
		if (texts.every((text) => text !== undefined && matchesEveryDevice(text))) {
			for (const { key, value: mask } of entries) {
				const message = messages.zeroMask({ text: owner.text(key) ?? '' });
				yield { severity: 'information', at: atContent(mask), message, state: dict };
			}
		}
		if ([...pciMatchMasks.keys()].some((key) => dict.get(key))) return;
		yield { at: atContent(value), message: messages.noKeys({ provider }), state: dict };
	},
	fixes: (dict, { plist }) => fromUsbIds(dict, plist),
});

/** The PCI key in place of the USB keys that hold the same IDs. */
function fromUsbIds(dict: Dict, plist: PlistContents): readonly Fix[] {
	const [vendor, product] = ['idVendor', 'idProduct'].map((key) => idOf(dict, key));
	if (!vendor || !product) return [];
	const value = pciWordText((product.id << 16n) | vendor.id);
	return [
		{
			title: messages.convert({ value }),
			edits: [
				{ kind: 'insertEntry', into: dict, key: 'IOPCIPrimaryMatch', value },
				{ kind: 'removeEntry', entry: vendor.entry },
				{ kind: 'removeEntry', entry: product.entry },
			],
			// With others, or the entitlement, the driver is for USB, and the provider is wrong.
			preferred: !hasOnlyUsbKeys(dict) && !isEntitledForOther(plist, 'pci', 'usb'),
		},
	];
}

/** A USB key that holds an ID of 16 bits. */
function idOf(
	dict: Dict,
	key: string,
): { readonly entry: DictEntry; readonly id: bigint } | undefined {
	const entry = dict.get(key);
	const id = entry?.value.type === 'integer' ? entry.value.value : undefined;
	return entry && id !== undefined && id === BigInt.asUintN(16, id) ? { entry, id } : undefined;
}
