/** The rows of the view of driver matching, as lines of text. */
import { describe, expect, it } from 'vitest';
import {
	analyze,
	DumpMatching,
	explainMatch,
	lensTitle,
	MatchView,
	mismatchHints,
	nearestEntries,
	personalitiesToMatch,
} from '../../../server/src/service/index.js';
import { example, integers, pad, plistWith, shown, uri, viewOf } from '../../support/matchViews.js';
import { registryIn } from '../../support/registryIn.js';

describe('the rows', () => {
	it('of a personality that matches are its device, all tests, and its rivals', () => {
		expect(shown(viewOf(plistWith(integers(pad))))).toEqual([
			'✓ Pad: matches 1 device',
			'  ✓ Aurora Macro Pad › IOUSBHostInterface@0: 1209:0001 · IOUSBHostInterface · score 90,000, tried first',
			'    ✓ IOProviderClass: IOUSBHostInterface; device: IOUSBHostInterface : IOUSBInterface : IOService : IORegistryEntry',
			'    ✓ idVendor: 4617 (0x1209)',
			'    ✓ idProduct: 1',
			'    ✓ bConfigurationValue: 1',
			'    ✓ bInterfaceNumber: 0',
			'    ✓ Key combination: idVendor + idProduct + bConfigurationValue + bInterfaceNumber; complete',
			'    AppleUserUSBHostHIDDevice: scores 50,001, attached',
			"    'AppleUserUSBHostHIDDevice' is attached in the category 'IODefaultMatchCategory'.",
			'    A dext requires the entitlement com.apple.developer.driverkit.transport.usb.',
			'    Path: IOService:/AppleT8103USBXHCI@01000000/Aurora Macro Pad@01100000/IOUSBHostInterface@0',
			'All Devices: 7',
		]);
	});

	it('of a personality that matches nothing start with the change for the nearest device', () => {
		const view = viewOf(plistWith(integers({ ...pad, bInterfaceNumber: 2 })));
		expect(shown(view).slice(0, 4)).toEqual([
			'✗ Pad: matches no device',
			"  ✗ Aurora Macro Pad › IOUSBHostInterface@0: 1209:0001 · IOUSBHostInterface · 'bInterfaceNumber' is 2 in the personality, and 0 in the device. [Set 'bInterfaceNumber' to 0 to match the device]",
			"    Set 'bInterfaceNumber' to 0 to match the device [Set 'bInterfaceNumber' to 0 to match the device]",
			'    ✓ IOProviderClass: IOUSBHostInterface; device: IOUSBHostInterface : IOUSBInterface : IOService : IORegistryEntry',
		]);
	});

	it('of a device that differs state that no combination of keys is complete and equal', () => {
		const rows = shown(viewOf(plistWith(integers({ ...pad, bInterfaceNumber: 2 }))));
		expect(rows).toContain(
			'    ✗ Key combination: one of those that the family accepts; none is complete and equal',
		);
	});

	it('put a device with the IDs before those of the class', () => {
		const [, device] = shown(viewOf(plistWith(integers({ ...pad, idProduct: 2 }))));
		expect(device).toMatch(/^ {2}✗ Aurora Thermometer: 1209:0002 · IOUSBHostDevice/);
		expect(device).toContain("[Set 'IOProviderClass' to IOUSBHostDevice to match the device]");
	});

	it('are all devices where no personality is open', () => {
		expect(shown(viewOf())).toEqual([
			"Open a driver's Info.plist to compare its personalities with these devices.",
			'All Devices: 7',
			'  Aurora Macro Pad: 1209:0001 · IOUSBHostDevice',
			'  Aurora Thermometer: 1209:0002 · IOUSBHostDevice',
			'  Card Reader: 1209:0003 · IOUSBHostDevice',
			'  pci1209,4: 1209:0004 · IOPCIDevice',
		]);
	});

	it('of an unknown row are none', () => {
		const view = viewOf(plistWith(integers(pad)));
		for (const id of ['', 'x', 'device/999999', 'personality/7/device/1', '__proto__']) {
			expect(view.rows(id)).toEqual([]);
		}
	});
});

it('shows that the kernel cannot create a class of DriverKit', () => {
	const text = plistWith(integers(pad)).replace('>IOUserService<', '>IOUserUSBSerial<');
	const [first, device, ...rows] = shown(viewOf(text));
	expect(first).toBe('✗ Pad: matches no device');
	expect(device).toMatch(
		/'IOUserUSBSerial' cannot be created\. The kernel skips the personality\.$/,
	);
	expect(rows).toContain('    ✗ IOClass: IOUserUSBSerial');
});

