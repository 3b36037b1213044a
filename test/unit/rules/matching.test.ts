/** The severity of matching values that never match depends on the behavior of the family. */
import { describe, expect, it } from 'vitest';
import type { DocumentKind } from '../../../server/src/service/platform/documentKind.js';
import { analyzeExample, findingsOf } from '../../support/checkFindings.js';

function report(text: string, kind: DocumentKind): readonly string[] {
	return findingsOf(analyzeExample(text, { kind }))
		.filter(({ severity }) => severity !== 'hint')
		.map(({ severity, code }) => `${severity} ${code}`);
}

const entry = (key: string, value: string): string => `<key>${key}</key>\n${value}\n`;
const integer = (value: number): string => `<integer>${value}</integer>`;
const text = (value: string): string => `<string>${value}</string>`;
const array = (...items: readonly string[]): string => `<array>${items.join('')}</array>`;
const dict = (...entries: readonly string[]): string => `<dict>${entries.join('')}</dict>`;

function personality(provider: string, ...entries: readonly string[]): string {
	const widget = dict(
		entry('IOClass', text('com_example_Widget')),
		entry('IOProviderClass', text(provider)),
		...entries,
	);
	return entry('IOKitPersonalities', dict(entry('Widget', widget)));
}

describe('on a HID interface', () => {
	const vendor = entry('VendorID', integer(1452));
	it.each([
		['a vendor in a string', [entry('VendorID', text('0x05ac'))], ['error id-as-string']],
		['any vendor', [entry('VendorID', text('*'))], ['error wrong-type']],
		['a vendor of 17 bits', [entry('VendorID', integer(70_000))], ['warning value-out-of-range']],
		['a page in a string', [entry('PrimaryUsagePage', text('1'))], ['error wrong-type']],
		[
			'a page in a string that is ignored',
			[vendor, entry('DeviceUsagePage', text('1'))],
			['warning wrong-type'],
		],
		[
			'a page of 17 bits, which is not vendor-defined',
			[entry('PrimaryUsagePage', integer(70_000)), entry('Transport', text('USB'))],
			['warning value-out-of-range'],
		],
		[
			'a wide mask',
			[vendor, entry('ProductID', integer(1)), entry('ProductIDMask', integer(0xffff_ffff))],
			[],
		],
		[
			'a product in a string next to a matching list',
			[vendor, entry('ProductID', text('1')), entry('ProductIDArray', array(integer(2)))],
			['warning id-as-string'],
		],
	] as const)('%s', (_, entries, expected) => {
		expect(report(personality('IOHIDInterface', ...entries), 'kext')).toEqual(expected);
	});
});

describe('on a USB device', () => {
	const ids = [entry('idVendor', integer(1452)), entry('idProduct', integer(1))];
	const device = entry('IOProviderClass', text('IOUSBHostDevice'));
	it.each([
		[
			'one product of a list in a string',
			[entry('idVendor', integer(1452)), entry('idProductArray', array(integer(1), text('2')))],
			['warning id-as-string'],
		],
		[
			'an ancestor with an ID of 17 bits',
			[
				...ids,
				entry('IOParentMatch', dict(device, entry('idVendor', integer(70_000)), ids[1] ?? '')),
			],
			['error value-out-of-range'],
		],
		[
			'a location that is ignored because of an ancestor',
			[
				...ids,
				entry('IOParentMatch', dict(device)),
				entry('IOLocationMatch', dict(device, entry('idVendor', integer(1)))),
			],
			['warning overridden-location-match'],
		],
		[
			'a path without a plane',
			[...ids, entry('IOPathMatch', text('/arm-io/usb'))],
			['error malformed-value'],
		],
		['a path in a plane', [...ids, entry('IOPathMatch', text('IOService:/usb'))], []],
	] as const)('%s', (_, entries, expected) => {
		expect(report(personality('IOUSBHostDevice', ...entries), 'kext')).toEqual(expected);
	});
});

describe('for an ancestor of a USB device', () => {
	const ids = [entry('idVendor', integer(1452)), entry('idProduct', integer(1))];
	const device = entry('IOProviderClass', text('IOUSBHostDevice'));
	it.each([
		[
			'a misspelled key of the class of an ancestor',
			[...ids, entry('IOParentMatch', dict(device, ...ids, entry('bcdDevcie', integer(1))))],
			['warning unknown-key'],
		],
		[
			'a misspelled key where an ancestor has no class',
			[...ids, entry('IOParentMatch', dict(entry('IOPCIMtach', text('0x12348086'))))],
			['warning unknown-key'],
		],
		[
			'keys of other drivers for an ancestor',
			[...ids, entry('IOParentMatch', dict(device, ...ids, entry('GadgetKey', integer(1))))],
			[],
		],
		[
			'PCI keys where an ancestor has no class',
			[...ids, entry('IOParentMatch', dict(entry('IOPCIMatch', integer(1))))],
			['information foreign-matching-key', 'error pci-match-not-a-string'],
		],
		[
			'PCI keys where an ancestor has a name and no class',
			[
				...ids,
				entry(
					'IOParentMatch',
					dict(entry('IONameMatch', text('gadget')), entry('IOPCIMatch', text('0x1234'))),
				),
			],
			['warning malformed-pci-match'],
		],
		[
			'an unknown class of an ancestor',
			[
				...ids,
				entry(
					'IOParentMatch',
					dict(
						entry('IOProviderClass', text('com_example_Nub')),
						entry('IOPCIMatch', integer(1)),
						entry('idProdcut', integer(1)),
					),
				),
			],
			[],
		],
	] as const)('%s', (_, entries, expected) => {
		expect(report(personality('IOUSBHostDevice', ...entries), 'kext')).toEqual(expected);
	});
});

it('reports only the misspelling of an ID in an entitlement', () => {
	const devices = array(dict(entry('idvendor', integer(1452))));
	const plist = entry('com.apple.developer.driverkit.transport.usb', devices);
	expect(report(plist, 'entitlements')).toEqual(['warning unknown-key']);
});
