/** Many personalities of every family, long lists of what they match, and libraries. */
import type { DocumentKind } from '../../server/src/service/platform/documentKind.js';
import { driverEntries, inPersonality, inRoot, type Part, type Shape } from './shape.js';

const integer = (key: string, value: number | string): string =>
	`<key>${key}</key>\n<integer>${value}</integer>\n`;
const string = (key: string, value: string): string =>
	`<key>${key}</key>\n<string>${value}</string>\n`;

const dict = (key: string, entries: string): string =>
	`<key>${key}</key>\n<dict>\n${entries}</dict>\n`;

/** The keys that families of providers compare. */
const families: Readonly<Record<string, (index: number) => string>> = {
	IOUSBHostDevice: (index) => integer('idVendor', 1452) + integer('idProduct', index & 0xffff),
	IOUSBHostInterface: (index) =>
		integer('idVendor', 1452) +
		integer('idProduct', index & 0xffff) +
		integer('bInterfaceNumber', 0) +
		integer('bConfigurationValue', 1),
	IOPCIDevice: (index) =>
		string('IOPCIMatch', `0x${(index & 0xffff).toString(16).padStart(4, '0')}8086`),
	IOHIDDevice: (index) => integer('VendorID', 1452) + integer('ProductID', index & 0xffff),
	IOHIDInterface: (index) =>
		integer('PrimaryUsagePage', 0xff00) + integer('PrimaryUsage', index & 0xffff),
	IOSCSIPeripheralDeviceNub: (index) =>
		string('Vendor Identification', 'Gadget') + string('Product Identification', `Gadget ${index}`),
	IOMedia: (index) => string('Content Hint', `Gadget ${index}`),
	IOSerialBSDClient: (index) => string('IOTTYBaseName', `gadget${index}`),
	IOFireWireNub: (index) => integer('Unit_SW_Version', index),
	IOATADevice: (index) => string('ata device type', `gadget ${index}`),
	IOResources: (index) => string('IOMatchCategory', `com_example_Gadget${index}`),
	IOUserResources: (index) => string('IOMatchCategory', `com.example.gadget${index}`),
	IONetworkInterface: (index) => string('BSD Name', `en${index}`),
	IOACPIPlatformDevice: (index) => string('IONameMatch', `GDGT${index}`),
	IOService: (index) => integer('Gadget', index),
	IOUSBHostDevise: (index) => integer('idVendor', index),
};

function personalities(name: string, kind: DocumentKind, of: (index: number) => string): Shape {
	return inRoot(
		name,
		kind,
		(index) => `<key>Gadget ${index}</key>\n<dict>\n${of(index)}</dict>\n`,
		'<key>IOKitPersonalities</key>\n<dict>\n',
		'</dict>\n',
	);
}

const kinds: readonly DocumentKind[] = ['dext', 'kext', 'codelessKext'];

/** What personalities have in common, by name. */
const contents: Readonly<Record<string, (index: number, kind: DocumentKind) => string>> = {
	'competing personalities': (index, kind) =>
		driverEntries(kind, 'IOUSBHostDevice') +
		integer('idVendor', 1) +
		integer('IOProbeScore', index),
	'personalities with lists that overlap': (index, kind) =>
		driverEntries(kind, 'IOPCIDevice') +
		string('IOPCIMatch', `0x1 0x${index.toString(16)}&amp;0x${'f'.repeat(1 + (index % 7))}`),
	'personalities of one category': (index, kind) =>
		driverEntries(kind, 'IOUserResources') +
		string('IOMatchCategory', 'gadget') +
		integer('Gadget', index),
	'empty personalities': () => '',
	'personalities without a provider': () => string('IOClass', 'IOService'),
	'personalities with one key': () => string('IOProviderClass', 'IOUSBHostDevice'),
	'personalities with unknown keys': (index, kind) =>
		driverEntries(kind, 'IOUSBHostDevice') + string(`Gadget${index}`, 'a'),
	'personalities with misspelled keys': (_, kind) =>
		driverEntries(kind, 'IOUSBHostDevice') + integer('idVender', 1),
	'personalities with parents': (_, kind) =>
		driverEntries(kind, 'IOUSBHostInterface') +
		dict('IOParentMatch', string('IOProviderClass', 'IOUSBHostDevice') + integer('idVendor', 1)),
	'personalities with user clients': (_, kind) =>
		driverEntries(kind, 'IOUserResources') +
		dict('UserClientProperties', string('IOClass', 'IOUserUserClient')),
};

/** Other contents of `IOKitPersonalities`: the element of the list, and what repeats in it. */
const otherContents: Readonly<
	Record<string, readonly ['array' | 'dict', (kind: DocumentKind) => Part]>