it('shows that a personality that the kernel drops or skips matches no device', () => {
	const text = plistWith(integers(pad));
	const dropped = viewOf(text.replace('IOProviderClass', 'IOProviderclass'));
	expect(shown(dropped).slice(0, 3)).toEqual([
		'✗ Pad: matches no device',
		"  ✗ Aurora Macro Pad › IOUSBHostInterface@0: 1209:0001 · IOUSBHostInterface · Missing 'IOProviderClass'. The kernel drops the personality without a message.",
		'    ✗ IOProviderClass: missing; device: IOUSBHostInterface : IOUSBInterface : IOService : IORegistryEntry',
	]);
	const skipped = viewOf(text.replace('<string>IOUserService</string>', '<array/>'));
	const [first, ...rows] = shown(skipped);
	expect(first).toBe('✗ Pad: matches no device');
	expect(rows).toContain('    ✗ IOClass: []');
	const [personality] = skipped.matching.personalities;
	expect(personality && lensTitle(personality, skipped)).toBe(
		"Matches no device. Nearest: Aurora Macro Pad › IOUSBHostInterface@0. 'IOClass' must be a string. The kernel cannot create the driver and skips the personality.",
	);
	expect(personality && mismatchHints(personality, skipped)).toEqual([]);
});

describe('the rows of a device without a driver', () => {
	it('are the drivers of Apple that match', () => {
		const registry = registryIn(`Bus 001 Device 004: ID 1234:0102 Hub
Device Descriptor:
  bDeviceClass            9
  bDeviceSubClass         0
  idVendor           0x1234
  idProduct          0x0102
`);
		const view = new MatchView(new DumpMatching(registry, []));
		const [hub] = view.rows('devices');
		expect(shown(view, hub?.id)).toEqual([
			'AppleUSB20Hub: driver of Apple, scores 50,000, seen in macOS 10.11 to 11',
		]);
	});

	it.each([
		[
			'in a dump of drivers',
			'+-o Root  <class IORegistryEntry>\n  +-o Knob  <class IOUSBHostDevice, registered>\n      {\n        "idVendor" = 4660\n      }\n',
			'No driver is attached.',
		],
		[
			'at the deepest level of a subtree',
			'+-o Knob  <class IOUSBHostDevice, registered>\n    {\n      "idVendor" = 4660\n    }\n',
			'The dump does not show which drivers are attached.',
		],
		[
			'in a list of devices',
			'Bus 001 Device 004: ID 1209:0002 Example Corp Knob\n',
			'The dump does not show which drivers are attached.',
		],
	])('state that there is none %s', (_name, dump, row) => {
		const view = new MatchView(new DumpMatching(registryIn(dump), []));
		const [knob] = view.rows('devices');
		expect(shown(view, knob?.id)).toEqual([row]);
	});
});

describe('an ID of a personality', () => {
	it('that no device has is compared with no other device', () => {
		const other = { ...pad, idProduct: 0xc52b, idVendor: 0x046d };
		const view = viewOf(plistWith(integers(other)));
		expect(shown(view)).toEqual([
			'✗ Pad: matches no device, and none has the IDs 046d:c52b',
			'All Devices: 7',
		]);
		const [personality] = view.matching.personalities;
		if (!personality) throw new Error('no personality');
		expect(lensTitle(personality, view)).toBe('Matches no device, and none has the IDs 046d:c52b');
		expect(mismatchHints(personality, view)).toEqual([]);
		const compared = view.matching.dump.devices.flatMap((device) =>
			view.rows(`device/${view.matching.registry.entries.indexOf(device)}`),
		);
		expect(compared.filter(({ fix }) => fix !== undefined)).toEqual([]);
	});
});

