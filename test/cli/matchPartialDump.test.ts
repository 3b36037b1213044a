/** `driver-plist match` with a dump that does not show all drivers, or the properties of some entries only. */
import { describe, expect, it } from 'vitest';
import { integers, plistWith } from '../support/matchViews.js';
import { makeFolder, runCli } from './runCli.js';

describe('match with a dump of one class', () => {
	/** What `ioreg -c IOUSBHostDevice` shows: of the interface, the line only. */
	const devices = `+-o Root  <class IORegistryEntry, id 0x100000100, retain 9>
  +-o Knob@14200000  <class IOUSBHostDevice, id 0x100000140, registered, matched, active, busy 0, retain 9>
    | {
    |   "idVendor" = 4660
    |   "idProduct" = 258
    | }
    +-o IOUSBHostInterface@0  <class IOUSBHostInterface, id 0x100000142, registered, matched, active, busy 0, retain 9>
`;
	const keys = (idProduct: number): string =>
		integers({ idVendor: 4660, idProduct, bConfigurationValue: 1, bInterfaceNumber: 0 });
	const onInterface = plistWith(keys(258)).replace(/<key>Pad<.*?<\/dict>/s, (personality) =>
		[
			personality.replace('>Pad<', '>Knob<'),
			personality.replace('>Pad<', '>Dial<').replace(keys(258), keys(300)),
		].join(''),
	);

	it('names the entry without properties, which the personality may match', async () => {
		const cwd = await makeFolder({ 'dump.txt': devices, 'Info.plist': onInterface });
		const { status, stdout } = await runCli(['match', 'dump.txt', 'Info.plist'], { cwd });
		expect(stdout).toBe(
			[
				'Knob  Info.plist',
				'  IOUSBHostInterface@0  IOUSBHostInterface 1234:0102',
				"    unknown  The dump shows no properties of the entry. 'ioreg -l' shows them.",
				'Dial  Info.plist',
				'  IOUSBHostInterface@0  IOUSBHostInterface 1234:0102',
				"    no match  'idProduct' is 300 (0x12c) in the personality, and 258 (0x102) in the device.",
				'',
			].join('\n'),
		);
		expect(status).toBe(1);
	});

	it('suggests no other class, and not that no driver is attached', async () => {
		const cwd = await makeFolder({ 'dump.txt': devices, 'Info.plist': onInterface });
		const args = ['match', 'dump.txt', 'Info.plist', '--explain', 'Knob'];
		const { status, stdout } = await runCli([...args, '--format', 'json'], { cwd });
		const { nodes } = JSON.parse(stdout);
		expect(nodes).toMatchObject([{ name: 'IOUSBHostInterface', explanation: { change: null } }]);
		expect(status).toBe(1);
		const device = await runCli([...args, '--device', 'Knob', '--format', 'json'], { cwd });
		expect(JSON.parse(device.stdout).nodes).toMatchObject([
			{ name: 'Knob', attached: null },
			{ name: 'IOUSBHostInterface' },
		]);
	});
});

it.each([
	['a list', 'Bus 001 Device 004: ID 1209:0002 Knob\nBus 001 Device 005: ID 1209:0003 Dial\n'],
	[
		'another plane',
		'+-o Root  <class IORegistryEntry>\n  +-o chosen  <class IORegistryEntry>\n  +-o Knob  <class IOUSBHostDevice, registered>\n      {\n        "idVendor" = 4617\n        "idProduct" = 2\n      }\n',
	],
	[
		'the deepest level of a subtree',
		'+-o Knob  <class IOUSBHostDevice, id 0x101, registered, matched, active, busy 0, retain 9>\n    {\n      "idVendor" = 4617\n      "idProduct" = 2\n    }\n',
	],
	[
		'the deepest level of a dump with fewer levels than a Mac',
		`+-o Root  <class IORegistryEntry, id 0x100>\n${'  +-o port  <class IOUSBHostPort, registered>\n'.repeat(60)}  +-o Knob  <class IOUSBHostDevice, registered>\n      {\n        "idVendor" = 4617\n        "idProduct" = 2\n      }\n`,
	],
	[
		'a child without its properties',
		'+-o Root  <class IORegistryEntry, id 0x100>\n  +-o Knob  <class IOUSBHostDevice, id 0x101, registered>\n    | {\n    |   "idVendor" = 4617\n    |   "idProduct" = 2\n    | }\n    +-o Driver  <class KnobDriver, id 0x102, registered>\n',
	],
])('match does not name the driver that is tried first: %s', async (_name, dump) => {
	const cwd = await makeFolder({
		'dump.txt': dump,
		'Info.plist': plistWith(integers({ idVendor: 4617, idProduct: 2 }), 'IOUSBHostDevice'),
	});
	const args = ['match', 'dump.txt', 'Info.plist'];
	const line =
		'match  score 90000, the dump does not show other drivers in IODefaultMatchCategory\n';
	expect((await runCli(args, { cwd })).stdout).toContain(line);
	expect((await runCli([...args, '--explain', 'Pad'], { cwd })).stdout).toContain(line);
	for (const more of [[], ['--explain', 'Pad']]) {
		const { stdout } = await runCli([...args, ...more, '--format', 'json'], { cwd });
		expect(JSON.parse(stdout).nodes[0]).toMatchObject({
			attached: null,
			candidates: [{ personality: 'Pad', result: 'match', first: null }],
		});
	}
});

it('match shows a device that may match before a part of it that is of another class', async () => {
	const ids = '"idVendor" = 4617\n"idProduct" = 2';
	const cwd = await makeFolder({
		'dump.txt': `+-o Root  <class IORegistryEntry>\n  +-o Knob  <class AppleUSBDevice, registered>\n    | {\n    |   ${ids.replace('\n', '\n    |   ')}\n    | }\n    +-o Keys@0  <class AppleUSBInterface, registered>\n        {\n          ${ids}\n        }\n`,
		'Info.plist': plistWith(integers({ idVendor: 4617, idProduct: 2 }), 'IOUSBHostDevice'),
	});
	const { stdout } = await runCli(['match', 'dump.txt', 'Info.plist'], { cwd });
	expect(stdout).toMatch(/^ {2}Knob {2}AppleUSBDevice 1209:0002\n {4}unknown /m);
});
