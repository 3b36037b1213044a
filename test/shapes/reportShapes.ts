/** What tools print about a Mac, which are dumps of devices in every format and logs, and files of projects. */
import { projectShapes } from './projectShapes.js';
import { type ReportShape, report } from './reportShape.js';

const hex4 = (index: number): string => (index & 0xffff).toString(16).padStart(4, '0');

const root =
	'+-o Root  <class IORegistryEntry, id 0x100000100, retain 9>\n  +-o Mac  <class IOPlatformExpertDevice, id 0x100000110, registered, matched, active, busy 0, retain 9>\n';
const head = (name: string, id: number, className = 'IOPCIDevice'): string =>
	`+-o ${name}  <class ${className}, id 0x${(0x100001000 + id).toString(16)}, registered, matched, active, busy 0, retain 9>\n`;
const device = (index: number): string =>
	`    ${head(`GFX@${index.toString(16)}`, index)}      {\n        "vendor-id" = <86800000>\n        "device-id" = <${hex4(index)}0000>\n        "name" = <"pci8086,${hex4(index)}">\n      }\n`;
const properties = `${root}    {\n`;

const ioreg: readonly ReportShape[] = [
	report('ioreg: devices', device, root),
	report('ioreg: entries', (index) => `    ${head('Widget', index, 'IOService')}`, root),
	report('ioreg: one entry', `    ${head('Widget', 1, 'IOService')}`, root),
	report('ioreg: roots', root),
	report(
		'ioreg: properties',
		(index) => `      "Gadget${index}" = ${index}\n`,
		properties,
		'    }\n',
	),
	report('ioreg: one property', '      "Gadget" = 1\n', properties, '    }\n'),
	report('ioreg: clipped lines', '      "Gadget" = {"a"={"b"=$\n', properties, '    }\n'),
	report('ioreg: lines of a string', 'a\n', `${properties}      "Gadget" = "`, '"\n    }\n'),
	report('ioreg: other lines', 'a\n', root),
	report('ioreg: braces', '    {\n    }\n', root),
	report('ioreg: opening braces', '    {\n', root),
	report('ioreg: entries without ends', '    +-o Widget  <class IOService, id 0x1\n', root),
	{
		name: 'ioreg: nested entries',
		build: (size) => {
			const levels = Math.floor(Math.sqrt(size));
			const lines = Array.from(
				{ length: levels },
				(_, level) => `${' '.repeat(2 * level)}${head('Widget', level, 'IOService')}`,
			);
			return root + lines.join('');
		},
	},
	...Object.entries({
		arrays: '(',
		dictionaries: '{"a"=',
		data: '00',
		quotes: '"',
		backslashes: '\\',
		letters: 'a',
		spaces: ' ',
		digits: '9',
		'items of an array': '1,',
		'entries of a dictionary': '"a"=1,',
		'strings with quotes': '"a"b",',
		'less-than signs': '<',
		classes: '+-o <class ',
	}).flatMap(([name, part]) => [
		report(`ioreg: ${name} in a value`, part, `${properties}      "Gadget" = `, '\n    }\n'),
		report(`ioreg: ${name} in an array`, part, `${properties}      "Gadget" = (`, ')\n    }\n'),
		report(`ioreg: ${name} in a string`, part, `${properties}      "Gadget" = "`, '"\n    }\n'),
		report(`ioreg: ${name} in a dictionary`, part, `${properties}      "A" = {"a"=`, '}\n    }\n'),
		report(`ioreg: ${name} in data`, part, `${properties}      "Gadget" = <`, '>\n    }\n'),
		report(`ioreg: ${name} in a name`, part, `${root}    +-o `, '  <class IOService>\n'),
		report(`ioreg: ${name} in a key`, part, `${properties}      "`, '" = 1\n    }\n'),
	]),
];

const pciLine = '00:02.0 VGA compatible controller [0300]: Example GPU [8086:1234] (rev 05)\n';
const usbLine = 'Bus 001 Device 002: ID 1234:0001 Example Widget\n';

