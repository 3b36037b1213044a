/** `driver-plist new`: its lists, the files it writes, the arguments it rejects, and that a failure leaves no files. */
import { chmod, mkdir, readdir, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'plist';
import { describe, expect, it } from 'vitest';
import { makeFolder, runCli } from './runCli.js';

interface Listed {
	readonly id: string;
	readonly prompts: readonly {
		readonly key: string;
		readonly kind: string;
		readonly default: string;
		readonly options?: readonly { readonly value: string; readonly title: string }[];
	}[];
}

const isRoot = process.getuid?.() === 0;

async function filesIn(folder: string): Promise<readonly string[]> {
	return (await readdir(folder, { recursive: true })).sort();
}

describe('new --list', () => {
	it('in JSON has exactly the documented keys', async () => {
		const { status, stdout } = await runCli(['new', '--list', '--format', 'json']);
		expect(status).toBe(0);
		const templates = JSON.parse(stdout) as readonly Listed[];
		expect(templates.map(({ id }) => id)).toEqual(
			expect.arrayContaining(['usb-device', 'codeless-kext-hold', 'kext', 'content-filter']),
		);
		for (const template of templates) {
			expect(Object.keys(template)).toEqual(['id', 'title', 'description', 'prompts']);
			for (const prompt of template.prompts) {
				const { options, ...others } = prompt;
				expect(Object.keys(others)).toEqual(['key', 'title', 'kind', 'default']);
				const values = options?.map(({ value }) => value);
				expect(values === undefined || values.includes(prompt.default)).toBe(true);
				expect(values !== undefined).toBe(prompt.kind === 'choice');
			}
		}
	});

	it('in text has a line for each template, with its note', async () => {
		const { stdout } = await runCli(['new', '--list']);
		expect(stdout).toMatch(/^usb-device {2,}\S/m);
		expect(stdout).toMatch(/^kext {2,}.*Reduced Security/m);
	});
});

describe('new --device', () => {
	it('makes a codeless dext of a line of lsusb', async () => {
		const cwd = await makeFolder();
		const line = 'Bus 001 Device 004: ID 046d:c216 Logitech, Inc. Dual Action Gamepad';
		const args = ['new', 'codeless-dext', '--out', 'Pad', '--device', line];
		const { status, stdout, stderr } = await runCli(args, { cwd });
		expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
		const [name = ''] = /\w+(?=\.xcodeproj)/.exec(stdout) ?? [];
		const readme = await readFile(join(cwd, 'Pad', 'README.md'), 'utf8');
		expect(readme).toContain('vendor ID 0x046d and product ID 0xc216');
		const info = await readFile(join(cwd, 'Pad', name, 'Info.plist'), 'utf8');
		expect(info).toContain('<integer>49686</integer>');
	});

	it('makes a codeless dext of two lines of ioreg', async () => {
		const cwd = await makeFolder();
		const lines = '"idVendor" = 1133\n"idProduct" = 49686';
		const args = ['new', 'codeless-dext', '--out', '.', '--device', lines];
		const { status } = await runCli([...args, '--set', 'name=Pad'], { cwd });
		expect(status).toBe(0);
		const readme = await readFile(join(cwd, 'README.md'), 'utf8');
		expect(readme).toContain('vendor ID 0x046d and product ID 0xc216');
	});

	it('lists the devices of a text with several', async () => {
		const lines = [
			'Bus 001 Device 004: ID 046d:c216 Logitech, Inc. Dual Action Gamepad',
			'Bus 001 Device 005: ID 0403:6001 FT232',
		];
		const args = ['new', 'codeless-dext', '--out', 'x', '--device', lines.join('\n')];
		const { status, stderr } = await runCli(args);
		expect(status).toBe(2);
		expect(stderr).toMatch(/Choose USB 046d:c216 \(.*\) or USB 0403:6001 \(.*\)\./);
	});

	it('names what is missing in lines of ioreg without -l', async () => {
		const line = '+-o Gamepad F310@14200000  <class IOUSBHostDevice, id 0x100000b2c, registered>';
		const args = ['new', 'codeless-dext', '--out', 'x', '--device', line];
		const { status, stderr } = await runCli(args);
		expect(status).toBe(2);
		expect(stderr).toMatch(/^driver-plist: Invalid --device .* have no properties\. Run ioreg -l/);
	});
});

describe('new --set', () => {
	it('adds a Makefile and a workflow on request', async () => {
		const cwd = await makeFolder();
		const args = ['new', 'pci', '--out', '.', '--set', 'makefile=yes', '--set', 'team=AB12CD34EF'];
		const { status } = await runCli(args, { cwd });
		expect(status).toBe(0);
		const files = await filesIn(cwd);
		expect(files).toEqual(expect.arrayContaining(['Makefile', '.github/workflows/build.yml']));
		const project = await readFile(join(cwd, 'MyDriver.xcodeproj', 'project.pbxproj'), 'utf8');
		expect(project).toContain('DEVELOPMENT_TEAM = AB12CD34EF;');
	});
});

describe('new', () => {
	it('writes a project without problems, prints its tree and the next step', async () => {
		const cwd = await makeFolder();
		const args = [
			'usb-device',
			'--out',
			'Lamp',
			'--set',
			'name=LampDriver',
			'--device',
			'1209:0002',
		];
		const { status, stdout, stderr } = await runCli(['new', ...args], { cwd });
		expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
		expect(stdout).toMatch(/^Lamp\/\n/);
		expect(stdout).toMatch(/^ {2}LampDriver\/\n {4}Info\.plist\n/m);
		expect(stdout).toMatch(/^Next: edit LampDriver\/Info\.plist/m);
		expect(await filesIn(join(cwd, 'Lamp'))).toContain(
			join('LampDriver.xcodeproj', 'project.pbxproj'),
		);
		const text = await readFile(join(cwd, 'Lamp/LampDriver/Info.plist'), 'utf8');
		expect(parse(text)).toMatchObject({
			IOKitPersonalities: { LampDriver: { idProduct: 2, idVendor: 4617 } },
		});
		const check = await runCli(['check', 'Lamp', '--fail-on', 'hint'], { cwd });
		expect(check).toMatchObject({ status: 0 });
	});

	it.each([
		['1209:0002', 4617, 2],
		['0x1209:0x2', 4617, 2],
		['4617:2', 0x4617, 2],
		['abcd:1', 43981, 1],
	])('reads --device %s', async (device, idVendor, idProduct) => {
		const cwd = await makeFolder();
		const args = ['usb-device', '--out', '.', '--device', device, '--set', 'name=MyDriver'];
		await runCli(['new', ...args], { cwd });
		const text = await readFile(join(cwd, 'MyDriver/Info.plist'), 'utf8');
		expect(parse(text)).toMatchObject({
			IOKitPersonalities: { MyDriver: { idVendor, idProduct } },
		});
	});

	it('prints and uses the known names of the device', async () => {
		const cwd = await makeFolder();
		await runCli(['new', 'usb-device', '--out', '.', '--device', '046d:c52b'], { cwd });
		const text = await readFile(join(cwd, 'UnifyingReceiverDriver/Info.plist'), 'utf8');
		expect(text).toContain('<!-- Vendor: Logitech, Inc. -->');
		expect(text).toContain('<!-- Device: Unifying Receiver -->');
	});

	it.each([
		['codeless-dext', [], 'Assumed: interface 0 in configuration 1. '],
		['codeless-dext', ['--set', 'interfaceNumber=2'], ''],
		['usb-device', [], ''],
	])('names the interface that it assumes for %s %j', async (template, settings, expected) => {
		const cwd = await makeFolder();
		const args = ['new', template, '--out', '.', '--device', '046d:c216', ...settings];
		const { stdout } = await runCli(args, { cwd });
		expect(/^Assumed: .*?\. /m.exec(stdout)?.[0] ?? '').toBe(expected);
	});

	it('--set wins over --device', async () => {
		const cwd = await makeFolder();
		const args = ['pci', '--out', '.', '--device', '8086:1234', '--set', 'productId=0xbeef'];
		await runCli(['new', ...args], { cwd });
		expect(await readFile(join(cwd, 'MyDriver/Info.plist'), 'utf8')).toContain('0xbeef8086');
	});
});

describe('new rejects', () => {
	it.each([
		[['usb-devise', '--out', 'x'], "Unknown template 'usb-devise'. Did you mean 'usb-device'?"],
		[['dext', '--out', 'x'], "Unknown template 'dext'. Templates of this kind: codeless-dext, "],
		[
			['sysext', '--out', 'x'],
			"Unknown template 'sysext'. Templates of this kind: endpoint-security, content-filter, ",
		],
		[['--out', 'x'], 'Missing TEMPLATE.'],
		[['kext'], 'Missing --out'],
		[['kext', 'pci', '--out', 'x'], 'one TEMPLATE'],
		[['kext', '--out', 'x', '--set', 'name'], "Invalid --set 'name'. Use KEY=VALUE."],
		[
			['usb-device', '--out', 'x', '--device', '1209'],
			"Invalid --device '1209'. Use the vendor ID and the product ID, such as 1209:0002, ",
		],
		[
			['pci', '--out', 'x', '--device', 'usb:1209:0002'],
			"--device describes a USB device. Template 'pci' is for PCI devices.",
		],
		[['usb-device', '--out', 'x', '--device', '12090:70000'], 'Invalid --device'],
		[
			['usb-device', '--out', 'x', '--device', '-1:2'],
			"Invalid --device '-1:2'. Use the vendor ID and the product ID, such as 1209:0002, VID_1209&PID_0002, usb:v1209p0002, or pci8086,1234.",
		],
		[['usb-device', '--out', 'x', '--device'], '--device requires a value.'],
		[['usb-device', '--out', '--list'], '--out requires a value.'],
		[
			['kext', '--out', 'x', '--device', '1209:2'],
			"do not apply when 'bus' is 'acpi'. Set 'bus' to 'pci' or 'usb'.",
		],
		[
			['hid', '--out', 'x', '--set', 'transport=virtual', '--device', '1:2'],
			"when 'transport' is 'virtual'",
		],
		[['dns-proxy', '--out', 'x', '--device', '1209:1'], 'does not use --device'],
		[['--list', '--format', 'yaml'], 'Valid values: text, json.'],
		[['usb-device', '--out', 'x', '--set', 'name=class'], 'reserved word in C++'],
		[['usb-device', '--out', 'x', '--set', 'name=../up'], "can't contain '/'"],
		[['usb-device', '--out', 'x', '--set', 'vendorId=0x10000'], 'The maximum is'],
		[['usb-device', '--out', 'x', '--set', 'appIdentifier=com.a_b'], "not '_'"],
		[
			['usb-device', '--out', 'x', '--set', 'nmae=Lamp'],
			"driver-plist: Unknown question 'nmae'. Did you mean 'name'?",
		],
		[
			['usb-device', '--out', 'x', '--set', 'shade=red'],
			"driver-plist: Unknown question 'shade'. The template has vendorId,",
		],
		[
			['usb-device', '--out', 'x', '--set', 'userClient=yess'],
			"'yess' is not one of no, yes. Did you mean 'yes'?",
		],
	])('%j', async (args, sentence) => {
		const cwd = await makeFolder();
		const { status, stdout, stderr } = await runCli(['new', ...args], { cwd });
		expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
		expect(stderr).toContain(sentence);
		expect(await readdir(cwd)).toEqual([]);
	});
});

it.each(['pci14e4,1686', 'PCI\\VEN_14E4&DEV_1686', 'pci:v000014E4d00001686'])(
	'new ethernet makes a driver for the PCI card of --device %s',
	async (device) => {
		const cwd = await makeFolder({});
		await runCli(['new', 'ethernet', '--out', 'E', '--device', device, '--set', 'name=Card'], {
			cwd,
		});
		const plist = await readFile(join(cwd, 'E/Card/Info.plist'), 'utf8');
		expect(plist).toContain('<string>IOPCIDevice</string>');
		expect(plist).toContain('<string>0x168614e4</string>');
		expect(plist).not.toContain('idVendor');
	},
);

it.each([
	['IOHIDEventDriver', 'usb:v046dpc52b'],
	['IOHIDEventDriver', 'Bus 001 Device 003: ID 046d:c52b Receiver'],
	['AppleAHCI', 'pci14e4,1686'],
])('new codeless-kext-attach attaches %s to --device %s', async (driver, device) => {
	const cwd = await makeFolder({});
	const args = ['codeless-kext-attach', '--out', 'A', '--set', 'name=Attach', '--device', device];
	await runCli(['new', ...args], { cwd });
	const plist = await readFile(join(cwd, 'A/Attach.kext/Contents/Info.plist'), 'utf8');
	expect(plist).toContain(`<string>${driver}</string>`);
});

it('new names a device of lsusb without its vendor', async () => {
	const cwd = await makeFolder({});
	const device = 'Bus 001 Device 003: ID 046d:c52b Logitech, Inc. Unifying Receiver';
	await runCli(['new', 'hid-event', '--out', 'U', '--device', device], { cwd });
	const plist = await readFile(join(cwd, 'U/UnifyingReceiverDriver/Info.plist'), 'utf8');
	expect(plist).toContain('<!-- Device: Unifying Receiver -->');
});

describe('new rejects a device', () => {
	it.each([
		[
			['pci', '--out', 'x', '--device', 'USB\\VID_1209&PID_0002'],
			"--device describes a USB device. Template 'pci' is for PCI devices.",
		],
		[
			['usb-device', '--out', 'x', '--device', '01:00.0 Ethernet [0200]: Intel I210 [8086:1533]'],
			"--device describes a PCI device. Template 'usb-device' is for USB devices.",
		],
		[
			['codeless-dext-merge', '--out', 'x', '--device', 'pci8086,1234'],
			"--device describes a PCI device. Template 'codeless-dext-merge' is for USB devices.",
		],
		[
			['hid-event', '--out', 'x', '--device', 'pci8086,1234'],
			"--device describes a PCI device. Template 'hid-event' is for HID devices.",
		],
		[
			['usb-device', '--out', 'x', '--set', 'productId=2'],
			'--set productId requires vendorId. Set both, or use --device VID:PID.',
		],
	])('%j', async (args, sentence) => {
		const cwd = await makeFolder();
		const { status, stderr } = await runCli(['new', ...args], { cwd });
		expect(status).toBe(2);
		expect(stderr).toContain(sentence);
		expect(await readdir(cwd)).toEqual([]);
	});
});

describe('new does not write', () => {
	it('over existing files: lists them and writes nothing', async () => {
		const cwd = await makeFolder({ 'x/README.md': 'mine', 'x/MyDriver/Info.plist': 'mine too' });
		const { status, stdout, stderr } = await runCli(['new', 'kext', '--out', 'x'], { cwd });
		expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
		expect(stderr.trim().split('\n').slice(1).sort()).toEqual(
			[join('x', 'MyDriver', 'Info.plist'), join('x', 'README.md')].sort(),
		);
		expect(await filesIn(cwd)).toEqual(
			[
				'x',
				join('x', 'MyDriver'),
				join('x', 'MyDriver', 'Info.plist'),
				join('x', 'README.md'),
			].sort(),
		);
		expect(await readFile(join(cwd, 'x/README.md'), 'utf8')).toBe('mine');
	});

	it.each([
		['a file in place of the folder', { x: 'mine' }, 'x'],
		['a file in place of a folder in it', { 'x/MyDriver': 'mine' }, join('x', 'MyDriver')],
		['a file above the folder', { x: 'mine' }, undefined],
	])('%s', async (_title, files, named) => {
		const cwd = await makeFolder(files);
		const before = await filesIn(cwd);
		const out = named === undefined ? 'x/y' : 'x';
		const { status, stderr } = await runCli(['new', 'kext', '--out', out], { cwd });
		expect(status).toBe(2);
		expect(stderr).toContain(named ?? 'x');
		expect(stderr).not.toContain('defect');
		expect(await filesIn(cwd)).toEqual(before);
	});
});

describe.skipIf(process.platform === 'win32')('new with links (not on Windows)', () => {
	it('writes into a linked folder', async () => {
		const cwd = await makeFolder();
		await mkdir(join(cwd, 'real'));
		await symlink('real', join(cwd, 'x'));
		expect((await runCli(['new', 'kext', '--out', 'x'], { cwd })).status).toBe(0);
		expect(await filesIn(join(cwd, 'real'))).toContain(join('MyDriver', 'Info.plist'));
	});

	it('does not follow a link that leads out of the folder', async () => {
		const cwd = await makeFolder();
		await mkdir(join(cwd, 'x'));
		await mkdir(join(cwd, 'elsewhere'));
		await symlink('../elsewhere', join(cwd, 'x', 'MyDriver'));
		const { status, stderr } = await runCli(['new', 'kext', '--out', 'x'], { cwd });
		expect(status).toBe(2);
		expect(stderr.trim().split('\n').slice(1)).toEqual([join('x', 'MyDriver')]);
		expect(await filesIn(join(cwd, 'elsewhere'))).toEqual([]);
	});
});

describe.skipIf(process.platform === 'win32')(
	'new with a failure during writing (not on Windows)',
	() => {
		it('removes all written files', async () => {
			const cwd = await makeFolder();
			// The longest path that the system accepts: long enough for the property list, too short for longer names.
			const length = (process.platform === 'darwin' ? 1023 : 4095) - '/MyDriver/Info.plist'.length;
			const deep = 'deep/'
				.repeat(length)
				.slice(0, length - cwd.length - 1)
				.replace(/\/$/, 'x');
			const { status, stderr } = await runCli(['new', 'kext', '--out', join(cwd, deep)], { cwd });
			expect(status).toBe(2);
			expect(stderr).toContain('Nothing was written.');
			expect(await filesIn(cwd)).toEqual([]);
		});

		it.skipIf(isRoot)(
			'reports a folder that is not writable (skipped for root, who can write)',
			async () => {
				const cwd = await makeFolder();
				await mkdir(join(cwd, 'x'));
				await chmod(join(cwd, 'x'), 0o500);
				const { status, stderr } = await runCli(['new', 'kext', '--out', 'x'], { cwd });
				expect(status).toBe(2);
				expect(stderr).toContain('Permission denied.');
				expect(await filesIn(cwd)).toEqual(['x']);
			},
		);
	},
);

it.each(['--out', '--device', '--set'])('--list does not accept %s', async (option) => {
	const { status, stderr } = await runCli(['new', '--list', option, 'a=b']);
	expect(stderr).toContain(`--list does not accept ${option}.`);
	expect(status).toBe(2);
});
