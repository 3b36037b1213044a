/** A PCI id with the vendor where the device belongs. */
import { atContent } from '../document/finding.js';
import {
	type PciWord,
	parsePciMatch,
	pciWordText,
	swappedVendor,
	withSwappedIds,
} from '../matching/pciMatch.js';
import { defineMessages } from '../messages/message.js';
import { defineRule, type RuleDocs } from './rule.js';
import { changeContentFix } from './shared/entryFixes.js';
import { pciDextExample } from './shared/examplePersonality.js';

export const swappedPciIdsDocs: RuleDocs = {
	what: 'A PCI ID with a well-known vendor in its upper half and an unknown one in its lower half.',
	why: 'The register that the kernel compares has the device ID in its upper half and the vendor ID in its lower half: `0x12348086` is device 0x1234 of Intel. With swapped halves, no device of the vendor matches.',
	fix: 'Write the device ID first, then the vendor ID.',
	references: [
		'https://developer.apple.com/documentation/bundleresources/entitlements/com.apple.developer.driverkit.transport.pci',
		'IOPCIFamily IOPCIBridge.cpp:pciMatchNub',
	],
	examples: () => ({
		bad: [
			{
				text: pciDextExample({ IOPCIMatch: '[|0x80861234|]' }),
				findings: [
					"hint: Vendor and device ID of '0x80861234' look swapped. The vendor, Intel, belongs in the low 16 bits.",
				],
				fixes: ["Change to '0x12348086'"],
			},
		],
		good: [
			{ text: pciDextExample({ IOPCIMatch: '0x12348086' }) },
			{ text: pciDextExample({ IOPCIMatch: '0x80868086' }) },
			{ text: pciDextExample({ IOPCIMatch: '0x80860000&amp;0xffff0000' }) },
			{ text: pciDextExample({ IOPCIClassMatch: '0x03000000' }) },
		],
	}),
};

const messages = defineMessages('swapped-pci-ids', {
	swapped:
		"Vendor and device ID of '{word}' look swapped. The vendor, {vendor}, belongs in the low 16 bits.",
});

export const swappedPciIds = defineRule({
	code: 'swapped-pci-ids',
	severity: 'hint',
	kinds: ['dext', 'kext', 'codelessKext', 'entitlements'],
	messages,
	visit: 'matchingKey',
	families: ['pci'],
	keys: ['IOPCIMatch', 'IOPCIPrimaryMatch', 'IOPCISecondaryMatch'],
	*check({ owner, key, value }) {
		const text = owner.text(key);
		if (text === undefined) return;
		const words = parsePciMatch(text).words.filter((word) => swappedVendor(word) !== undefined);
		for (const word of words) {
			yield {
				at: atContent(value),
				message: messages.swapped({
					word: text.slice(word.start, word.end),
					vendor: swappedVendor(word) ?? '',
				}),
				state: { value, text, words },
			};
		}
	},
	fixes: ({ value, text, words }) => [changeContentFix(value, withSwappedHalves(text, words))],
});

/** The text with the halves of `words` swapped. */
function withSwappedHalves(text: string, words: readonly PciWord[]): string {
	let by = '';
	let from = 0;
	for (const { value, start, end } of words) {
		by += text.slice(from, start) + pciWordText(withSwappedIds(value));
		from = end;
	}
	return by + text.slice(from);
}