const lists: readonly ReportShape[] = [
	report('lspci: devices', pciLine),
	report('lspci: devices with details', `${pciLine}\tSubsystem: Example [8086:0001]\n`),
	report('lspci: details', '\tSubsystem: Example [8086:0001]\n', pciLine),
	report(
		'lspci: records',
		'Slot:\t00:02.0\nClass:\tVGA [0300]\nVendor:\tA [8086]\nDevice:\tB [1234]\n\n',
	),
	report('lspci: fields of a record', 'Device:\tB [1234]\n', 'Slot:\t00:02.0\n'),
	report('lsusb: devices', usbLine),
	report('lsusb: fields', '  bcdDevice           1.00\n', `${usbLine}Device Descriptor:\n`),
	report('lsusb: sections', '    Interface Descriptor:\n', usbLine),
	report(
		'udev: devices',
		'DRIVER=a\nPCI_CLASS=30000\nPCI_ID=8086:1234\nPCI_SUBSYS_ID=8086:0001\n\n',
	),
	report('udev: interfaces', 'PRODUCT=1234/1/100\nINTERFACE=3/1/1\nDEVPATH=/a/1-1:1.0\n\n'),
	...Object.entries({
		classes: '[0000]: ',
		ids: ' [8086:1234]',
		'bare ids': '8086:1234 ',
		revisions: ' (rev 05)',
		interfaces: ' (prog-if 00',
		letters: 'a',
		spaces: ' ',
		digits: '1',
		brackets: '[',
		parentheses: ' (a',
		colons: ':',
		slashes: '1/',
	}).flatMap(([name, part]) => [
		report(`lspci: ${name} in a line`, part, `${pciLine}00:02.0 `, '\n'),
		report(
			`lspci: ${name} in lines`,
			`00:02.0 ${part.repeat(Math.floor(1900 / part.length))}\n`,
			pciLine,
		),
		report(`lspci: ${name} after an ID`, part, pciLine.trimEnd(), '\n'),
		report(`lspci: ${name} in details`, part, `${pciLine}\tSubsystem: `, '\n'),
		report(`lspci: ${name} in a record`, part, 'Slot:\t0\nDevice:\t', '\n'),
		report(`lsusb: ${name} in a line`, part, `${usbLine}  `, '\n'),
		report(
			`lsusb: ${name} in lines`,
			`  ${part.repeat(Math.floor(1900 / part.length))}\n`,
			usbLine,
		),
		report(`lsusb: ${name} after an ID`, part, usbLine.trimEnd(), '\n'),
		report(`udev: ${name} in a field`, part, 'PCI_ID=8086:1234\nPRODUCT=', '\n'),
	]),
];

const start = '<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0">\n';
const entry =
	'<key>IOObjectClass</key><string>IOPCIDevice</string><key>IORegistryEntryName</key><string>A</string>';

const documents: readonly ReportShape[] = [
	report(
		'plist: entries',
		(index) => `<dict>${entry}<key>IORegistryEntryID</key><integer>${index}</integer></dict>\n`,
		`${start}<array>\n`,
		'</array>\n</plist>\n',
	),
	report('plist: documents', `${start}<array><dict>${entry}</dict></array>\n</plist>\n`),
	report('plist: properties', (index) => `<key>A${index}</key><true/>\n`, `${start}<dict>${entry}`),
	report(
		'plist: children',
		'<dict><key>IORegistryEntryChildren</key><array>',
		`${start}<dict>${entry}`,
	),
	...Object.entries({ spaces: ' ', colons: ':', 'NUL characters': '\0' }).flatMap(([name, part]) =>
		['IOObjectInheritance', 'USB Serial Number', 'Full Name'].map((key) =>
			report(
				`plist: ${name} in ${key}`,
				part,
				`${start}<dict>${entry}<key>${key}</key><string>IOPCIDevice`,
				'x</string></dict>\n</plist>\n',
			),
		),
	),
	report('plist: open arrays', '<array>', `${start}<dict>${entry}<key>A</key>`),
	report('plist: ends of documents', '</plist>', start),
	report(
		'JSON: devices',
		'{"_name":"A","vendor_id":"0x1234","product_id":"0x1"},',
		'{"SPUSBDataType":[',
		'{}]}',
	),
	report(
		'JSON: devices that are cut off',
		'{"_name":"A","vendor_id":"0x1234"},',
		'{"SPUSBDataType":[',
	),
	report(
		'JSON: networks',
		(index) => `{"_name":"Network ${index}"},`,
		'{"SPAirPortDataType":[{"spairport_airport_other_local_wireless_networks":[',
		'{}]}]}',
	),
	report(
		'JSON: devices of Bluetooth',
		(index) => `{"Mouse of ${index}":{}},`,
		'{"SPUSBDataType":[{"_name":"A"}],"SPBluetoothDataType":[{"device_connected":[',
		'{}]}]}',
	),
	report('JSON: names', 'anna_', '{"SPSoftwareDataType":[{"user_name":"anna","x":"', '"}]}'),
	report(
		'JSON: keys with names',
		'"anna_x":1,',
		'{"SPSoftwareDataType":[{"user_name":"anna",',
		'"x":1}]}',
	),
	report('JSON: nested devices', '{"_name":"A","_items":[', '{"SPUSBDataType":['),
	report('JSON: open arrays', '[', '{"SPUSBDataType":'),
	report('JSON: quotes', '"', '{"SPUSBDataType":["'),
	report('JSON: backslashes', '\\', '{"SPUSBDataType":["'),
	report('JSON: commas', ',', '{"SPUSBDataType":['),
	report('RTF: lines', 'a\\\n', '{\\rtf1 ', '}'),
	report('RTF: groups', '{', '{\\rtf1 '),
	report('RTF: backslashes', '\\', '{\\rtf1 '),
];

