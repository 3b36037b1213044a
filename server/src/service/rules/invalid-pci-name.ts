/** The name of a PCI device, written otherwise than the family makes it. */
import { atContent } from '../document/finding.js';
import { literalText } from '../document/unexpanded.js';
import { pciName } from '../matching/pciMatch.js';
import { defineMessages } from '../messages/message.js';
import { defineRule, type RuleDocs } from './rule.js';
import { changeContentFix } from './shared/entryFixes.js';
import { pciDextExample } from './shared/examplePersonality.js';

export const invalidPciNameDocs: RuleDocs = {
	what: 'A name such as `pci8086,0AB9` in the `IONameMatch` of a PCI personality, with uppercase digits, leading zeros, `0x`, or a colon.',
	why: 'IOPCIFamily names a device `pci8086,ab9`: vendor and device in lowercase, without leading zeros. The kernel compares names character by character (`IODTCompareNubName`), so another form does not match. Only a name from the firmware may have leading zeros.',
	otherSeverities: {
		hint: 'for leading zeros, which a name from the firmware may have.',
	},
	fix: 'Write the name as IOPCIFamily does, or match by `IOPCIPrimaryMatch`.',
	references: [
		'IOPCIFamily IOPCIConfigurator.cpp:constructProperties',
		'xnu IODeviceTreeSupport.cpp:IODTCompareNubName',
	],
	examples: () => ({
		bad: [
			{
				text: pciDextExample({ IONameMatch: '[|pci8086,3B2c|]' }),
				fixed: pciDextExample({ IONameMatch: 'pci8086,3b2c' }),
				findings: [
					"warning: No PCI device has the name 'pci8086,3B2c'. IOPCIFamily writes 'pci8086,3b2c', and names must be identical.",
				],
				fixes: ["Change to 'pci8086,3b2c'"],
			},
			{
				text: pciDextExample({ IONameMatch: '[|pci0x8086,0x100e|]' }),
				fixed: pciDextExample({ IONameMatch: 'pci8086,100e' }),
				findings: [
					"warning: No PCI device has the name 'pci0x8086,0x100e'. IOPCIFamily writes 'pci8086,100e', and names must be identical.",
				],
				fixes: ["Change to 'pci8086,100e'"],
			},
			{
				text: pciDextExample({ IONameMatch: '[|8086:100e|]' }),
				fixed: pciDextExample({ IONameMatch: 'pci8086,100e' }),
				findings: [
					"warning: No PCI device has the name '8086:100e'. IOPCIFamily writes 'pci8086,100e', and names must be identical.",
				],
				fixes: ["Change to 'pci8086,100e'"],
			},
			{
				text: pciDextExample({ IONameMatch: '[|pciclass,0C03*|]' }),
				fixed: pciDextExample({ IONameMatch: 'pciclass,0c03*' }),
				findings: [
					"warning: 'pciclass,0C03*' matches no PCI device. Names from IOPCIFamily match 'pciclass,0c03*'.",
				],
				fixes: ["Change to 'pciclass,0c03*'"],
			},
			{
				text: pciDextExample({ IONameMatch: '[|pciclass:0x0c0330|]' }),
				fixed: pciDextExample({ IONameMatch: 'pciclass,0c0330' }),
				findings: [
					"warning: No PCI device has the name 'pciclass:0x0c0330'. IOPCIFamily writes 'pciclass,0c0330', and names must be identical.",
				],
				fixes: ["Change to 'pciclass,0c0330'"],
			},
			{
				text: pciDextExample({
					IONameMatch:
						'<array>\n\t\t\t<string>pci8086,1234</string>\n\t\t\t<string>[|pci8086,0234|]</string>\n\t\t</array>',
				}),
				findings: [
					"hint: IOPCIFamily writes 'pci8086,0234' as 'pci8086,234'. 'pci8086,0234' matches only a name from the firmware.",
				],
				fixes: ["Change to 'pci8086,234'"],
			},
		],
		good: [
			{ text: pciDextExample({ IONameMatch: 'pci8086,234' }) },
			{ text: pciDextExample({ IONameMatch: 'pci8086,3b*' }) },
			{
				text: pciDextExample({
					IONameMatch:
						'<array>\n\t\t\t<string>pci8086,0234</string>\n\t\t\t<string>pci8086,234</string>\n\t\t</array>',
				}),
			},
		],
	}),
};

const messages = defineMessages('invalid-pci-name', {
	leadingZeros:
		"IOPCIFamily writes '{text}' as '{name}'. '{text}' matches only a name from the firmware.",
	neverWritten:
		"No PCI device has the name '{text}'. IOPCIFamily writes '{name}', and names must be identical.",
	neverWrittenPattern: "'{text}' matches no PCI device. Names from IOPCIFamily match '{name}'.",
});

export const invalidPciName = defineRule({
	code: 'invalid-pci-name',
	severity: 'warning',
	kinds: ['dext', 'kext', 'codelessKext'],
	messages,
	visit: 'matchingKey',
	families: ['pci'],
	keys: ['IONameMatch'],
	*check({ value }, { plist }) {
		const values = value.type === 'array' ? value.items : [value];
		const texts = values.map((each) => literalText(each, plist.form));
		const written = new Set(texts);
		for (const [index, text] of texts.entries()) {
			const named = values[index];
			const correct = text === undefined ? undefined : pciName(text);
			if (!named || text === undefined || !correct || written.has(correct.name)) continue;
			const { name, certain } = correct;
			const never = text.endsWith('*') ? messages.neverWrittenPattern : messages.neverWritten;
			yield {
				severity: certain ? 'warning' : 'hint',
				at: atContent(named),
				message: (certain ? never : messages.leadingZeros)({ text, name }),
				state: { value: named, name, certain },
			};
		}
	},
	fixes: ({ value, name, certain }) => [changeContentFix(value, name, certain)],
});
