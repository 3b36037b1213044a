/** `driver-plist match`: a dump, with and without property lists, for people and for programs. */
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { wholePlist } from '../support/wholePlist.js';
import { smallDump } from '../unit/matching/smallDump.js';
import { integer, personality, knobPlist as plist } from './knobPlist.js';
import { makeFolder, runCli } from './runCli.js';

/** What `lsusb` and `ioreg -p IODeviceTree` show. */
const list = `Bus 001 Device 004: ID 1209:0002 Example Knob
Bus 001 Device 005: ID 1209:0003 Example Dial
`;
const tree = `+-o Root  <class IORegistryEntry>
  +-o chosen  <class IORegistryEntry>
  +-o GFX@2  <class IOPCIDevice, registered>
      {
        "vendor-id" = <86800000>
        "device-id" = <34120000>
      }
`;

async function inFolder(...args: readonly string[]) {
	const cwd = await makeFolder({
		'dump.txt': smallDump,
		'dump.txt.gz': gzipSync(smallDump),
		'Knob.dext/Info.plist': plist,
		'list.txt': list,
		'tree.txt': tree,
		'notes.txt': 'Nothing.\n',
	});
	return runCli(['match', ...args], { cwd });
}

describe('match with a property list', () => {
	it('finds no device for a personality that the kernel drops', async () => {
		const cwd = await makeFolder({
			'dump.txt': smallDump,
			'Info.plist': plist.replaceAll('IOProviderClass', 'IOProviderclass'),
		});
		const { status, stdout } = await runCli(['match', 'dump.txt', 'Info.plist'], { cwd });
		expect(status).toBe(1);
		expect(stdout).toContain("no match  Missing 'IOProviderClass'. The kernel drops");
		expect(stdout).not.toContain('score');
	});

	it('shows what matches, and why others do not', async () => {
		const { status, stdout } = await inFolder('dump.txt', 'Knob.dext');
		expect(stdout.replaceAll('\\', '/')).toBe(
			[
				'Knob  Knob.dext/Info.plist',
				'  Knob@14200000  IOUSBHostDevice 1234:0102',
				'    match  score 90000, tried first in IODefaultMatchCategory',
				'Dial  Knob.dext/Info.plist',
				'  Scanner@14100000  IOUSBHostDevice 1234:0101',
				"    no match  'idProduct' is 300 (0x12c) in the personality, and 257 (0x101) in the device.",
				'',
			].join('\n'),
		);
		expect(status).toBe(1);
	});

	it.each([
		'1234:0102',
		'USB\\VID_1234&PID_0102',
		'New USB device found, idVendor=1234, idProduct=0102',
	])('explains a personality on the device %s', async (device) => {
		const { status, stdout } = await inFolder(
			'dump.txt.gz',
			'Knob.dext',
			'--device',
			device,
			'--explain',
			'Dial',
		);
		expect(stdout).toContain('    no match  idProduct');
		expect(stdout).toContain('  Rival: AppleUSBHostCompositeDevice scores 50000');
		expect(stdout).toMatch(/^ {2}Set 'idProduct' to 258 \(0x102\) to match the device$/m);
		expect(status).toBe(1);
	});

	it('lists nodes, candidates, and tests in JSON', async () => {
		const { status, stdout } = await inFolder('dump.txt', 'Knob.dext', '--format', 'json');
		const { nodes } = JSON.parse(stdout);
		expect(status).toBe(1);
		expect(nodes.map(({ name }: { name: string }) => name)).toEqual(['Scanner', 'Knob']);
		expect(nodes[1]).toMatchObject({
			path: 'IOService:/AppleACPIPlatformExpert/XHC@14/Knob@14200000',
			class: 'IOUSBHostDevice',
			attached: [
				{ class: 'AppleUSBHostCompositeDevice', category: 'IODefaultMatchCategory', score: 50000 },
			],
			candidates: [
				{ personality: 'Knob', result: 'match', score: 90000, first: true },
				{ personality: 'AppleUSBHostCompositeDevice', result: 'match', score: 50000, first: false },
				{ personality: 'Dial', result: 'no match', score: null, first: false },
			],
		});
		expect(nodes[1].candidates[2].trace[2]).toEqual({
			test: 'family',
			key: 'idProduct',
			wanted: 300,
			found: 258,
			result: 'no match',
			source: 'IOUSBFamily IOUSBDevice.cpp:matchPropertyTable',
		});
	});
});

it('match shows the types of values where these are what differs', async () => {
	const number = /<key>idProduct<\/key>\s*<integer>[^<]*<\/integer>/;
	expect(plist).toMatch(number);
	const cwd = await makeFolder({
		'dump.txt': smallDump,
		'Knob.dext/Info.plist': plist.replace(number, '<key>idProduct</key><string>258</string>'),
	});
	const { stdout } = await runCli(['match', 'dump.txt', 'Knob.dext', '--explain', 'Knob'], { cwd });
	expect(stdout).toContain("idProduct  the string '258'  the integer 258 (0x102)");
});

