/** Entitlements of every form: transports, user clients, unknown and misspelled names. */
import { inRoot, type Part, type Shape } from './shape.js';

const prefix = 'com.apple.developer.driverkit';
const entry = (key: string, value: string): string => `<key>${key}</key>\n${value}\n`;
const device = (...entries: readonly string[]): string => `<dict>\n${entries.join('')}</dict>\n`;
const integer = (key: string, value: number): string => entry(key, `<integer>${value}</integer>`);
const string = (key: string, value: string): string => entry(key, `<string>${value}</string>`);

const transports = ['usb', 'pci', 'hid', 'scsi', 'serial', 'gadget'];

/** Devices of a transport, the entries of one device, and other values. */
const contents: Readonly<Record<string, readonly ['array' | 'dict', Part]>> = {
	'USB devices': [
		'array',
		(index) => device(integer('idVendor', 1452), integer('idProduct', index)),
	],
	'one USB device': ['array', device(integer('idVendor', 1452))],
	'USB devices as strings': ['array', device(string('idVendor', '1452'))],
	'USB devices of any vendor': ['array', device(string('idVendor', '*'))],
	'misspelled USB devices': ['array', device(integer('idVender', 1452))],
	'empty devices': ['array', '<dict/>\n'],
	'unknown keys of devices': ['array', (index) => device(string(`Gadget${index}`, 'a'))],
	'PCI devices': [
		'array',
		(index) =>
			device(
				string('IOPCIPrimaryMatch', `0x${index.toString(16).padStart(4, '0')}8086&amp;0xFFFFFFFF`),
			),
	],
	'PCI devices without a mask': ['array', device(string('IOPCIMatch', '0x12348086'))],
	'PCI devices with a mask of zero': ['array', device(string('IOPCIMatch', '0x12348086&amp;0x0'))],
	strings: ['array', '<string>a</string>\n'],
	arrays: ['array', '<array/>\n'],
	'USB keys in a dictionary': [
		'dict',
		(index) => integer(index % 2 ? 'idVendor' : 'idProduct', index),
	],
	'unknown keys in a dictionary': ['dict', (index) => string(`Gadget${index}`, 'a')],
	'one key in a dictionary': ['dict', integer('idVendor', 1452)],
	'empty dictionaries in a dictionary': ['dict', entry('a', '<dict/>')],
};

const transportShapes: readonly Shape[] = transports.flatMap((transport) =>
	Object.entries(contents).map(([name, [type, part]]) =>
		inRoot(
			`${name} for ${transport}`,
			'entitlements',
			part,
			`<key>${prefix}</key>\n<true/>\n<key>${prefix}.transport.${transport}</key>\n<${type}>\n`,
			`</${type}>\n`,
		),
	),
);

const roots: Readonly<Record<string, Part>> = {
	entitlements: (index) => entry(`com.example.gadget${index}`, '<true/>'),
	'unknown DriverKit entitlements': (index) => entry(`${prefix}.gadget${index}`, '<true/>'),
	'misspelled entitlements': entry(`${prefix}.transport.usbb`, '<true/>'),
	'DriverKit entitlements': entry(prefix, '<true/>'),
	'strings as entitlements': entry(prefix, '<string>YES</string>'),
	'transports of any form': entry(`${prefix}.transport.usb`, '<true/>'),
	families: entry(`${prefix}.family.hid.device`, '<true/>'),
	'app entitlements': entry('com.apple.developer.system-extension.install', '<true/>'),
	'network extensions': entry(
		'com.apple.developer.networking.networkextension',
		'<array><string>dns-proxy</string><string>dns-proxy-systemextension</string></array>',
	),
	'entitlements on one line': (index) => `<key>com.example.gadget${index}</key><true/>`,
	'access of user clients': entry(
		`${prefix}.userclient-access`,
		'<array><string>com.example.gadget</string></array>',
	),
};

const lists: readonly Shape[] = [
	['identifiers', '<string>com.example.gadget</string>\n'],
	['bad identifiers', '<string>*:com.example</string>\n'],
	['integers', '<integer>1</integer>\n'],
	['ends of instructions', '<string>com.example.gadget?>\n'],
].map(([name = '', part = '']) =>
	inRoot(
		`${name} with access`,
		'entitlements',
		part,
		`<key>${prefix}.userclient-access</key>\n<array>\n`,
		'</array>\n',
	),
);

export const entitlementShapes: readonly Shape[] = [
	...transportShapes,
	...Object.entries(roots).map(([name, part]) => inRoot(name, 'entitlements', part)),
	...lists,
];