> = {
	'personalities of one name': [
		'dict',
		(kind) => dict('Gadget', driverEntries(kind, 'IOUSBHostDevice')),
	],
	'personalities that are strings': ['dict', () => (index) => string(`Gadget ${index}`, 'a')],
	'an array of personalities': [
		'array',
		(kind) => `<dict>\n${driverEntries(kind, 'IOUSBHostDevice')}</dict>\n`,
	],
	'personality keys without a personality': [
		'dict',
		(kind) => driverEntries(kind, 'IOUSBHostDevice') + integer('idVendor', 1),
	],
};

const personalityShapes: readonly Shape[] = kinds.flatMap((kind) => [
	...Object.entries(families).flatMap(([provider, keys]) => [
		personalities(
			`personalities on ${provider} in a ${kind}`,
			kind,
			(index) => driverEntries(kind, provider) + keys(index),
		),
		personalities(
			`identical personalities on ${provider} in a ${kind}`,
			kind,
			() => driverEntries(kind, provider) + keys(1),
		),
	]),
	...Object.entries(contents).map(([name, of]) =>
		personalities(`${name} in a ${kind}`, kind, (index) => of(index, kind)),
	),
	...Object.entries(otherContents).map(([name, [type, of]]) =>
		inRoot(
			`${name} in a ${kind}`,
			kind,
			of(kind),
			`<key>IOKitPersonalities</key>\n<${type}>\n`,
			`</${type}>\n`,
		),
	),
	inRoot(`lists of personalities in a ${kind}`, kind, (index) =>
		dict(`IOKitPersonalities_a${index}`, dict('A', driverEntries(kind, 'IOUSBHostDevice'))),
	),
]);

const list = (key: string, type: 'array' | 'dict' | 'string'): readonly [string, string] => [
	`<key>${key}</key>\n<${type}>`,
	`</${type}>\n`,
];

/** Long values of one key: its provider, its tags, and what repeats between them. */
const lists: readonly (readonly [string, string, readonly [string, string], Part])[] = [
	['PCI IDs', 'IOPCIDevice', list('IOPCIMatch', 'string'), '0x12348086 '],
	[
		'different PCI IDs',
		'IOPCIDevice',
		list('IOPCIMatch', 'string'),
		(index) => `0x${(index & 0xffff).toString(16).padStart(4, '0')}8086 `,
	],
	['PCI IDs with masks', 'IOPCIDevice', list('IOPCIMatch', 'string'), '0x12348086&amp;0xffffffff '],
	['PCI IDs with commas', 'IOPCIDevice', list('IOPCIMatch', 'string'), '0x12348086, '],
	['swapped PCI IDs', 'IOPCIDevice', list('IOPCIMatch', 'string'), '0x80861234 '],
	['PCI IDs with colons', 'IOPCIDevice', list('IOPCIMatch', 'string'), '8086:1234 '],
	['PCI names in a match', 'IOPCIDevice', list('IOPCIMatch', 'string'), 'pci8086,1234 '],
	['PCI IDs on lines', 'IOPCIDevice', list('IOPCIMatch', 'string'), '\n\t\t0x12348086'],
	[
		'PCI matches as an array',
		'IOPCIDevice',
		list('IOPCIMatch', 'array'),
		'<string>0x12348086</string>\n',
	],
	['primary PCI IDs', 'IOPCIDevice', list('IOPCIPrimaryMatch', 'string'), '0x12348086 '],
	['PCI classes', 'IOPCIDevice', list('IOPCIClassMatch', 'string'), '0x02000000&amp;0xff000000 '],
	[
		'names',
		'IOPCIDevice',
		list('IONameMatch', 'array'),
		(index) => `<string>pci8086,${index.toString(16)}</string>\n`,
	],
	['one name', 'IOPCIDevice', list('IONameMatch', 'array'), '<string>pci8086,1234</string>\n'],
	['integers as names', 'IOPCIDevice', list('IONameMatch', 'array'), '<integer>1</integer>\n'],
	[
		'properties',
		'IOPCIDevice',
		list('IOPropertyMatch', 'dict'),
		(index) => integer(`Gadget${index}`, 1),
	],
	[
		'property dictionaries',
		'IOPCIDevice',
		list('IOPropertyMatch', 'array'),
		`<dict>\n${integer('vendor-id', 1)}</dict>\n`,
	],
	[
		'existing properties',
		'IOPCIDevice',
		list('IOPropertyExistsMatch', 'array'),
		(index) => `<string>Gadget${index}</string>\n`,
	],
	[
		'parents',
		'IOPCIDevice',
		list('IOParentMatch', 'array'),
		`<dict>\n${string('IOProviderClass', 'IOPCIDevice')}</dict>\n`,
	],
	['locations', 'IOPCIDevice', list('IOLocationMatch', 'dict'), integer('idVendor', 1)],
	['resources', 'IOResources', list('IOResourceMatch', 'array'), '<string>IOBSD</string>\n'],
	[
		'products',
		'IOUSBHostDevice',
		list('idProductArray', 'array'),
		(index) => `<integer>${index}</integer>\n`,
	],
	[
		'products as strings',
		'IOUSBHostDevice',
		list('idProductArray', 'array'),
		(index) => `<string>0x${index.toString(16)}</string>\n`,
	],
	['one product', 'IOUSBHostDevice', list('idProduct', 'array'), '<integer>1</integer>\n'],
	[
		'interface numbers',
		'IOUSBHostInterface',
		list('bInterfaceNumber', 'array'),
		'<integer>1</integer>\n',
	],
	[
		'usage pairs',
		'IOHIDDevice',
		list('DeviceUsagePairs', 'array'),
		`<dict>\n${integer('DeviceUsagePage', 1)}${integer('DeviceUsage', 2)}</dict>\n`,
	],
	[
		'usages without pages',
		'IOHIDDevice',
		list('DeviceUsagePairs', 'array'),
		`<dict>\n${integer('DeviceUsage', 2)}</dict>\n`,
	],
	[
		'a dictionary of usages',
		'IOHIDDevice',
		list('DeviceUsagePairs', 'dict'),
		integer('DeviceUsage', 2),
	],
	[
		'HID products',
		'IOHIDDevice',
		list('ProductIDArray', 'array'),
		(index) => `<integer>${index}</integer>\n`,
	],
	[
		'HID products as ProductID',
		'IOHIDDevice',
		list('ProductID', 'array'),
		(index) => `<integer>${index}</integer>\n`,
	],
	[
		'user clients in one personality',
		'IOUserResources',
		['', ''],
		(index) =>
			`<key>Gadget${index}UserClientProperties</key>\n<dict>\n${string('IOClass', 'IOUserUserClient')}${string('IOUserClass', 'Gadget')}</dict>\n`,
	],
	[
		'user clients without a class',
		'IOUserResources',
		['', ''],
		(index) => `<key>Gadget${index}UserClientProperties</key>\n<dict/>\n`,
	],
	[
		'allowed entitlements',
		'IOUserResources',
		list('IOServiceDEXTEntitlements', 'array'),
		'<string>com.apple.developer.driverkit</string>\n',
	],
	[
		'properties to merge',
		'IOUSBHostDevice',
		list('IOProviderMergeProperties', 'dict'),
		(index) => string(`Gadget${index}`, 'a'),
	],
	[
		'unknown personality keys',
		'IOUSBHostDevice',
		['', ''],
		(index) => string(`Gadget${index}`, 'a'),
	],
	[
		'misspelled personality keys',
		'IOUSBHostDevice',
		['', ''],
		(index) => integer(`idVendo${index}`, 1),
	],
	['duplicate personality keys', 'IOUSBHostDevice', ['', ''], integer('idVendor', 1)],
	[
		'duplicate providers',
		'IOUSBHostDevice',
		['', ''],
		string('IOProviderClass', 'IOUSBHostDevice'),
	],
	['foreign matching keys', 'IOPCIDevice', ['', ''], integer('idVendor', 1)],
];

