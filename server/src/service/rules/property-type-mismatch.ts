/** A property that is compared with a value of another type. */
import { atValue } from '../document/finding.js';
import { convertValue } from '../edit/convertValue.js';
import type { NewValue } from '../edit/plistEdit.js';
import { fourBytes } from '../matching/fourBytes.js';
import { defineMessages } from '../messages/message.js';
import { propertyTypeOf } from '../platform/nubProperties.js';
import type { DictEntry, PlistValue } from '../value/plistValue.js';
import { defineRule, type RuleDocs } from './rule.js';
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
const parent = (vendor: string): string =>
	`<dict>\n\t\t\t<key>IOProviderClass</key>\n\t\t\t<string>IOUSBHostDevice</string>\n\t\t\t<key>IOPropertyMatch</key>\n\t\t\t${property('idVendor', vendor)}\n\t\t</dict>`;

export const propertyTypeMismatchDocs: RuleDocs = {
	what: 'A property in `IOPropertyMatch` with a value of another type than that of the provider: an integer for the `vendor-id` of a PCI device, a string for the `idVendor` of a USB device. Data that is not four bytes long is reported, too.',
	why: 'The kernel compares type and value. PCI devices publish their IDs as four bytes of data, USB and HID devices as numbers. A number never equals data, and a string never equals a number, so the personality never matches (`OSNumber::isEqualTo`).',
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
					"warning: 'IOPCIDevice' publishes 'vendor-id' as data of 4 bytes. A value of another type never matches.",
				],
				fixes: ["Convert 'vendor-id' to data"],
			},
			{
				text: dextExample({
					...pci,
					IOPropertyMatch: property('vendor-id', '[|<integer>4294967296</integer>|]'),
				}),
				findings: [
					"warning: 'IOPCIDevice' publishes 'vendor-id' as data of 4 bytes. A value of another type never matches.",
				],
			},
			{
				text: dextExample({
					...pci,
					IOPropertyMatch: property('vendor-id', '[|<data>hoA=</data>|]'),
				}),
				findings: [
					"warning: 'IOPCIDevice' publishes 'vendor-id' as data of 4 bytes. Other data never matches.",
				],
			},
			{
				text: dextExample({
					IOPropertyMatch: property('bDeviceClass', '[|<string>0xff</string>|]'),
				}),
				fixed: dextExample({
					IOPropertyMatch: property('bDeviceClass', '<integer>255</integer>'),
				}),
				findings: [
					"warning: 'IOUSBHostDevice' publishes 'bDeviceClass' as a number. A value of another type never matches.",
				],
				fixes: ["Convert 'bDeviceClass' to an integer"],
			},
			{
				text: dextExample({
					IOParentMatch: parent('[|<string>0x05ac</string>|]'),
				}),
				fixed: dextExample({ IOParentMatch: parent('<integer>1452</integer>') }),
				findings: [
					"warning: 'IOUSBHostDevice' publishes 'idVendor' as a number. A value of another type never matches.",
				],
				fixes: ["Convert 'idVendor' to an integer"],
			},
			{
				text: dextExample({
					IOPropertyMatch: `<array>\n\t\t\t${property('idVendor', '[|<string>*</string>|]')}\n\t\t</array>`,
				}),
				findings: [
					"warning: 'IOUSBHostDevice' publishes 'idVendor' as a number. A value of another type never matches.",
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

const messages = defineMessages('property-type-mismatch', {
	convertToBytes: "Convert '{key}' to data",
	convertToNumber: "Convert '{key}' to an integer",
	notFourBytes: "'{provider}' publishes '{key}' as data of 4 bytes. Other data never matches.",
	notBytes:
		"'{provider}' publishes '{key}' as data of 4 bytes. A value of another type never matches.",
	notNumber: "'{provider}' publishes '{key}' as a number. A value of another type never matches.",
});

export const propertyTypeMismatch = defineRule({
	code: 'property-type-mismatch',
	severity: 'warning',
	kinds: ['dext', 'kext', 'codelessKext'],
	messages,
	visit: 'matchingKey',
	keys: ['IOPropertyMatch'],
	*check({ owner, value: match }) {
		const { providerClass: provider } = owner;
		if (provider === undefined) return;
		for (const { key, value } of comparedProperties(match)) {
			const published = publishedType(provider, key, value);
			if (published === undefined) continue;
			const notBytes = value.type === 'data' ? messages.notFourBytes : messages.notBytes;
			const message = published === 'bytes' ? notBytes : messages.notNumber;
			yield {
				at: atValue(value),
				message: message({ provider, key }),
				state: { key, value, published },
			};
		}
	},
	fixes({ key, value, published }) {
		const by = asPublished(value, published);
		if (by === undefined) return [];
		const title = published === 'bytes' ? messages.convertToBytes : messages.convertToNumber;
		return [
			{
				title: title({ key }),
				edits: [{ kind: 'replaceValue', value, by }],
				preferred: true,
			},
		];
	},
});

/** The entries of IOPropertyMatch, or of each dictionary where it is an array. */
function comparedProperties(match: PlistValue): readonly DictEntry[] {
	const tables = match.type === 'array' ? match.items : [match];
	return tables.flatMap((table) => (table.type === 'dict' ? table.entries : []));
}

/** How the provider publishes the property, where a value of this type never equals that. */
function publishedType(
	provider: string,
	key: string,
	value: PlistValue,
): 'bytes' | 'number' | undefined {
	if (value.type === 'string' && value.variables.length > 0) return undefined;
	const published = propertyTypeOf(provider, key);
	if (value.type === 'integer') return published === 'bytes' ? published : undefined;
	if (value.type === 'data') {
		return published === 'bytes' && value.byteLength !== 4 ? published : undefined;
	}
	return value.type === 'string' ? published : undefined;
}

function asPublished(value: PlistValue, published: 'bytes' | 'number'): NewValue | undefined {
	const number = value.type === 'integer' ? value.value : convertValue(value, 'integer');
	if (typeof number !== 'bigint' || number < 0n || number > 0xffff_ffffn) return undefined;
	return published === 'bytes' ? { element: 'data', text: fourBytes(number) } : number;
}
