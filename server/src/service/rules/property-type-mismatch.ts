/** A property that is compared with a value of another type. */
import type { DriverPlist } from '../document/driverPlist.js';
import { atValue, type Finding, message } from '../document/finding.js';
import { matchingTables } from '../document/matchingTables.js';
import { entryOf, personalityText } from '../document/personalityText.js';
import { convertValue } from '../edit/convertValue.js';
import type { NewValue } from '../edit/plistEdit.js';
import { fourBytes } from '../matching/fourBytes.js';
import { propertyTypeOf } from '../platform/nubProperties.js';
import type { Dict, DictEntry, PlistValue } from '../value/plistValue.js';
import {
	definePlistRule,
	type Fix,
	type RuleContext,
	type RuleDocs,
	type RuleFinding,
} from './rule.js';
import { dextExample } from './shared/examplePersonality.js';

const pci = {
	IOPCIPrimaryMatch: '0x12348086',
	IOPCITunnelCompatible: '<true/>',
	IOProviderClass: 'IOPCIDevice',
	idProduct: undefined,
	idVendor: undefined,
};
const property = (key: string, value: string): string =>
	`<dict>\n\t\t\t<key>${key}</key>\n\t\t\t${value}\n\t\t</dict>`;

export const propertyTypeMismatchDocs: RuleDocs = {
	what: 'A property in `IOPropertyMatch` with a value of another type than the provider has: an integer for the `vendor-id` of a PCI device, a string for the `idVendor` of a USB device.',
	why: 'The kernel compares type and value. PCI devices publish their ids as four bytes of data, USB and HID devices as numbers; a number never equals data, nor a string a number, and the personality never matches (`OSNumber::isEqualTo`).',
	fix: 'Write the value as the type that the provider publishes.',
	references: [
		'xnu OSNumber.cpp:isEqualTo',
		'xnu OSData.cpp:isEqualTo',
		'IOPCIFamily IOPCIConfigurator.cpp:constructProperties',
	],
	examples: () => ({
		bad: [
			{
				text: dextExample({
					...pci,
					IOPropertyMatch: property('vendor-id', '[|<integer>32902</integer>|]'),
				}),
				fixed: dextExample({
					...pci,
					IOPropertyMatch: property('vendor-id', '<data>hoAAAA==</data>'),
				}),
				findings: [
					'warning: IOPCIDevice publishes vendor-id as four bytes of data, which no integer equals: the personality never matches.',
				],
				fixes: ['Write vendor-id as the provider does'],
			},
			{
				text: dextExample({
					IOPropertyMatch: property('bDeviceClass', '[|<string>0xff</string>|]'),
				}),
				fixed: dextExample({
					IOPropertyMatch: property('bDeviceClass', '<integer>255</integer>'),
				}),
				findings: [
					'warning: IOUSBHostDevice publishes bDeviceClass as a number, which no string equals: the personality never matches.',
				],
				fixes: ['Write bDeviceClass as the provider does'],
			},
			{
				text: dextExample({
					IOParentMatch: `<dict>\n\t\t\t<key>IOProviderClass</key>\n\t\t\t<string>IOUSBHostDevice</string>\n\t\t\t<key>IOPropertyMatch</key>\n\t\t\t${property('idVendor', '[|<string>0x05ac</string>|]')}\n\t\t</dict>`,
				}),
				findings: [
					'warning: IOUSBHostDevice publishes idVendor as a number, which no string equals: the personality never matches.',
				],
				fixes: ['Write idVendor as the provider does'],
			},
			{
				text: dextExample({
					IOPropertyMatch: `<array>\n\t\t\t${property('idVendor', '[|<string>*</string>|]')}\n\t\t</array>`,
				}),
				findings: [
					'warning: IOUSBHostDevice publishes idVendor as a number, which no string equals: the personality never matches.',
				],
			},
		],
		good: [
			{
				text: dextExample({
					...pci,
					IOPropertyMatch: property('vendor-id', '<data>hoAAAA==</data>'),
				}),
			},
			{ text: dextExample({ IOPropertyMatch: property('bDeviceClass', '<integer>9</integer>') }) },
			{
				text: dextExample({ IOPropertyMatch: property('idVendor', '<string>$(VENDOR)</string>') }),
			},
			{ text: dextExample({ IOPropertyMatch: property('widget', '<string>1</string>') }) },
		],
	}),
};

export const propertyTypeMismatch = definePlistRule({
	code: 'property-type-mismatch',
	severity: 'warning',
	kinds: ['dext', 'kext', 'codelessKext'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		for (const dict of matchingTables(plist)) {
			const provider = personalityText(plist, dict, 'IOProviderClass');
			if (provider === undefined) continue;
			for (const { key, value } of comparedProperties(dict)) {
				const published = unequalType(provider, key, value);
				if (published === undefined) continue;
				yield {
					at: atValue(value),
					message: message(
						'{0} publishes {1} as {2}, which no {3} equals: the personality never matches.',
						provider,
						key,
						published === 'bytes' ? 'four bytes of data' : 'a number',
						value.type,
					),
				};
			}
		}
	},
	fixes({ plist }: RuleContext, { at }: Finding): readonly Fix[] {
		const entry = entryOf(plist, at);
		const provider = providerAbove(plist, entry);
		if (!entry || provider === undefined) return [];
		const { value } = entry;
		const by = asPublished(value, unequalType(provider, entry.key, value));
		if (by === undefined) return [];
		return [
			{
				title: message('Write {0} as the provider does', entry.key),
				edits: [{ kind: 'replaceValue', value, by }],
				preferred: true,
			},
		];
	},
});

/** The entries of IOPropertyMatch, or of each dict where it is an array. */
function comparedProperties(dict: Dict): readonly DictEntry[] {
	const match = dict.get('IOPropertyMatch')?.value;
	const tables = match?.type === 'array' ? match.items : [match];
	return tables.flatMap((table) => (table?.type === 'dict' ? table.entries : []));
}

/** How the provider publishes the property, where the value is of a type that never equals that. */
function unequalType(
	provider: string,
	key: string,
	value: PlistValue,
): 'bytes' | 'number' | undefined {
	const published = propertyTypeOf(provider, key);
	if (value.type === 'string' && value.variables.length > 0) return undefined;
	if (value.type === 'integer') return published === 'bytes' ? published : undefined;
	return value.type === 'string' ? published : undefined;
}

function asPublished(
	value: PlistValue,
	published: 'bytes' | 'number' | undefined,
): NewValue | undefined {
	const number = value.type === 'integer' ? value.value : convertValue(value, 'integer');
	if (typeof number !== 'bigint' || number < 0n || number > 0xffff_ffffn) return undefined;
	return published === 'bytes' ? { raw: `<data>${fourBytes(number)}</data>` } : number;
}

/** The provider of the personality that an entry of its IOPropertyMatch stands in. */
function providerAbove(plist: DriverPlist, entry: DictEntry | undefined): string | undefined {
	const match = entry?.dict.entry ?? entry?.dict.array?.entry;
	return match && personalityText(plist, match.dict, 'IOProviderClass');
}
