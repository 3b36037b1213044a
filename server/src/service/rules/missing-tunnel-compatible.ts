/** A personality on PCI that stays away from Thunderbolt. */
import { atKey, type Finding, message } from '../document/finding.js';
import { entryOf, personalityText } from '../document/personalityText.js';
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
	IOPCIPrimaryMatch: '0x12348086',
	idProduct: undefined,
	idVendor: undefined,
};

export const missingTunnelCompatibleDocs: RuleDocs = {
	what: 'A personality with PCI keys and without `IOPCITunnelCompatible`.',
	why: 'A device behind Thunderbolt or USB4 may vanish at any moment, and its nub matches only drivers that say they can bear that. The kernel logs that the driver needs the key, and does not start it (`matchNubWithPropertyTable`). Devices in a slot of the Mac match either way.',
	fix: 'Insert `IOPCITunnelCompatible` with `true` where the driver survives the removal of its device.',
	references: [
		'https://developer.apple.com/documentation/pcidriverkit/creating-custom-pcie-drivers-for-thunderbolt-devices',
		'IOPCIFamily IOPCIBridge.cpp:matchNubWithPropertyTable',
	],
	examples: () => ({
		bad: [
			{
				text: dextExample({
					...pci,
					IOPCIPrimaryMatch: undefined,
					'[|IOPCIPrimaryMatch|]': '0x12348086',
				}),
				findings: [
					'information: IOPCITunnelCompatible is missing: the driver does not start for a device behind Thunderbolt or USB4.',
				],
				fixes: ['Insert IOPCITunnelCompatible'],
			},
		],
		good: [
			{ text: dextExample({ ...pci, IOPCITunnelCompatible: '<true/>' }) },
			{ text: dextExample({ ...pci, IOPCITunnelCompatible: '<false/>' }) },
			{ text: dextExample() },
		],
	}),
};

export const missingTunnelCompatible = definePlistRule({
	code: 'missing-tunnel-compatible',
	severity: 'hint',
	kinds: ['dext', 'kext', 'codelessKext'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		for (const { dict } of plist.personalities) {
			const key = lacking(dict, personalityText(plist, dict, 'IOProviderClass'));
			if (!key || personalityText(plist, dict, 'IOClass') === 'IOPCI2PCIBridge') continue;
			yield {
				severity: plist.kind === 'dext' ? 'information' : 'hint',
				at: atKey(key),
				message: message(
					'IOPCITunnelCompatible is missing: the driver does not start for a device behind Thunderbolt or USB4.',
				),
			};
		}
	},
	fixes({ plist }: RuleContext, { at }: Finding): readonly Fix[] {
		const into = entryOf(plist, at)?.dict;
		if (!into) return [];
		return [
			{
				title: message('Insert IOPCITunnelCompatible'),
				edits: [{ kind: 'insertEntry', into, key: 'IOPCITunnelCompatible', value: true }],
			},
		];
	},
});

/** The first PCI key of a personality that does not speak of tunnels. */
function lacking(dict: Dict, provider: string | undefined): DictEntry | undefined {
	if (provider === undefined || !isPciProvider(provider)) return undefined;
	if (hasKeyOrMisspelling(dict, 'IOPCITunnelCompatible')) return undefined;
	return [...pciMatchMasks.keys()].map((key) => dict.get(key)).find((entry) => entry);
}
