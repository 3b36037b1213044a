/** `driver-plist look-up`: what is known of names, for people and for programs. */
import { describe, expect, it } from 'vitest';
import { runCli } from './runCli.js';

describe('look-up of keys', () => {
	it('describes a key in every dictionary that may contain it', async () => {
		const { status, stdout } = await runCli(['look-up', 'IOProviderClass']);
		expect(status).toBe(0);
		expect(stdout).toMatch(/^IOProviderClass \(.*string\)$/m);
	});

	it.each([
		['IOKitPersonalities_arm64', 'root'],
		['OSBundleLibraries_x86_64', 'root'],
		['MyUserClientProperties', 'personality'],
	])('describes %s, an alias of another key', async (key, place) => {
		const { stdout } = await runCli(['look-up', key, '--format', 'json']);
		expect(JSON.parse(stdout)).toMatchObject([{ name: key, known: true, keys: [{ key, place }] }]);
	});

	it('removes Markdown markup and keeps a literal asterisk', async () => {
		const { stdout } = await runCli(['look-up', 'IONameMatch']);
		expect(stdout).toMatch(/trailing\s+\*/);
		const { stdout: required } = await runCli(['look-up', 'IOUserServerName']);
		expect(required).toMatch(/^ +Required: when IOClass is/m);
		expect(required).not.toContain('`');
	});

	it('states that an invented entitlement does not exist', async () => {
		const { stdout } = await runCli(['look-up', 'com.apple.developer.driverkit.family.usb']);
		expect(stdout).toMatch(/^ {2}Does not exist: .* Use/m);
		expect(stdout).not.toMatch(/Deprecated|Example/);
	});

	it('describes a key that refers to the description of another one', async () => {
		const { stdout } = await runCli(['look-up', 'Retry Count', 'IOPCIMatch']);
		expect(stdout).toMatch(/^Retry Count \(Protocol Characteristics, integer\)\n {2}\S/m);
		expect(stdout).toMatch(/^IOPCIMatch \(com\.apple\.developer.*, string\)\n {2}The device ID/m);
	});

	it('lists all keys, one on each line', async () => {
		const { status, stdout } = await runCli(['look-up']);
		const lines = stdout.trimEnd().split('\n');
		expect(status).toBe(0);
		expect(lines.length).toBeGreaterThan(300);
		expect(lines.some((line) => line.startsWith('OSBundleUsageDescription '))).toBe(true);
	});

	it('gives both as JSON', async () => {
		const { stdout } = await runCli(['look-up', 'IOProviderClass', '--format', 'json']);
		const [{ keys }] = JSON.parse(stdout);
		expect(keys).toContainEqual(
			expect.objectContaining({ key: 'IOProviderClass', types: ['string'] }),
		);
		const all = JSON.parse((await runCli(['look-up', '--format', 'json'])).stdout);
		expect(all.length).toBeGreaterThan(300);
	});
});

it('look-up of the class of a user client shows its framework', async () => {
	const { stdout } = await runCli(['look-up', 'IOUserAudioDriverUserClient']);
	expect(stdout).toMatch(/\(pairing\)\n(?:.*\n)* {2}Framework: AudioDriverKit/);
});

