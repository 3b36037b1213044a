/** The name of a PCI device, written otherwise than the family makes it. */
import { atContent, type Finding, message } from '../document/finding.js';
import { valueAt } from '../document/locate.js';
import { matchingTables } from '../document/matchingTables.js';
import { personalityText } from '../document/personalityText.js';
import { literalText } from '../document/unexpanded.js';
import { pciName } from '../matching/pciMatch.js';
import { isPciProvider } from '../platform/pci.js';
import type { Dict, PlistValue } from '../value/plistValue.js';
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
	IOPCITunnelCompatible: '<true/>',
	IOProviderClass: 'IOPCIDevice',
	idProduct: undefined,
	idVendor: undefined,
};

export const invalidPciNameDocs: RuleDocs = {
	what: 'A name such as `pci8086,0AB9` in the `IONameMatch` of a PCI personality, with capitals, leading zeros, `0x` or a colon.',
	why: 'The family names a device `pci8086,ab9`: vendor and device in lower case, without leading zeros. Names are compared character by character (`IODTCompareNubName`): no device is named in another way, and the personality never matches by it. Leading zeros may stand in a name that firmware gives.',
	fix: 'Write the name as the family does, or match by `IOPCIPrimaryMatch`.',
	references: [
		'IOPCIFamily IOPCIConfigurator.cpp:constructProperties',
		'xnu IODeviceTreeSupport.cpp:IODTCompareNubName',
	],
	examples: () => ({
		bad: [
			{
				text: dextExample({ ...pci, IONameMatch: '[|pci8086,3B2c|]' }),
				fixed: dextExample({ ...pci, IONameMatch: 'pci8086,3b2c' }),
				findings: [
					"warning: No PCI device is named 'pci8086,3B2c': the family writes 'pci8086,3b2c', and names must be equal.",
				],
				fixes: ["Change to 'pci8086,3b2c'"],
			},
			{
				text: dextExample({ ...pci, IONameMatch: '[|pci0x8086,0x100e|]' }),
				fixed: dextExample({ ...pci, IONameMatch: 'pci8086,100e' }),
				findings: [
					"warning: No PCI device is named 'pci0x8086,0x100e': the family writes 'pci8086,100e', and names must be equal.",
				],
				fixes: ["Change to 'pci8086,100e'"],
			},
			{
				text: dextExample({ ...pci, IONameMatch: '[|8086:100e|]' }),
				fixed: dextExample({ ...pci, IONameMatch: 'pci8086,100e' }),
				findings: [
					"warning: No PCI device is named '8086:100e': the family writes 'pci8086,100e', and names must be equal.",
				],
				fixes: ["Change to 'pci8086,100e'"],
			},
			{
				text: dextExample({ ...pci, IONameMatch: '[|pciclass,0C03*|]' }),
				findings: [
					"warning: No PCI device is named 'pciclass,0C03*': the family writes 'pciclass,0c03*', and names must be equal.",
				],
				fixes: ["Change to 'pciclass,0c03*'"],
			},
			{
				text: dextExample({
					...pci,
					IONameMatch:
						'<array>\n\t\t\t<string>pci8086,1234</string>\n\t\t\t<string>[|pci8086,0234|]</string>\n\t\t</array>',
				}),
				findings: [
					"hint: 'pci8086,0234' is named 'pci8086,234' by the family, and names must be equal; it matches only where firmware gives this one.",
				],
				fixes: ["Change to 'pci8086,234'"],
			},
		],
		good: [
			{ text: dextExample({ ...pci, IONameMatch: 'pci8086,234' }) },
			{ text: dextExample({ ...pci, IONameMatch: 'pci8086,3b*' }) },
			{
				text: dextExample({
					...pci,
					IONameMatch:
						'<array>\n\t\t\t<string>pci8086,0234</string>\n\t\t\t<string>pci8086,234</string>\n\t\t</array>',
				}),
			},
		],
	}),
};

export const invalidPciName = definePlistRule({
	code: 'invalid-pci-name',
	severity: 'warning',
	kinds: ['dext', 'kext', 'codelessKext'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		for (const dict of matchingTables(plist)) {
			const provider = personalityText(plist, dict, 'IOProviderClass');
			if (provider === undefined || !isPciProvider(provider)) continue;
			const names = namesOf(dict);
			const written = new Set(names.map((name) => literalText(name, plist.form)));
			for (const name of names) {
				const text = literalText(name, plist.form);
				const right = text === undefined ? undefined : pciName(text);
				if (text === undefined || !right || written.has(right.name)) continue;
				yield {
					severity: right.certain ? 'warning' : 'hint',
					at: atContent(name),
					message: message(
						right.certain
							? "No PCI device is named '{0}': the family writes '{1}', and names must be equal."
							: "'{0}' is named '{1}' by the family, and names must be equal; it matches only where firmware gives this one.",
						text,
						right.name,
					),
				};
			}
		}
	},
	fixes({ plist }: RuleContext, { at }: Finding): readonly Fix[] {
		const value = valueAt(plist.root, at.range);
		const right = value?.type === 'string' ? pciName(value.value) : undefined;
		return value && right ? [changeContentFix(value, right.name, right.certain)] : [];
	},
});

function namesOf(dict: Dict): readonly PlistValue[] {
	const match = dict.get('IONameMatch')?.value;
	if (match?.type === 'array') return match.items;
	return match ? [match] : [];
}