const listShapes: readonly Shape[] = kinds.flatMap((kind) =>
	lists.map(([name, provider, [before, after], part]) =>
		inPersonality(`${name} in a ${kind}`, kind, provider, part, before, after),
	),
);

const libraries: readonly Shape[] = (
	[
		['own libraries', (index: number) => string(`com.example.library${index}`, '1.0')],
		['Apple libraries', (index: number) => string(`com.apple.iokit.IOGadget${index}Family`, '1.0')],
		[
			'kernel libraries',
			(index: number) => string(`com.apple.kpi.${index % 2 ? 'iokit' : 'libkern'}${index}`, '1.0'),
		],
		['one library', string('com.apple.kpi.iokit', '8.0')],
		['one private library', string('com.apple.kpi.private', '8.0')],
		['parts of the kernel', (index: number) => string(`com.apple.kernel.iokit${index}`, '8.0')],
		['one old library', string('com.apple.kernel.iokit', '8.0')],
		['libraries with bad versions', (index: number) => string(`com.example.library${index}`, 'a')],
		['libraries with integers', (index: number) => integer(`com.example.library${index}`, 1)],
		['misspelled libraries', string('com.apple.kpi.iokitt', '8.0')],
		['misspelled families', string('com.apple.iokit.IOPCIFamly', '1.0')],
		['replaced families', string('com.apple.iokit.IOUSBFamily', '1.8')],
		['empty names of libraries', string('', '1.0')],
	] as const
).flatMap(([name, part]) => [
	inRoot(name, 'kext', part, '<key>OSBundleLibraries</key>\n<dict>\n', '</dict>\n'),
	inRoot(`${name} in a dext`, 'dext', part, '<key>OSBundleLibraries</key>\n<dict>\n', '</dict>\n'),
]);

export const driverShapes: readonly Shape[] = [...personalityShapes, ...listShapes, ...libraries];