describe('a wrong ID of a personality', () => {
	it.each([
		['the product', { idVendor: 0x1208 }, ["Set 'idVendor' to 4617 (0x1209) to match the device"]],
		[
			'the vendor',
			{ idProduct: 9, bInterfaceNumber: 3 },
			["Set 'idProduct' to 1 and 'bInterfaceNumber' to 0 to match the device"],
		],
		['the product, but another interface', { idVendor: 0x1208, bInterfaceNumber: 3 }, []],
		['neither of them', { idVendor: 0x1208, idProduct: 9 }, []],
	])('is changed to that of a device that has %s', (_what, keys, expected) => {
		const view = viewOf(plistWith(integers({ ...pad, ...keys })));
		const fixes = view.rows(view.rows()[0]?.id).flatMap(({ fix }) => fix ?? []);
		expect(fixes.slice(0, 1)).toEqual(expected);
	});

	it('is changed to that of a device with the name of the personality', () => {
		const keys = integers({ ...pad, idVendor: 0x1208, idProduct: 9 });
		const plist = plistWith(keys, 'IOUSBHostDevice').replace('<key>Pad<', '<key>AuroraMacroPad<');
		const view = viewOf(plist);
		const [fix] = view.rows(view.rows()[0]?.id).flatMap(({ fix: each }) => each ?? []);
		expect(fix).toMatch(/^Set 'idVendor' to 4617/);
	});

	it.each([
		[
			'a HID device',
			'IOHIDDevice',
			integers({ VendorID: 0x046d, ProductID: 0xc52b }),
			'the IDs 046d:c52b',
		],
		[
			'a PCI device',
			'IOPCIDevice',
			'<key>IOPCIMatch</key><string>0xc52b046d</string>',
			'the IDs 046d:c52b',
		],
		[
			'a vendor',
			'IOPCIDevice',
			'<key>IOPCIMatch</key><string>0x0000046d&amp;0x0000ffff</string>',
			'the vendor ID 046d',
		],
		[
			'several devices',
			'IOPCIDevice',
			'<key>IOPCIPrimaryMatch</key><string>0xc52b046d 0xc52c046d</string>',
			'one of its IDs',
		],
	])('that no device has is named: %s', (_what, provider, keys, absent) => {
		expect(shown(viewOf(plistWith(keys, provider)))[0]).toBe(
			`✗ Pad: matches no device, and none has ${absent}`,
		);
	});
});

it('a nub of the old USB family is not listed next to that of the host family', () => {
	const nub = (name: string, className: string, id: string, more = ''): string =>
		`  +-o ${name}@1  <class ${className}, id ${id}, registered, matched, active, busy 0, retain 1>
      {
        "idVendor" = 4617
        "idProduct" = 2${more}
      }
`;
	const root = '+-o Root  <class IORegistryEntry, id 0x100, retain 1>\n';
	const host = nub(
		'Pad',
		'IOUSBHostDevice',
		'0x200',
		`\n        "IOServiceLegacyMatchingRegistryID" = ${0x201}`,
	);
	const old = nub('Old Pad', 'AppleUSBDevice', '0x201');
	const plist = plistWith(integers({ idVendor: 4617, idProduct: 1 }), 'IOUSBHostDevice');
	const nearest = (text: string): readonly string[] => {
		const personalities = personalitiesToMatch(analyze(plist, { uri }), uri);
		const view = new MatchView(new DumpMatching(registryIn(text), personalities));
		return view.rows(view.rows()[0]?.id).map(({ label }) => label);
	};
	expect(nearest(root + host + old)).toEqual(['Pad']);
	expect(nearest(root + host.replace('Legacy', 'Other') + old)).toEqual(['Pad', 'Old Pad']);
});

