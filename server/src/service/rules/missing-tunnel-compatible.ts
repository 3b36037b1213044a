/** A PCI personality without the key that Thunderbolt and USB4 devices require. */
import { atKey } from '../document/finding.js';
import { pciEntriesOf } from '../matching/pciTables.js';
import { defineMessages } from '../messages/message.js';
import { defineRule, type RuleDocs } from './rule.js';
import { addEntryFix } from './shared/entryFixes.js';
import { dextExample, pciDextExample } from './shared/examplePersonality.js';

export const missingTunnelCompatibleDocs: RuleDocs = {
	what: 'A personality with PCI keys and without `IOPCITunnelCompatible`.',
	why: 'A device that is connected with Thunderbolt or USB4 can be removed at any time, so its nub matches only drivers that declare support for that. The kernel logs that the driver needs the key, and does not start it (`matchNubWithPropertyTable`). Internal devices match without the key.',
	fix: 'Add `IOPCITunnelCompatible` with `true` if the driver handles the removal of its device.',
	references: [
		'https://developer.apple.com/documentation/pcidriverkit/creating-custom-pcie-drivers-for-thunderbolt-devices',
		'IOPCIFamily IOPCIBridge.cpp:matchNubWithPropertyTable',
	],
	examples: () => ({
		bad: [
			{
				text: pciDextExample({
					IOPCITunnelCompatible: undefined,
					'[|IOPCIPrimaryMatch|]': '0x12348086',
				}),
				findings: [
					"hint: Missing 'IOPCITunnelCompatible'. The driver does not start for a Thunderbolt or USB4 device.",
				],
				fixes: ["Add 'IOPCITunnelCompatible'"],
			},
		],
		good: [
			{ text: pciDextExample({ IOPCIPrimaryMatch: '0x12348086' }) },
			{
				text: pciDextExample({
					IOPCIPrimaryMatch: '0x12348086',
					IOPCITunnelCompatible: '<false/>',
				}),
			},
			{ text: dextExample() },
		],
	}),
};

const messages = defineMessages('missing-tunnel-compatible', {
	missing:
		"Missing 'IOPCITunnelCompatible'. The driver does not start for a Thunderbolt or USB4 device.",
});

export const missingTunnelCompatible = defineRule({
	code: 'missing-tunnel-compatible',
	severity: 'hint',
	kinds: ['dext', 'kext', 'codelessKext'],
	messages,
	visit: 'personality',
	families: ['pci'],
	*check(personality) {
		const { dict } = personality;
		if (dict.get('IOPCITunnelCompatible')) return;
		const [first] = pciEntriesOf(dict);
		if (!first || personality.text('IOClass') === 'IOPCI2PCIBridge') return;
		yield { at: atKey(first), message: messages.missing(), state: dict };
	},
	fixes: (dict) => [addEntryFix(dict, 'IOPCITunnelCompatible', true)],
});
