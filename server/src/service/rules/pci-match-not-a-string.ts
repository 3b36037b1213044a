/** PCI matching keys that hold something else than a string. */
import { atValue, type Finding, message } from '../document/finding.js';
import { entryOf } from '../document/personalityText.js';
import { pciWordText } from '../matching/pciMatch.js';
import { pciEntries } from '../matching/pciTables.js';
import type { PlistValue } from '../value/plistValue.js';
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

const parent = (provider: string, match: string): string =>
	`<dict>\n\t\t\t<key>IOProviderClass</key>\n\t\t\t<string>${provider}</string>\n\t\t\t<key>IOPCIMatch</key>\n\t\t\t${match}\n\t\t</dict>`;

export const pciMatchNotAStringDocs: RuleDocs = {
	what: 'An `IOPCIMatch`, `IOPCIPrimaryMatch`, `IOPCISecondaryMatch` or `IOPCIClassMatch` that is no string.',
	why: 'The kernel takes whatever stands there for a string object without looking at its type, and reads memory that is no text (`pciMatchNub`). At best nothing matches; at worst the Mac panics as soon as a PCI device is found.',
	fix: 'Write one string of hexadecimal words, with blanks between several.',
	references: [
		'https://developer.apple.com/documentation/bundleresources/information-property-list/iokitpersonalities',
		'IOPCIFamily IOPCIBridge.cpp:pciMatchNub',
	],
	examples: () => ({
		bad: [
			{
				text: dextExample({ ...pci, IOPCIMatch: '[|<integer>305430662</integer>|]' }),
				fixed: dextExample({ ...pci, IOPCIMatch: '0x12348086' }),
				findings: [
					'error: IOPCIMatch takes a string of hexadecimal words. The kernel takes this for one without looking, which can crash the Mac.',
				],
				fixes: ["Change to '0x12348086'"],
			},
			{
				text: dextExample({
					...pci,
					IOPCIPrimaryMatch:
						'[|<array>\n\t\t\t<string>0x12348086</string>\n\t\t\t<string>0x56788086</string>\n\t\t</array>|]',
				}),
				fixed: dextExample({ ...pci, IOPCIPrimaryMatch: '0x12348086 0x56788086' }),
				findings: [
					'error: IOPCIPrimaryMatch takes a string of hexadecimal words. The kernel takes this for one without looking, which can crash the Mac.',
				],
				fixes: ["Change to '0x12348086 0x56788086'"],
			},
			{
				text: dextExample({ ...pci, IOPCIMatch: '[|<data>hoA0Eg==</data>|]' }),
				findings: [
					'error: IOPCIMatch takes a string of hexadecimal words. The kernel takes this for one without looking, which can crash the Mac.',
				],
			},
			{
				text: dextExample({
					IOParentMatch: parent('IOPCIDevice', '[|<integer>305430662</integer>|]'),
				}),
				findings: [
					'error: IOPCIMatch takes a string of hexadecimal words. The kernel takes this for one without looking, which can crash the Mac.',
				],
				fixes: ["Change to '0x12348086'"],
			},
		],
		good: [
			{ text: dextExample({ ...pci, IOPCIMatch: '0x12348086' }) },
			{
				text: dextExample({
					IOParentMatch: parent('IOPlatformDevice', '<integer>305430662</integer>'),
				}),
			},
			{ text: dextExample({ ...pci, IOProviderClass: 'IOPlatformDevice', IOPCIMatch: '<true/>' }) },
		],
	}),
};

export const pciMatchNotAString = definePlistRule({
	code: 'pci-match-not-a-string',
	severity: 'error',
	kinds: ['dext', 'kext', 'codelessKext', 'entitlements'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		for (const { key, value } of pciEntries(plist)) {
			if (value.type === 'string' || value.type === 'invalid') continue;
			yield {
				at: atValue(value),
				message: message(
					'{0} takes a string of hexadecimal words. The kernel takes this for one without looking, which can crash the Mac.',
					key,
				),
			};
		}
	},
	fixes({ plist }: RuleContext, { at }: Finding): readonly Fix[] {
		const value = entryOf(plist, at)?.value;
		const by = value && meantText(value);
		if (!value || by === undefined) return [];
		return [
			{
				title: message("Change to '{0}'", by),
				edits: [{ kind: 'replaceValue', value, by }],
				preferred: true,
			},
		];
	},
});

function meantText(value: PlistValue): string | undefined {
	if (value.type === 'integer' && value.value !== undefined) {
		return value.value >= 0n && value.value <= 0xffff_ffffn ? pciWordText(value.value) : undefined;
	}
	if (value.type !== 'array' || value.items.length === 0) return undefined;
	const words = value.items.map((item) => (item.type === 'string' ? item.value : meantText(item)));
	return words.every((word) => word !== undefined) ? words.join(' ') : undefined;
}
