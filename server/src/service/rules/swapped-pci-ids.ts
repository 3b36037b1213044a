/** A PCI id with the vendor where the device belongs. */
import { atContent, type Finding, message } from '../document/finding.js';
import { entryOf } from '../document/personalityText.js';
import { literalText } from '../document/unexpanded.js';
import { exchangedVendor, type PciWord, parsePciMatch, pciWordText } from '../matching/pciMatch.js';
import { pciEntries } from '../matching/pciTables.js';
import {
	definePlistRule,
	type Fix,
	type RuleContext,
	type RuleDocs,
	type RuleFinding,
} from './rule.js';
import { changeContentFix } from './shared/entryFixes.js';
import { dextExample } from './shared/examplePersonality.js';

const pci = {
	IOProviderClass: 'IOPCIDevice',
	IOPCITunnelCompatible: '<true/>',
	idProduct: undefined,
	idVendor: undefined,
};

export const swappedPciIdsDocs: RuleDocs = {
	what: 'A PCI id whose upper half is a well-known vendor, and whose lower half is none.',
	why: 'The register that is compared has the device in its upper and the vendor in its lower half: `0x12348086` is device 1234 of Intel. With the halves exchanged, no device matches.',
	fix: 'Write the device first, then the vendor.',
	references: [
		'https://developer.apple.com/documentation/bundleresources/entitlements/com.apple.developer.driverkit.transport.pci',
		'IOPCIFamily IOPCIBridge.cpp:pciMatchNub',
	],
	examples: () => ({
		bad: [
			{
				text: dextExample({ ...pci, IOPCIMatch: '[|0x80861234|]' }),
				findings: [
					"hint: '0x80861234' has the id of Intel as its device: the vendor belongs in the lower half, and no device matches.",
				],
				fixes: ["Change to '0x12348086'"],
			},
		],
		good: [
			{ text: dextExample({ ...pci, IOPCIMatch: '0x12348086' }) },
			{ text: dextExample({ ...pci, IOPCIMatch: '0x80868086' }) },
			{ text: dextExample({ ...pci, IOPCIMatch: '0x80860000&amp;0xffff0000' }) },
			{ text: dextExample({ ...pci, IOPCIClassMatch: '0x03000000' }) },
		],
	}),
};

export const swappedPciIds = definePlistRule({
	code: 'swapped-pci-ids',
	severity: 'hint',
	kinds: ['dext', 'kext', 'codelessKext', 'entitlements'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		for (const { key, value } of pciEntries(plist)) {
			const text = key === 'IOPCIClassMatch' ? undefined : literalText(value, plist.form);
			if (text === undefined) continue;
			for (const word of parsePciMatch(text).words) {
				const vendor = exchangedVendor(word);
				if (vendor === undefined) continue;
				yield {
					at: atContent(value),
					message: message(
						"'{0}' has the id of {1} as its device: the vendor belongs in the lower half, and no device matches.",
						text.slice(word.start, word.end),
						vendor,
					),
				};
			}
		}
	},
	fixes({ plist }: RuleContext, { at }: Finding): readonly Fix[] {
		const value = entryOf(plist, at)?.value;
		if (value?.type !== 'string') return [];
		const text = value.value;
		const words = parsePciMatch(text).words.filter((word) => exchangedVendor(word) !== undefined);
		return words.length === 0 ? [] : [changeContentFix(value, exchanged(text, words))];
	},
});

/** The text with both halves of the words exchanged. */
function exchanged(text: string, words: readonly PciWord[]): string {
	let by = '';
	let from = 0;
	for (const { value, start, end } of words) {
		by += text.slice(from, start) + pciWordText(((value & 0xffffn) << 16n) | (value >> 16n));
		from = end;
	}
	return by + text.slice(from);
}