it.each(['1234:0102', 'Knob', 'IOService:/AppleACPIPlatformExpert/XHC@14/Knob@14200000'])(
	'match shows the parts of the device %s, too',
	async (device) => {
		const args = ['dump.txt', 'Knob.dext', '--device', device, '--format', 'json'];
		const { nodes } = JSON.parse((await inFolder(...args)).stdout);
		const names = ['Knob', 'Knob Control', 'AcmeHID'];
		expect(nodes.map(({ name }: { name: string }) => name)).toEqual(names);
	},
);

describe('match names the nearest device, or what the dump lacks', () => {
	const entry = (id: number, className: string, properties: string): string =>
		`  +-o Entry${id}@1  <class ${className}, id 0x${id}, registered, matched, active, busy 0, retain 1>
      {${properties}
      }
`;
	const cam = entry(
		300,
		'IOUSBHostDevice',
		'\n        "idVendor" = 1452\n        "idProduct" = 34065',
	);
	const gpu = entry(301, 'AMD9500ControllerWrangler', '');
	const string = (key: string, value: string): string =>
		`<key>${key}</key><string>${value}</string>`;
	it.each([
		[
			'a string, and the product of another device',
			cam,
			string('idVendor', '0x05ac') + integer('idProduct', 2),
			"no match  'idVendor' is the string '0x05ac' in the personality, and the integer 1452 (0x5ac) in the device.",
		],
		[
			'strings, and entries of unknown classes',
			gpu + cam,
			string('idVendor', '0x1209') + string('idProduct', '1'),
			"no match  'idVendor' is the string '0x1209' in the personality, and the integer 1452 (0x5ac) in the device.",
		],
		[
			'a product only',
			cam,
			integer('idProduct', 2),
			"no match  'idProduct' is 2 in the personality, and 34065 (0x8511) in the device.",
		],
		[
			'numbers that no device has',
			cam,
			integer('idVendor', 1453) + integer('idProduct', 2),
			'No device of the dump has the IDs 05ad:0002.',
		],
		[
			'a string, and entries of unknown classes only',
			gpu,
			string('idVendor', '0x1209') + integer('idProduct', 1),
			"The dump shows no entry of the class 'IOUSBHostDevice'.",
		],
		[
			'a string, and entries that are not registered',
			cam.replace('registered', '!registered'),
			string('idVendor', '0x05ac') + integer('idProduct', 1),
			"The dump has no registered entry of the class 'IOUSBHostDevice'.",
		],
	])('for %s', async (_what, entries, keys, expected) => {
		const cwd = await makeFolder({
			'dump.txt': `+-o Root  <class IORegistryEntry, id 0x100000100, retain 30>\n${entries}`,
			'Info.plist': wholePlist(
				`<key>IOKitPersonalities</key><dict>${personality('Knob', keys)}</dict>`,
			),
		});
		const { stdout, status } = await runCli(['match', 'dump.txt', 'Info.plist'], { cwd });
		expect(stdout).toContain(expected);
		expect(stdout).not.toContain('Entry301');
		expect(status).toBe(1);
	});
});

describe('match without a property list', () => {
	it('lists what is attached, and what has no driver', async () => {
		const { status, stdout } = await inFolder('dump.txt');
		expect(status).toBe(0);
		expect(stdout).toContain(
			'Scanner@14100000  IOUSBHostDevice 1234:0101\n  AcmeScanner  91000  IODefaultMatchCategory\n',
		);
		expect(stdout).toContain('GFX@2  IOPCIDevice 8086:1234\n  no driver\n');
	});
});

describe('match with a dump that does not show drivers', () => {
	const devices =
		'Example Knob  IOUSBHostDevice 1209:0002\nExample Dial  IOUSBHostDevice 1209:0003\n';

	it.each([
		['a list', 'list.txt', devices, 'The list does not show which drivers are attached on a Mac.'],
		[
			'another plane',
			'tree.txt',
			'GFX@2  IOPCIDevice 8086:1234\n',
			'The dump is not of the plane IOService, so it does not show providers and drivers.',
		],
	])('lists the devices only: %s', async (_name, dump, shown, remark) => {
		expect(await inFolder(dump)).toEqual({
			status: 0,
			stdout: shown,
			stderr: `${dump}: ${remark}\n`,
		});
	});

	it('names no list of drivers in JSON', async () => {
		const { stdout } = await inFolder('list.txt', '--format', 'json');
		expect(JSON.parse(stdout).nodes).toMatchObject([
			{ name: 'Example Knob', attached: null },
			{ name: 'Example Dial', attached: null },
		]);
	});
});

