/** The proposals for a device match it and yield property lists without problems. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Device } from '../../../server/src/scaffold/devices/device.js';
import { renderPersonality } from '../../../server/src/scaffold/devices/personality.js';
import { personalitySnippet } from '../../../server/src/scaffold/devices/personalitySnippet.js';
import { proposalsFor } from '../../../server/src/scaffold/devices/proposal.js';
import { readDevices } from '../../../server/src/scaffold/devices/readDevices.js';
import { noNames } from '../../../server/src/scaffold/names/deviceNames.js';
import { renderEntitlements } from '../../../server/src/service/features/driverEntitlements.js';
import { analyze, checkPlist, type DriverPlist } from '../../../server/src/service/index.js';
import { parsePciMatch } from '../../../server/src/service/matching/pciMatch.js';
import {
	isUsbSet,
	nearestKeySet,
	usbKeysOf,
} from '../../../server/src/service/matching/usbMatch.js';
import { usbNubOf } from '../../../server/src/service/platform/usb.js';

const folder = join(import.meta.dirname, 'dumps');
const devices = readdirSync(folder).flatMap((name) =>
	readDevices(readFileSync(join(folder, name), 'utf8')).devices.map((device) => ({ name, device })),
);

const cases = devices.flatMap(({ name, device }) =>
	proposalsFor(device).map((proposal) => ({
		device,
		proposal,
		text: `${name}, ${device.bus} ${device.productId}: ${proposal.title}`,
	})),
);

function dextWith(personality: string): DriverPlist {
	return analyze(
		`<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
	<key>IOKitPersonalities</key>
	<dict>
${personality.replace(/^/gm, '\t\t')}
	</dict>
	<key>OSBundleUsageDescription</key>
	<string>Drives a device</string>
</dict>
</plist>
`,
		{ uri: 'file:///Driver/Info.plist' },
	);
}

function problemsIn(plist: DriverPlist): readonly string[] {
	return checkPlist(plist)
		.filter(({ severity }) => severity === 'error' || severity === 'warning')
		.map(({ code }) => code);
}

function personalityOf(plist: DriverPlist): DriverPlist['personalities'][number]['dict'] {
	const [personality] = plist.personalities;
	if (!personality) throw new Error('no personality');
	return personality.dict;
}

describe('every proposal', () => {
	it('is there', () => {
		expect(cases.length).toBeGreaterThan(30);
	});

	it.each(cases)('yields a dext without problems: $text', ({ device, proposal }) => {
		const names = { vendor: 'Ex & Co -- <1>', product: 'Pédale 2-' };
		const plist = dextWith(renderPersonality(device, proposal, names, 'dext').xml);
		expect(plist.kind).toBe('dext');
		expect(problemsIn(plist)).toEqual([]);
		const entitlements = analyze(renderEntitlements(plist), { uri: 'file:///D/D.entitlements' });
		expect(checkPlist(entitlements).map(({ code }) => code)).toEqual([]);
	});

	it.each(cases.filter(({ device }) => device.bus === 'usb'))(
		'for USB is a valid key set: $text',
		({ device, proposal }) => {
			const dict = personalityOf(dextWith(renderPersonality(device, proposal, {}, 'dext').xml));
			const nub = usbNubOf(proposal.provider);
			if (nub === undefined) throw new Error(`${proposal.provider} is not a USB provider.`);
			const nearest = nearestKeySet(usbKeysOf(dict), nub);
			expect(nearest).toMatchObject({ missing: [], conflicting: [] });
			expect(isUsbSet(usbKeysOf(dict), nub)).toBe(true);
			const isOwn = proposal.code?.class === 255;
			if (nearest.keySet.class !== 'any')
				expect(nearest.keySet.class).toBe(isOwn ? 'vendorSpecific' : 'standard');
		},
	);

	it.each(cases.filter(({ device }) => device.bus === 'pci'))(
		'for PCI matches the registers: $text',
		({ device, proposal }) => {
			const registers = registersOf(device);
			for (const [key, value] of proposal.keys) {
				if (typeof value !== 'string') continue;
				const [word] = parsePciMatch(value).words;
				const mask = word?.mask ?? 0xffff_ffffn;
				const register = registers[key];
				if (word === undefined || register === undefined)
					throw new Error(`No register for ${key}.`);
				expect(word.value & mask).toBe(register & mask);
			}
		},
	);
});

function registersOf({ vendorId, productId, subsystem, code }: Device): Record<string, bigint> {
	const ids = BigInt(productId * 0x10000 + vendorId);
	return {
		IOPCIMatch: ids,
		IOPCIPrimaryMatch: ids,
		IOPCISecondaryMatch: BigInt((subsystem?.deviceId ?? 0) * 0x10000 + (subsystem?.vendorId ?? 0)),
		IOPCIClassMatch: BigInt(
			(code?.class ?? 0) * 0x1000000 +
				(code?.subclass ?? 0) * 0x10000 +
				(code?.protocol ?? 0) * 0x100 +
				0x42,
		),
	};
}

describe('proposals', () => {
	it('are sorted by score, with interfaces before devices', () => {
		const scores = proposalsFor(find('lsusb-v.txt', 0x6001)).map(({ keys }) =>
			keys.map(([key]) => key),
		);
		expect(scores[0]).toEqual([
			'idProduct',
			'idVendor',
			'bConfigurationValue',
			'bInterfaceNumber',
			'bcdDevice',
		]);
		expect(scores[1]).toEqual(['idProduct', 'idVendor', 'bConfigurationValue', 'bInterfaceNumber']);
	});

	it('exclude the interfaces of a vendor-specific device, which have no nubs', () => {
		const providers = proposalsFor(find('ioreg-l.txt', 1)).map(({ provider }) => provider);
		expect([...new Set(providers)]).toEqual(['IOUSBHostDevice']);
	});
});

describe('a personality', () => {
	const hid = find('ioreg-a.plist', 1);
	const [proposal] = proposalsFor(hid);
	if (!proposal) throw new Error('no proposal');

	it('for a HID interface uses its family, with names in a comment', () => {
		const { xml, name } = renderPersonality(
			hid,
			proposal,
			{ vendor: 'Ex', product: 'Foot Pedal (v2)' },
			'dext',
		);
		expect(name).toBe('FootPedalDriver');
		expect(xml).toContain('<!-- Ex: Foot Pedal (v2) (USB) -->');
		expect(xml).toContain('<string>AppleUserHIDDevice</string>');
		expect(xml).toContain('\t<!-- 0x1234 -->\n\t<key>idVendor</key>\n\t<integer>4660</integer>');
	});

	it('has a unique name', () => {
		const { name } = renderPersonality(
			hid,
			proposal,
			{ product: '4 Pedals' },
			'dext',
			new Set(['My4PedalsDriver']),
		);
		expect(name).toBe('My4PedalsDriver2');
	});

	it.each([
		['a personality', '<key>MyDriver</key>\n<dict/>'],
		['a value that is not a personality', '<key>MyDriver</key>\n<string/>'],
		[
			'a class',
			'<key>Lamp</key>\n<dict>\n<key>IOUserClass</key>\n<string>MyDriver</string>\n</dict>',
		],
	])('does not have the name of %s in the property list', (_title, other) => {
		const [unnamed] = readDevices('Bus 001 Device 002: ID 1234:0001').devices;
		if (!unnamed) throw new Error('no device');
		const [usual, free] = ['', other].map(
			(others) => personalitySnippet(dextWith(others), unnamed, 0, noNames).body,
		);
		expect(usual).toMatch(/^<key>\$\{1:MyDriver\}<\/key>/m);
		expect(free).toMatch(/^<key>\$\{1:MyDriver2\}<\/key>/m);
	});

	it('of a codeless kext reserves the device with a kernel class', () => {
		const { xml } = renderPersonality(hid, proposal, {}, 'codelessKext');
		expect(xml).toContain('<string>com.apple.kpi.iokit</string>');
		expect(xml).not.toContain('IOUserServerName');
	});
});

describe('entitlements', () => {
	it('are those of each family, with every vendor once', () => {
		const hid = find('ioreg-a.plist', 1);
		const pci = find('ioreg-a.plist', 0x5678);
		const personalities = [...proposalsFor(hid).slice(0, 2), ...proposalsFor(pci).slice(1, 2)];
		const xml = personalities.map(
			(proposal, index) =>
				renderPersonality(
					proposal.provider === 'IOPCIDevice' ? pci : hid,
					proposal,
					{ product: `D${index}` },
					'dext',
				).xml,
		);
		const text = renderEntitlements(dextWith(xml.join('\n')));
		expect([...text.matchAll(/^\t<key>(.*)<\/key>/gm)].map(([, key]) => key)).toEqual([
			'com.apple.developer.driverkit',
			'com.apple.developer.driverkit.family.hid.device',
			'com.apple.developer.driverkit.transport.pci',
			'com.apple.developer.driverkit.transport.usb',
		]);
		expect(text.match(/idVendor/g)).toHaveLength(1);
		expect(text).toContain('<string>0x56781234</string>');
	});
});

function find(name: string, productId: number): Device {
	const found = devices.find((each) => each.name === name && each.device.productId === productId);
	if (!found) throw new Error(`no ${productId} in ${name}`);
	return found.device;
}
