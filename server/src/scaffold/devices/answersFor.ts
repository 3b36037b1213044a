/** The answers to questions of a template that follow from a device. */
import { isDriverKitProxy, vendorSpecificUsbClass } from '../../service/index.js';
import { hex4, type NameLists } from '../names/deviceNames.js';
import type { Answers, PromptOption, Template } from '../template.js';
import { namesOf } from './describeDevice.js';
import type { Device, UsbInterface } from './device.js';

const hidClass = 3;

/** Only keys that the template has. A choice is answered where one option suits the device better than all others. */
export function answersFor(template: Template, device: Device, lists: NameLists): Answers {
	const { vendor, product } = namesOf(device, lists);
	const used = interfaceOf(device);
	const known: Record<string, string | undefined> = {
		vendorId: `0x${hex4(device.vendorId)}`,
		productId: `0x${hex4(device.productId)}`,
		vendorName: vendor,
		productName: product,
		configurationValue: used?.configuration?.toString(),
		interfaceNumber: used?.number.toString(),
	};
	const answers: Record<string, string> = {};
	for (const { key, kind, options = [], maxLength } of template.prompts) {
		const answer = kind === 'choice' ? optionFor(options, device)?.value : known[key];
		if (answer !== undefined) answers[key] = answer.slice(0, maxLength);
	}
	return answers;
}

/** The HID interface, or the only one. */
function interfaceOf({ interfaces }: Device): UsbInterface | undefined {
	return (
		interfaces.find(({ code }) => code?.class === hidClass) ??
		(interfaces.length === 1 ? interfaces[0] : undefined)
	);
}

/** Undefined where no option names a provider, or where several suit the device. */
function optionFor(options: readonly PromptOption[], device: Device): PromptOption | undefined {
	const suited = options.filter(
		({ values }) => suits(values?.provider ?? '', device) && !isForKind(values?.ioClass, device),
	);
	const [only, ...others] = suited;
	if (others.length === 0) return only;
	if (device.interfaces.some(({ code }) => code?.class === hidClass)) {
		return suited.find(({ values }) => values?.superclass === 'IOUserUSBHostHIDDevice');
	}
	// Nothing configures a vendor-specific device, so its interfaces have no nubs (QA1076).
	return device.code?.class === vendorSpecificUsbClass
		? suited.find(({ values }) => values?.provider === 'IOUSBHostDevice')
		: undefined;
}

/** Whether a kernel class is a driver of macOS for USB devices of some kind, such as Bluetooth, which the bus does not show. */
function isForKind(ioClass: string | undefined, { bus }: Device): boolean {
	return ioClass !== undefined && !isDriverKitProxy(ioClass) && bus === 'usb';
}

function suits(provider: string, { bus }: Device): boolean {
	switch (bus) {
		case 'usb':
			return provider.startsWith('IOUSBHost');
		case 'pci':
			return provider === 'IOPCIDevice';
		case 'hid':
			return provider === 'IOHIDInterface';
	}
}