const failure = `kernel: Couldn't alloc class "WidgetDriver"\n`;

const logs: readonly ReportShape[] = [
	report('log: one message', failure),
	report('log: messages', (index) => failure.replace('Widget', `Widget${index}`)),
	report('log: unknown lines', (index) => `kernel: a ${index}\n`),
	report('log: details', (index) => `    Gadget${index}\n`, failure),
	report('log: one detail', '    Gadget\n', failure),
	report('log: empty lines', '\n'),
	...Object.entries({
		letters: 'a',
		spaces: ' ',
		dots: 'a.',
		quotes: '"',
		colons: 'kernel:',
		'starts of a message': "Couldn't alloc class ",
		'other starts': 'DK: ',
	}).map(([name, part]) => report(`log: ${name} in a line`, part, 'kernel: ', '\n')),
];

/** What identifies a Mac or a person. */
const names: readonly ReportShape[] = Object.entries({
	'serial numbers': '"IOPlatformSerialNumber" = "C02ABCDEF123"\n',
	'open serial numbers': '"IOPlatformSerialNumber" = "',
	'serial numbers as data': '"serial-number" = <433032414243>\n',
	'elements with serial numbers': '<key>serial_num</key><string>C02ABCDEF123</string>\n',
	'elements without ends': '<key>serial_num</key>',
	UUIDs: '01234567-89ab-cdef-0123-456789abcdef\n',
	'parts of UUIDs': '01234567-89ab-',
	addresses: '00:11:22:33:44:55 ',
	'parts of addresses': '00:',
	mails: 'sam@example.com ',
	'parts of mails': 'a.@',
	homes: '/Users/sam/',
	owners: "Sam's Mac ",
	'homes with spaces': '/Users/Sam Smith ',
	servers: '//sam@nas',
	services: 'a._smb._tcp',
	volumes: '/Volumes/Sam 1/',
	'paths in data': '<data>L1VzZXJzL2pyb2UveA==</data>',
	'digits of paths': '"x" = <2f55736572732f6a726f65>\n',
	'open data': '<data>',
	'open digits': '"x" = <2f',
	'arrays of serial numbers': '"IOPlatformSerialNumber" = ("C02",',
	'arrays of elements': '<key>serial_num</key><array>',
	'known numbers': '"ecid" = 1234567890123\n"x" = 1234567890123\n',
	'fields of udev': 'ID_SERIAL=',
	'escaped slashes': '\\/Users\\/sam',
	'parts of owners': "a's ",
	letters: 'a',
	dots: '.',
	hyphens: '-',
	spaces: ' ',
	quotes: '"',
	'quotes and equals': '"=',
	marks: 'REDACTED-1 ',
	accounts: '"UserShortName" = "squill"\n"x" = "user=squill"\n',
	'words of bundles': '"UserShortName" = "squill"\n"x" = "com.a.squill.squill.squill"\n',
	'people whose names are joined': '"UserLongName" = "Samantha Quill"\n"x" = "a/samantha.quill"\n',
	'classes in capitals': '"UserShortName" = "squill"\n<class AAAAAAAAAAAAAAAAAAAa>\n',
}).map(([name, part]) => report(`names: ${name}`, part, root));

export const reportShapes: readonly ReportShape[] = [
	...ioreg,
	...lists,
	...documents,
	...logs,
	...names,
	...projectShapes,
];
