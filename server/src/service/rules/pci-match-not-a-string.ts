/** PCI matching keys that hold something else than a string. */
import { atValue } from '../document/finding.js';
import { pciWordText } from '../matching/pciMatch.js';
import { defineMessages } from '../messages/message.js';
import { pciMatchMasks } from '../platform/pci.js';
import type { PlistValue } from '../value/plistValue.js';
import { defineRule, type RuleDocs } from './rule.js';
import { fixTitles } from './shared/entryFixes.js';
import { dextExample, pciDextExample } from './shared/examplePersonality.js';

const parent = (provider: string, match: string): string =>
	`<dict>\n\t\t\t<key>IOProviderClass</key>\n\t\t\t<string>${provider}</string>\n\t\t\t<key>IOPCIMatch</key>\n\t\t\t${match}\n\t\t</dict>`;

export const pciMatchNotAStringDocs: RuleDocs = {
	what: 'An `IOPCIMatch`, `IOPCIPrimaryMatch`, `IOPCISecondaryMatch`, or `IOPCIClassMatch` that is not a string.',
	why: 'The kernel uses the value as a string object without checking its type, and reads memory that is not text (`pciMatchNub`). At best nothing matches. At worst the Mac panics when it finds a PCI device.',
	fix: 'Write one string of hexadecimal numbers, separated by spaces.',
	references: [
		'https://developer.apple.com/documentation/bundleresources/information-property-list/iokitpersonalities',
		'IOPCIFamily IOPCIBridge.cpp:pciMatchNub',
	],
	examples: () => ({
		bad: [
			{
				text: pciDextExample({ IOPCIMatch: '[|<integer>305430662</integer>|]' }),
				fixed: pciDextExample({ IOPCIMatch: '0x12348086' }),
				findings: [
					"error: 'IOPCIMatch' must be a string. The kernel does not check the type, which can crash the Mac.",
				],
				fixes: ["Change to '0x12348086'"],
			},
			{
				text: pciDextExample({
					IOPCIPrimaryMatch:
						'[|<array>\n\t\t\t<string>0x12348086</string>\n\t\t\t<string>0x56788086</string>\n\t\t</array>|]',
				}),
				fixed: pciDextExample({ IOPCIPrimaryMatch: '0x12348086 0x56788086' }),
				findings: [
					"error: 'IOPCIPrimaryMatch' must be a string. The kernel does not check the type, which can crash the Mac.",
				],
				fixes: ["Change to '0x12348086 0x56788086'"],
			},
			{
				text: pciDextExample({ IOPCIMatch: '[|<integer>4294967296</integer>|]' }),
				findings: [
					"error: 'IOPCIMatch' must be a string. The kernel does not check the type, which can crash the Mac.",
				],
			},
			{
				text: pciDextExample({ IOPCIMatch: '[|<data>hoA0Eg==</data>|]' }),
				findings: [
					"error: 'IOPCIMatch' must be a string. The kernel does not check the type, which can crash the Mac.",
				],
			},
			{
				text: dextExample({
					IOParentMatch: parent('IOPCIDevice', '[|<integer>305430662</integer>|]'),
				}),
				fixed: dextExample({
					IOParentMatch: parent('IOPCIDevice', '<string>0x12348086</string>'),
				}),
				findings: [
					"error: 'IOPCIMatch' must be a string. The kernel does not check the type, which can crash the Mac.",
				],
				fixes: ["Change to '0x12348086'"],
			},
		],
		good: [
			{ text: pciDextExample({ IOPCIMatch: '0x12348086' }) },
			{
				text: dextExample({
					IOParentMatch: parent('IOPlatformDevice', '<integer>305430662</integer>'),
				}),
			},
			{ text: pciDextExample({ IOProviderClass: 'IOPlatformDevice', IOPCIMatch: '<true/>' }) },
		],
	}),
};

const messages = defineMessages('pci-match-not-a-string', {
	notAString:
		"'{key}' must be a string. The kernel does not check the type, which can crash the Mac.",
});

export const pciMatchNotAString = defineRule({
	code: 'pci-match-not-a-string',
	severity: 'error',
	kinds: ['dext', 'kext', 'codelessKext', 'entitlements'],
	messages,
	visit: 'matchingKey',
	families: ['pci'],
	keys: [...pciMatchMasks.keys()],
	check({ key, value }) {
		if (value.type === 'string' || value.type === 'invalid') return undefined;
		return [{ at: atValue(value), message: messages.notAString({ key }), state: value }];
	},
	fixes(value) {
		const by = textOf(value);
		return by === undefined
			? []
			: [
					{
						title: fixTitles.change({ value: by }),
						edits: [{ kind: 'replaceValue', value, by }],
						// A small number is not an ID with the one of a vendor, but can be a score.
						preferred: value.type !== 'integer' || (value.value ?? 0n) > 0xffffn,
					},
				];
	},
});

/** The string that an integer, or an array of integers and strings, corresponds to. */
function textOf(value: PlistValue): string | undefined {
	if (value.type === 'integer' && value.value !== undefined) {
		return value.value >= 0n && value.value <= 0xffff_ffffn ? pciWordText(value.value) : undefined;
	}
	if (value.type !== 'array' || value.items.length === 0) return undefined;
	const words = value.items.map((item) => (item.type === 'string' ? item.value : textOf(item)));
	return words.every((word) => word !== undefined) ? words.join(' ') : undefined;
}