describe('look-up of other names', () => {
	it.each([
		['IOUSBHostInterface', /\(kernel class\)\n {2}Superclasses: .*IOService/],
		['IOUSBHostInterface', /\(provider class\)/],
		['OSAction', /\(DriverKit class\)\n {2}Superclasses: OSObject\n {2}Framework: DriverKit/],
		[
			'com.apple.iokit.IOSCSIParallelFamily',
			/\(kext\)[\s\S]*Lowest version in OSBundleLibraries: 1\.2\.0/,
		],
		['com.apple.kpi.iokit', /\(library\)/],
		['com.apple.developer.driverkit.transport.usb', /\(entitlements, array/],
		['IOUserUSBHostHIDDevice', /\(pairing\)[\s\S]*CFBundleIdentifierKernel: com\.apple/],
		['id-as-string', /\(rule\)[\s\S]*driver-plist explain id-as-string/],
	])('%s', async (name, text) => {
		const { stdout, status } = await runCli(['look-up', name]);
		expect(status).toBe(0);
		expect(stdout).toMatch(text);
	});
});

describe('look-up of unknown names', () => {
	it.each([
		['com.apple.developer.driverkit.usb.transport', 'com.apple.developer.driverkit.transport.usb'],
		[
			'com.apple.developer.driverkit.family.scsi',
			'com.apple.developer.driverkit.family.scsicontroller',
		],
		[
			'com.apple.developer.driverkit.family.network',
			'com.apple.developer.driverkit.family.networking',
		],
		[
			'com.apple.developer.driverkit.family.blockstorage',
			'com.apple.developer.driverkit.family.block-storage-device',
		],
		['com.apple.developer.driverkit.transport.pcie', 'com.apple.developer.driverkit.transport.pci'],
		['IOUSBHostDeviceInterface', 'IOUSBHostInterface'],
		['IOProviderClas', 'IOProviderClass'],
		['duplicate-keys', 'duplicate-key'],
		['key-duplicate', 'duplicate-key'],
		['UserHIDDevice', 'IOUserHIDDevice'],
		['BundleVersion', 'CFBundleVersion'],
		['IOBlockStorage', 'IOBlockStorageDevice'],
		['Libraries', 'OSBundleLibraries'],
		['endpoint-security', 'com.apple.developer.endpoint-security.client'],
		['endpointsecurity', 'com.apple.developer.endpoint-security.client'],
		['developer.endpoint-security', 'com.apple.developer.endpoint-security.client'],
		['system-extension', 'com.apple.developer.system-extension.install'],
		['networking', 'com.apple.developer.driverkit.family.networking'],
		['iokit', 'com.apple.kpi.iokit'],
	])('%s is not in the data, and resembles %s', async (name, near) => {
		const { stdout, status } = await runCli(['look-up', name, '--format', 'json']);
		expect(status).toBe(1);
		const [answer] = JSON.parse(stdout);
		expect(answer).toMatchObject({ name, known: false, keys: [], facts: [] });
		expect(answer.near[0]).toBe(near);
	});

	it('suggests no names with a part that many have', async () => {
		const { stdout } = await runCli(['look-up', 'developer', '--format', 'json']);
		expect(JSON.parse(stdout)).toMatchObject([{ known: false, near: [] }]);
	});

	it('suggests no invented names, and none for signs', async () => {
		const { stdout } = await runCli(['look-up', 'com.apple.developer.system-extension']);
		expect(stdout).toContain('com.apple.developer.system-extension.install');
		expect(stdout).not.toContain('com.apple.developer.system-extension.request');
		expect((await runCli(['look-up', '*'])).stdout).not.toContain('resemble');
	});

	it('accepts no empty name', async () => {
		const { status, stdout, stderr } = await runCli(['look-up', 'OSAction', '']);
		expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
		expect(stderr).toMatch(/^driver-plist: A name is empty\.\n/);
	});

	it('does not claim that an unknown name does not exist', async () => {
		const { stdout, stderr } = await runCli(['look-up', 'IOSomethingElseEntirely', 'OSAction']);
		expect(stdout).toMatch(/^IOSomethingElseEntirely\n {2}Not in our data/);
		expect(stdout).not.toMatch(/exist/);
		expect(stdout).toContain('OSAction (DriverKit class)');
		expect(stderr).toBe('');
	});
});

describe('look-up of what matching compares', () => {
	it.each([
		[
			'idVendor',
			/\(matching key\)[\s\S]*IOUSBHostDevice[\s\S]*100,000 with idVendor \+ idProduct \+ bcdDevice/,
		],
		['Adapter Type', /\(matching key\)\n {2}Providers that compare it: IOThunderboltPort/],
		[
			'IOSCSIPeripheralDeviceNub',
			/\(driver of Apple\)[\s\S]*IOSCSIPeripheralDeviceType00: 5,000 for/,
		],
		['AppleUserUSBHostHIDDevice', /\(driver of Apple\)[\s\S]*IOUSBHostInterface: 51,000 for/],
	])('%s', async (name, text) => {
		const { stdout, status } = await runCli(['look-up', name]);
		expect(status).toBe(0);
		expect(stdout).toMatch(text);
	});
});