describe('the rows of personalities', () => {
	it('keep their ids when others are opened, added, or closed', () => {
		const idsOf = (open: Readonly<Record<string, readonly string[]>>): readonly string[] => {
			const personalities = Object.entries(open).flatMap(([file, names]) =>
				names.flatMap((name) => {
					const text = plistWith(integers(pad)).replace('>Pad<', `>${name}<`);
					return personalitiesToMatch(analyze(text, { uri: file }), file);
				}),
			);
			const view = new MatchView(new DumpMatching(registryIn(example), personalities));
			return view
				.rows()
				.filter(({ kind }) => kind === 'personality')
				.map(({ id }) => id);
		};
		const [a, b] = ['file:///a/Info.plist', 'file:///b/Info.plist'];
		const [first, second] = idsOf({ [a]: ['Pad'], [b]: ['Pad'] });
		expect(idsOf({ [b]: ['Pad'] })).toEqual([second]);
		expect(idsOf({ [a]: ['New', 'Pad'] })[1]).toBe(first);
		const hostile = idsOf({ [a]: ['Pad', 'Pad', 'x/y', 'x%2fy', 'driver/0', 'more', ':0'] });
		expect(new Set(hostile).size).toBe(hostile.length);
		for (const id of hostile) expect(id.split('/')).toHaveLength(2);
	});

	it('of several files start with those of the active one', () => {
		const open = ['Knob', 'My%20Pad'].map((folder) => `file:///${folder}/Info.plist`);
		const personalities = open.flatMap((each, at) =>
			personalitiesToMatch(
				analyze(plistWith(integers({ ...pad, idProduct: at })), { uri: each }),
				each,
			),
		);
		const view = new MatchView(new DumpMatching(registryIn(example), personalities));
		const descriptions = (first?: string) =>
			view
				.rows(undefined, first)
				.filter(({ kind }) => kind === 'personality')
				.map(({ description }) => description);
		const expected = [
			'matches no device, and none has the IDs 1209:0000 · Knob/Info.plist',
			'matches 1 device · My Pad/Info.plist',
		];
		expect(descriptions()).toEqual(expected);
		expect(descriptions(open[1])).toEqual([...expected].reverse());
	});

	it('show all interfaces that are equally near before the tests of one', () => {
		const registry = registryIn(`Bus 001 Device 004: ID 1209:0001 Pad
Device Descriptor:
  bDeviceClass            0
  idVendor           0x1209
  idProduct          0x0001
  Configuration Descriptor:
    bConfigurationValue     1
${[0, 1]
	.map(
		(number) => `    Interface Descriptor:
      bInterfaceNumber        ${number}
      bAlternateSetting       0
      bInterfaceClass         3
`,
	)
	.join('')}`);
		const plist = plistWith(integers({ ...pad, bInterfaceNumber: 2 }));
		const personalities = personalitiesToMatch(analyze(plist, { uri }), uri);
		const view = new MatchView(new DumpMatching(registry, personalities));
		expect(shown(view, view.rows()[0]?.id).map((row) => row.replace(/.*\[/, '['))).toEqual([
			"[Set 'bInterfaceNumber' to 0 to match the device]",
			"[Set 'bInterfaceNumber' to 1 to match the device]",
			"[Set 'IOProviderClass' to IOUSBHostDevice to match the device]",
		]);
	});
});

describe('the rows of a personality that matches', () => {
	it('name the driver that is tried before, or has the same score', () => {
		const summary = (score: number): string | undefined => {
			const keys = { bInterfaceClass: 3, bInterfaceSubClass: 0, IOProbeScore: score };
			const view = viewOf(plistWith(integers(keys)));
			return view.rows(view.rows()[0]?.id)[0]?.description;
		};
		expect(summary(0)).toContain("score 50,000, tried after 'AppleUserUSBHostHIDDevice'");
		expect(summary(1)).toContain(
			"score 50,001, tried before or after 'AppleUserUSBHostHIDDevice', which has the same score",
		);
		expect(summary(2)).toContain('score 50,002, tried first');
	});

	it('differ if another driver is tried first', () => {
		const isLater = (score: number): readonly unknown[] => {
			const keys = { bInterfaceClass: 3, bInterfaceSubClass: 0, IOProbeScore: score };
			const view = viewOf(plistWith(integers(keys)));
			const [first] = view.rows();
			return [first, view.rows(first?.id)[0]].map((row) => row?.isTriedLater);
		};
		expect(isLater(0)).toEqual([true, true]);
		expect(isLater(1)).toEqual([undefined, undefined]);
		expect(isLater(2)).toEqual([undefined, undefined]);
	});
});

describe('a match category that the build sets', () => {
	const inCategory = (category: string, uriOf: string) => {
		const keys = integers({ bInterfaceClass: 3, bInterfaceSubClass: 0 });
		const plist = plistWith(`${keys}<key>IOMatchCategory</key><string>${category}</string>`);
		return personalitiesToMatch(analyze(plist, { uri: uriOf }), uriOf);
	};
	const summaries = (...personalities: ReturnType<typeof inCategory>) => {
		const view = new MatchView(new DumpMatching(registryIn(example), personalities));
		const rows = view.rows().filter(({ kind }) => kind === 'personality');
		return rows.map(({ id }) => view.rows(id)[0]?.description?.replace(/.*score /, ''));
	};

	it.each(['$(PRODUCT_BUNDLE_IDENTIFIER)', 'com.example.$(PRODUCT_NAME)'])(
		'is that of one file: %s',
		(category) => {
			const [a, b] = ['a', 'b'].flatMap((name) =>
				inCategory(category, `file:///${name}/Info.plist`),
			);
			if (!a || !b) throw new Error('no personality');
			expect(summaries(a, b)).toEqual(['50,000, tried first', '50,000, tried first']);
			expect(summaries(a, { ...a, name: 'Other' })).toEqual([
				"50,000, tried before or after 'Other', which has the same score",
				"50,000, tried before or after 'Pad', which has the same score",
			]);
			const matching = new DumpMatching(registryIn(example), [a]);
			const [entry] = nearestEntries(a, matching);
			const explanation = entry && explainMatch(a, entry.entry, matching);
			expect(explanation).toMatchObject({ category, changes: [] });
		},
	);

	it('is the default one in a personality without it', () => {
		const [one] = inCategory('IODefaultMatchCategory', uri);
		expect(one && summaries(one)).toEqual(["50,000, tried after 'AppleUserUSBHostHIDDevice'"]);
	});
});
