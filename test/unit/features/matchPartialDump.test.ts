/** Dumps that show the properties of some entries only, such as those of `ioreg -c`: what they do not show is unknown. */
import { describe, expect, it } from 'vitest';
import { lensTitle, type MatchView, mismatchHints } from '../../../server/src/service/index.js';
import {
	example,
	exampleOf,
	integers,
	pad,
	plistWith,
	shown,
	viewOf,
	viewOn,
} from '../../support/matchViews.js';
import { keyboardOfLinux } from '../../support/registryIn.js';

const devices = exampleOf(/IOUSBHostDevice, /);
const notShown = "The dump shows no properties of the entry. 'ioreg -l' shows them.";
const on = (view: MatchView) => {
	const [personality] = view.matching.personalities;
	if (!personality) throw new Error('no personality');
	return {
		lens: lensTitle(personality, view),
		hints: mismatchHints(personality, view),
		personality,
	};
};

describe('a dump of the devices only', () => {
	it('shows of an interface that a personality may match it, without a change', () => {
		const view = viewOn(devices, plistWith(integers(pad)));
		expect(shown(view).slice(0, 3)).toEqual([
			'? Pad: may match 1 device',
			`  ? Aurora Macro Pad › IOUSBHostInterface@0: 1209:0001 · IOUSBHostInterface · ${notShown}`,
			'    ✓ IOProviderClass: IOUSBHostInterface; device: IOUSBHostInterface : IOUSBInterface : IOService : IORegistryEntry',
		]);
		const { lens, hints, personality } = on(view);
		expect(lens).toBe(`May match Aurora Macro Pad › IOUSBHostInterface@0: ${notShown}`);
		expect(hints).toEqual([]);
		expect(view.fixesFor(personality)).toEqual([]);
	});

	it.each([
		['one with all properties', example],
		['one of the devices', devices],
	])('and %s propose no other class for the device of such an interface', (_what, dump) => {
		const view = viewOn(dump, plistWith(integers(pad)));
		const [first] = view.rows('devices');
		const [row] = view.rows(first?.id);
		expect(row).toMatchObject({ label: 'Pad', result: 'no match' });
		expect(row?.fix).toBeUndefined();
	});

	it('shows the devices as one with all properties', () => {
		const { provider, keys } = {
			provider: 'IOUSBHostDevice',
			keys: integers({ idVendor: 4617, idProduct: 2 }),
		};
		expect(shown(viewOn(devices, plistWith(keys, provider))).slice(0, 5)).toEqual(
			shown(viewOf(plistWith(keys, provider))).slice(0, 5),
		);
	});

	it('shows that no interface has the IDs, which are those of the device', () => {
		const view = viewOn(devices, plistWith(integers({ ...pad, idProduct: 9 })));
		expect(shown(view)[0]).toBe('✗ Pad: matches no device, and none has the IDs 1209:0009');
	});

	it('names the entry that may match next to one that does not', () => {
		const pads = exampleOf(/Aurora Macro Pad@/);
		const keys = integers({ idVendor: 4617, idProduct: 9 });
		const view = viewOn(pads, plistWith(keys, 'IOUSBHostDevice'));
		const [first] = view.rows();
		expect(first).toMatchObject({ description: 'may match 2 devices', result: 'unknown' });
		expect(view.rows(first?.id).map(({ result, label }) => `${result}: ${label}`)).toEqual([
			'unknown: Aurora Thermometer',
			'unknown: Card Reader',
			'no match: Aurora Macro Pad',
		]);
		expect(on(view).lens).toBe(`May match Aurora Thermometer: ${notShown}`);
	});

	it('does not show that no driver is attached to an interface', () => {
		const view = viewOn(exampleOf(/IOUSBHostInterface, /));
		const [, pads] = view.matching.dump.devices;
		expect(pads && view.matching.showsDriversOf(pads)).toBe(false);
	});
});

