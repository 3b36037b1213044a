/** The personality for another device of a driver, and the names of its vendor and device. */
import { describe, expect, it } from 'vitest';
import { describeDevice } from '../../../server/src/scaffold/devices/describeDevice.js';
import type { Device } from '../../../server/src/scaffold/devices/device.js';
import { personalitySnippet } from '../../../server/src/scaffold/devices/personalitySnippet.js';
import { proposalsFor } from '../../../server/src/scaffold/devices/proposal.js';
import { readDevices } from '../../../server/src/scaffold/devices/readDevices.js';
import { noNames } from '../../../server/src/scaffold/names/deviceNames.js';
import {
	analyze,
	type DriverPlist,
	noNeighbors,
	readInterface,
} from '../../../server/src/service/index.js';

const pad = deviceIn('Bus 001 Device 004: ID 046d:c216 Logitech, Inc. F310 Gamepad');

describe('the class of a personality for another device', () => {
	it.each(['IOUSBHostDevice', 'IOUSBHostInterface'])(
		'on USB is that of the personality on %s',
		(provider) => {
			const { body, newClass } = personalitySnippet(
				dextWith(driver('Pedal', provider)),
				pad,
				0,
				noNames,
			);
			expect(valuesIn(body)).toMatchObject({
				CFBundleIdentifierKernel: 'com.apple.iokit.IOHIDFamily',
				IOClass: 'AppleUserHIDDevice',
				IOUserClass: 'Pedal',
				idProduct: '49686',
			});
			expect(newClass).toBeUndefined();
		},
	);

	it('is new where the driver attaches to interfaces, and the whole device is chosen', () => {
		const interfaces = [{ number: 0, configuration: 1, code: undefined }];
		const known = { ...pad, interfaces };
		const match = proposalsFor(known).findIndex(({ provider }) => provider === 'IOUSBHostDevice');
		const dext = dextWith(driver('Pedal', 'IOUSBHostInterface'));
		expect(personalitySnippet(dext, known, match, noNames).newClass).toMatch(/F310GamepadDriver$/);
	});

	it('is that of the personality with the same provider', () => {
		const drivers = [driver('Lamp', 'IOUSBHostDevice'), driver('Pedal', 'IOUSBHostInterface')];
		const match = proposalsFor(pad).findIndex(({ provider }) => provider === 'IOUSBHostDevice');
		const { body } = personalitySnippet(dextWith(drivers.join('\n')), pad, match, noNames);
		expect(valuesIn(body)).toMatchObject({ IOUserClass: 'Lamp' });
	});

	it.each([
		['of another bus', driver('Pedal', 'IOPCIDevice')],
		['without a bus', driver('Pedal', 'IOUserResources')],
		['without a class', '<key>Pedal</key>\n<dict/>'],
	])('is new next to a personality %s', (_title, other) => {
		const { body, newClass } = personalitySnippet(dextWith(other), pad, 0, noNames);
		expect(newClass).toMatch(/^\w+F310GamepadDriver$/);
		expect(valuesIn(body)).toMatchObject({ IOUserClass: `\${1:${newClass}}` });
	});
});

describe('the class of the first personality', () => {
	it.each([
		['the only driver class', 'IOService', 'Pedal'],
		[
			'a new one where the only one does not attach to the device',
			'IOUserNetworkEthernet',
			undefined,
		],
	])('is %s', (_title, superclass, expected) => {
		const iig = `class Pedal : public ${superclass} {};\nclass PedalClient : public IOUserClient {};`;
		const dext = analyze(dextWith('').text, {
			uri: 'file:///Driver/Info.plist',
			kind: 'dext',
			neighbors: { ...noNeighbors, interfaces: [readInterface('file:///Driver/Pedal.iig', iig)] },
		});
		const { body, newClass } = personalitySnippet(dext, pad, 0, noNames);
		expect(newClass === undefined).toBe(expected !== undefined);
		expect(valuesIn(body).IOUserClass).toBe(expected ?? `\${1:${newClass}}`);
		expect(valuesIn(body).IOClass).toBe('IOUserService');
	});
});

