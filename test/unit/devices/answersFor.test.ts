/** The answers to questions of templates that follow from a device. */
import { describe, expect, it } from 'vitest';
import { answersFor } from '../../../server/src/scaffold/devices/answersFor.js';
import { readDevices } from '../../../server/src/scaffold/devices/readDevices.js';
import {
	type Answers,
	type Template,
	templateById,
} from '../../../server/src/scaffold/template.js';
import { templates } from '../../../server/src/scaffold/templates.js';

const lists = { usb: '046d Logitech\n\tc216 Dual Action\n', pci: '8086 Intel\n\t1533 I210\n' };

function answers(id: string, dump: string): Answers {
	const [device, ...others] = readDevices(dump).devices;
	if (!device || others.length > 0) throw new Error('The dump does not have one device.');
	return answersFor(templateById(templates, id) as Template, device, lists);
}

const line = 'Bus 001 Device 004: ID 046d:c216 Logitech, Inc. F310 Gamepad [DirectInput Mode]';

/** The descriptors of a device of that class with one interface of each of the classes. */
function usbDevice(code: number, ...interfaces: readonly number[]): string {
	return [
		line,
		'Device Descriptor:',
		`  bDeviceClass            ${code}`,
		'  bDeviceSubClass         0',
		'  bDeviceProtocol         0',
		'  Configuration Descriptor:',
		'    bConfigurationValue     2',
		...interfaces.flatMap((each, number) => [
			'    Interface Descriptor:',
			`      bInterfaceNumber        ${number}`,
			`      bInterfaceClass         ${each}`,
			'      bInterfaceSubClass      0',
			'      bInterfaceProtocol      0',
		]),
	].join('\n');
}

describe('a codeless dext', () => {
	it('has the IDs and names of a line of lsusb, and leaves the kind of device open', () => {
		expect(answers('codeless-dext', line)).toEqual({
			vendorId: '0x046d',
			productId: '0xc216',
			vendorName: 'Logitech',
			productName: 'Logitech, Inc. F310 Gamepad [DirectInput Mode]',
		});
	});

	it('is for the HID interface of a device that has one', () => {
		expect(answers('codeless-dext', usbDevice(0, 255, 3))).toMatchObject({
			parent: 'usb-hid',
			configurationValue: '2',
			interfaceNumber: '1',
		});
	});

	it('reserves a vendor-specific device, which has no interfaces to match', () => {
		expect(answers('codeless-dext', usbDevice(255, 255))).toMatchObject({ parent: 'usb-device' });
	});

	it('leaves the kind of other devices open', () => {
		const known = answers('codeless-dext', usbDevice(0, 10));
		expect(known).not.toHaveProperty('parent');
		expect(known).toMatchObject({ configurationValue: '2', interfaceNumber: '0' });
		expect(answers('codeless-dext', usbDevice(0, 10, 2))).not.toHaveProperty('interfaceNumber');
	});

	it('is for a PCI device', () => {
		const card = '01:00.0 Ethernet controller [0200]: Intel Corporation I210 [8086:1533] (rev 03)';
		expect(answers('codeless-dext', card)).toMatchObject({
			parent: 'pci',
			vendorId: '0x8086',
			productId: '0x1533',
			productName: 'I210',
		});
	});
});

it('a template has no answers to questions of others', () => {
	expect(Object.keys(answers('pci', line))).toEqual([
		'vendorId',
		'productId',
		'vendorName',
		'productName',
	]);
	expect(answers('virtual', line)).toEqual({});
});