describe('a dump of the interfaces only', () => {
	const interfaces = exampleOf(/IOUSBHostInterface, /);

	it('shows an interface as one with all properties', () => {
		expect(shown(viewOn(interfaces, plistWith(integers(pad))))[1]).toMatch(
			/^ {2}✓ Aurora Macro Pad/,
		);
	});

	it('shows the IDs of a device, which are those of its interface', () => {
		const keys = integers({ idVendor: 4617, idProduct: 1 });
		expect(shown(viewOn(interfaces, plistWith(keys, 'IOUSBHostDevice')))[1]).toMatch(
			/^ {2}✓ Aurora Macro Pad: 1209:0001 · IOUSBHostDevice · score 90,000/,
		);
		const byClass = integers({ bDeviceClass: 0, bDeviceSubClass: 0 });
		expect(shown(viewOn(interfaces, plistWith(byClass, 'IOUSBHostDevice')))[0]).toBe(
			'? Pad: may match 3 devices',
		);
	});
});

describe('a dump without the interfaces', () => {
	const device = '"_name":"Aurora Macro Pad","product_id":"0x0001","vendor_id":"0x1209"';
	const line = example.split('\n').findIndex((each) => each.includes('IOUSBHostInterface@0'));
	const lines = example.split('\n').slice(0, line);
	const hidden = "The dump does not show all interfaces of the device. 'ioreg -l' shows them.";
	const plane = `+-o Root  <class IORegistryEntry, id 0x100>
  +-o AppleT8103USBXHCI@01000000  <class AppleT8103USBXHCI, id 0x101, registered>
    +-o Aurora Macro Pad@01100000  <class IOUSBHostDevice, id 0x102, registered>
        {
          "idVendor" = 4617
          "idProduct" = 1
        }
`;

	it.each([
		['of system_profiler', `{"SPUSBDataType":[{"_name":"Bus","_items":[{${device}}]}]}`],
		['of lsusb without -v', 'Bus 001 Device 003: ID 1209:0001 Aurora Macro Pad\n'],
		['of ioreg -p IOUSB', plane],
		['of ioreg -r -d 1', plane.split('\n').slice(2).join('\n').replace(/^ {4}/gm, '')],
		['that is cut off after the device', lines.slice(0, line - 11).join('\n')],
		['that is cut off after a driver', lines.join('\n')],
	])('%s does not show whether one matches', (_what, dump) => {
		const view = viewOn(dump, plistWith(integers(pad)));
		const [first, row] = shown(view);
		expect(first).toBe('? Pad: may match 1 device');
		expect(row).toBe(`  ? Aurora Macro Pad: 1209:0001 · IOUSBHostDevice · ${hidden}`);
		const { lens, personality } = on(view);
		expect(lens).toBe(`May match Aurora Macro Pad: ${hidden}`);
		expect(view.fixesFor(personality)).toEqual([]);
		expect(shown(view).join()).not.toMatch(/Set '|do not exist yet/);
		const other = viewOn(dump, plistWith(integers({ ...pad, idProduct: 9 })));
		expect(shown(other)[0]).toBe('✗ Pad: matches no device, and none has the IDs 1209:0009');
	});

	it('of a vendor-specific device without a driver explains that it has none', () => {
		const one = plane.split('\n').slice(2).join('\n').replace(/^ {4}/gm, '');
		const device = one.replace('"idProduct" = 1', '"idProduct" = 1\n      "bDeviceClass" = 255');
		const [first] = shown(viewOn(device, plistWith(integers(pad))));
		expect(first).toBe('✗ Pad: matches no device');
	});

	it('shows them if it is one of lsusb -v', () => {
		const keys = integers({
			bConfigurationValue: 1,
			bInterfaceNumber: 1,
			idProduct: 0x102,
			idVendor: 0x1234,
		});
		expect(shown(viewOn(keyboardOfLinux, plistWith(keys)))[0]).toBe('✗ Pad: matches no device');
	});

	it('shows what matches the device', () => {
		const keys = integers({ idVendor: 4617, idProduct: 1 });
		expect(shown(viewOn(plane, plistWith(keys, 'IOUSBHostDevice')))[0]).toBe(
			'✓ Pad: matches 1 device',
		);
	});

	it('does not show that no driver is attached', () => {
		const [first] = viewOn(plane).rows('devices');
		expect(shown(viewOn(plane), first?.id)).toEqual([
			'The dump does not show which drivers are attached.',
		]);
	});
});