describe('a personality for another device', () => {
	it('is on the same interface, where the interfaces of the device are not known', () => {
		const { body } = personalitySnippet(
			dextWith(
				driver('Pedal', 'IOUSBHostInterface', '<key>bInterfaceNumber</key><integer>2</integer>'),
			),
			pad,
			0,
			noNames,
		);
		expect(valuesIn(body)).toMatchObject({
			IOProviderClass: 'IOUSBHostInterface',
			bConfigurationValue: '1',
			bInterfaceNumber: '2',
			idProduct: '49686',
			idVendor: '1133',
		});
	});

	it('has the user clients of the other personality', () => {
		const client =
			'<key>IOUserAudioDriverUserClientProperties</key><dict><key>IOClass</key><string>IOUserUserClient</string></dict>';
		const { body } = personalitySnippet(
			dextWith(driver('Amp', 'IOUSBHostDevice', client)),
			pad,
			0,
			noNames,
		);
		expect(body).toMatch(
			/<key>IOUserAudioDriverUserClientProperties<\/key>\s*<dict>\s*<key>IOClass<\/key>\s*<string>IOUserUserClient</,
		);
	});

	it('is ranked as the other personality', () => {
		const rank =
			'<key>IOMatchCategory</key><string>Amp</string><key>IOProbeScore</key><integer>5000</integer>';
		const { body } = personalitySnippet(
			dextWith(driver('Amp', 'IOUSBHostDevice', rank)),
			pad,
			0,
			noNames,
		);
		expect(valuesIn(body)).toMatchObject({ IOMatchCategory: 'Amp', IOProbeScore: '5000' });
	});

	it('has no server where the other personality has none', () => {
		const merged = '<key>IOProviderMergeProperties</key><dict/>';
		const { body } = personalitySnippet(
			dextWith(driver('Lamp', 'IOUSBHostDevice', merged)),
			pad,
			0,
			noNames,
		);
		expect(body).toContain('IOProviderMergeProperties');
		expect(body).not.toContain('IOUserServerName');
	});
});

describe('the name of the vendor', () => {
	it.each([
		['Logitech, Inc.', 'Logitech, Inc. F310 Gamepad', 'Logitech, Inc. F310 Gamepad (USB)'],
		['Logitech, Inc.', 'LOGITECH F310 Gamepad', 'LOGITECH F310 Gamepad (USB)'],
		['Sun', 'Sunrise Lamp', 'Sun: Sunrise Lamp (USB)'],
		['Sun', 'Lamp by Sun', 'Sun: Lamp by Sun (USB)'],
	])('%s is not repeated before %s', (vendorName, productName, title) => {
		const named: Device = { ...pad, vendorName, productName };
		expect(personalitySnippet(dextWith(''), named, 0, noNames).body).toContain(`<!-- ${title} -->`);
		const choice = describeDevice(named, noNames);
		expect([choice.title, choice.vendor]).toEqual([
			productName,
			title.includes(':') ? vendorName : undefined,
		]);
	});
});

function deviceIn(dump: string): Device {
	const [device] = readDevices(dump).devices;
	if (!device) throw new Error('no device');
	return device;
}

function driver(name: string, provider: string, more = ''): string {
	return `<key>${name}</key>
<dict>
	<key>CFBundleIdentifierKernel</key>
	<string>com.apple.iokit.IOHIDFamily</string>
	<key>IOClass</key>
	<string>AppleUserHIDDevice</string>
	<key>IOProviderClass</key>
	<string>${provider}</string>
	<key>IOUserClass</key>
	<string>${name}</string>
	${more}
</dict>`;
}

function dextWith(personalities: string): DriverPlist {
	return analyze(
		`<plist version="1.0"><dict><key>IOKitPersonalities</key><dict>${personalities}</dict></dict></plist>`,
		{ uri: 'file:///Driver/Info.plist', kind: 'dext' },
	);
}

/** The strings and integers of a personality, by their keys. */
function valuesIn(body: string): Readonly<Record<string, string>> {
	const entries = body.matchAll(/<key>(\w+)<\/key>\s*<(?:string|integer)>([^<]*)</g);
	return Object.fromEntries([...entries].map(([, key = '', value = '']) => [key, value]));
}