describe('match --verify', () => {
	it('holds the attached drivers against the simulator', async () => {
		const { status, stdout } = await inFolder('dump.txt', '--verify', '--format', 'json');
		expect(status).toBe(0);
		expect(JSON.parse(stdout)).toEqual({
			families: {
				'USB device': {
					pairs: 2,
					match: 2,
					mismatch: 0,
					undecided: 0,
					scoreExact: 2,
					scoreWrong: 0,
					winnerRight: 2,
					winnerWrong: 0,
				},
			},
			exceptions: [],
		});
	});
});

it.each(['list.txt', 'tree.txt'])(
	'match --verify states that %s shows no drivers',
	async (dump) => {
		const { status, stderr, stdout } = await inFolder(dump, '--verify');
		expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
		expect(stderr).toMatch(/^The dump shows no attached driver that can be compared\.$/m);
		const json = await inFolder(dump, '--verify', '--format', 'json');
		expect(json.status).toBe(1);
		expect(JSON.parse(json.stdout)).toEqual({ families: {}, exceptions: [] });
	},
);

it('match compares nothing of a file that no program can read, and states where its fault is', async () => {
	const broken = plist.replace('<key>IOKitPersonalities</key>', '<key>Name</key>\n$&');
	const cwd = await makeFolder({ 'dump.txt': smallDump, 'Info.plist': broken });
	const { status, stdout, stderr } = await runCli(['match', 'dump.txt', 'Info.plist'], { cwd });
	expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
	expect(stderr).toMatch(
		/^Info\.plist:\d+:\d+: 'Name' has no value\. No program can read the file\. \[key-without-value\]\n$/,
	);
});

it('match has the status 1 where there is nothing to compare', async () => {
	const cwd = await makeFolder({ 'dump.txt': smallDump, 'Info.plist': wholePlist('') });
	const { status, stderr } = await runCli(['match', 'dump.txt', 'Info.plist'], { cwd });
	expect({ status, stderr }).toEqual({ status: 1, stderr: 'No personalities found.\n' });
});

it('match has the status 2 where a dump is named as the property list', async () => {
	const cwd = await makeFolder({ 'dump.txt': smallDump });
	const { status, stderr } = await runCli(['match', 'dump.txt', 'dump.txt'], { cwd });
	expect({ status, stderr }).toEqual({
		status: 2,
		stderr: 'dump.txt: The file is not a property list.\n',
	});
});

it.each([
	[['notes.txt'], "notes.txt: Not a dump of a registry. 'ioreg -a -l -i' writes one.\n"],
	[['missing.txt'], 'missing.txt: No such file or folder.\n'],
	[[], 'Missing DUMP.'],
	[['dump.txt', 'Knob.dext', '--device', 'Lamp'], "The dump has no device 'Lamp'."],
	[
		['dump.txt', 'Knob.dext', '--explain', 'Lamp'],
		"There is no personality 'Lamp'. The property lists have 'Knob' and 'Dial'.",
	],
	[['dump.txt', 'Knob.dext', '--verify'], '--verify accepts a DUMP only.'],
])('match %j fails with one sentence', async (args, line) => {
	const { status, stderr } = await inFolder(...args);
	expect(status).toBe(2);
	expect(stderr).toContain(line);
});

describe('a dump that is not whole', () => {
	it('is read as far as it goes, if gzip compressed it', async () => {
		const packed = gzipSync(smallDump);
		const cwd = await makeFolder({ 'cut.gz': packed.subarray(0, packed.length / 2) });
		const { status, stdout, stderr } = await runCli(['match', 'cut.gz'], { cwd });
		expect(stderr).toMatch(/^cut\.gz: The dump is cut off\.[^\n]*\n$/);
		expect(stdout).toContain('GFX');
		expect(status).toBe(0);
	});

	it('is read up to the maximum size', async () => {
		const cwd = await makeFolder({ 'dump.txt': smallDump, 'dump.gz': gzipSync(smallDump) });
		for (const dump of ['dump.txt', 'dump.gz']) {
			const size = dump === 'dump.gz' ? '0.0018' : '0.002';
			const { status, stdout, stderr } = await runCli(['match', dump, '--max-size', size], { cwd });
			expect(stderr).toContain(`${dump}: Only the first ${size} MB are read.\n`);
			expect(stdout).toContain('GFX');
			expect(stdout).not.toContain('Knob');
			expect(status).toBe(0);
		}
	});
});

it.each([
	['zzz', "driver-plist: The dump has no device 'zzz'."],
	['', "driver-plist: Invalid value '' for --device. Name a device."],
])('--device %j is wrong usage, which is stated first', async (device, message) => {
	const cwd = await makeFolder({ 'dump.txt': `${smallDump}\n  |     "Gadget" = {"a"=(\n` });
	const { status, stderr } = await runCli(['match', 'dump.txt', '--device', device], { cwd });
	expect(stderr.split('\n')[0]).toBe(message);
	expect(status).toBe(2);
});
