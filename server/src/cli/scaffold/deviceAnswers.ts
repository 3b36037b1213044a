/** The answers for the device of `--device`. */
import { answersFor } from '../../scaffold/devices/answersFor.js';
import { describeDevice } from '../../scaffold/devices/describeDevice.js';
import { type Device, mergeDevices } from '../../scaffold/devices/device.js';
import { idForms, type NamedDevice, namedDevice } from '../../scaffold/devices/deviceIds.js';
import { describeWithoutIds, readDevices } from '../../scaffold/devices/readDevices.js';
import type { NameLists } from '../../scaffold/names/deviceNames.js';
import type { Answers, Template } from '../../scaffold/template.js';
import { busOf, inWords } from '../../service/index.js';
import { UsageError } from '../command.js';

/** `text` is two IDs, or the output of a tool that lists devices. Throws a usage error where it is not one device. */
export function deviceAnswers(template: Template, text: string, lists: NameLists): Answers {
	const keys = new Set(template.prompts.map(({ key }) => key));
	if (!keys.has('vendorId') || !keys.has('productId')) {
		throw new UsageError(`Template '${template.id}' does not use --device.`);
	}
	const { devices, form, fault, withoutIds } = readDevices(text);
	if (devices.length > 1) {
		const note = describeWithoutIds(withoutIds);
		throw new UsageError(
			`${severalDevices(devices, lists)}${note === undefined ? '' : ` ${note}`}`,
		);
	}
	const [device] = devices;
	if (device) {
		requireBus(template, device.bus);
		return answersFor(template, device, lists);
	}
	const named = namedDevice(text);
	if (named) {
		requireBus(template, named.bus);
		return { ...choicesFor(template, named, lists), ...named.ids };
	}
	const [line = ''] = text.trim().split('\n', 1);
	const why = form === undefined ? `Use ${idForms}.` : fault;
	throw new UsageError(`Invalid --device '${line.slice(0, 60)}'. ${why}`);
}

/** The answers to choices that follow from the bus of a device of which only the IDs are known. */
function choicesFor(template: Template, { ids, bus }: NamedDevice, lists: NameLists): Answers {
	if (!bus) return {};
	const [vendorId, productId] = [Number(ids.vendorId), Number(ids.productId)];
	const [device] = mergeDevices([{ bus, vendorId, productId }]);
	const answers = Object.entries(device ? answersFor(template, device, lists) : {});
	const isChoice = (key: string): boolean =>
		template.prompts.some((prompt) => prompt.key === key && prompt.kind === 'choice');
	return Object.fromEntries(answers.filter(([key]) => isChoice(key)));
}

/** Throws a usage error for a USB device where the template is for PCI devices only, and for a PCI device where it is for none. */
function requireBus(template: Template, bus: string | undefined): void {
	if (bus !== 'usb' && bus !== 'pci') return;
	const buses = new Set(providersOf(template).map(busOf));
	// The IDs of HID devices are those of USB.
	const [suitable, others] = bus === 'usb' ? [ofUsb, ofPci] : [ofPci, ofUsb];
	const wanted = others.find((each) => buses.has(each));
	if (wanted === undefined || suitable.some((each) => buses.has(each))) return;
	throw new UsageError(
		`--device describes a ${bus.toUpperCase()} device. Template '${template.id}' is for ${wanted.toUpperCase()} devices.`,
	);
}

const ofUsb = ['usb', 'hid'] as const;
const ofPci = ['pci'] as const;

/** The provider of a template, or those of its choices. */
function providersOf({ values, prompts }: Template): readonly string[] {
	const chosen = prompts.flatMap(({ key, options = [] }) =>
		options.map((each) => each.values?.provider ?? (key === 'provider' ? each.value : '')),
	);
	return [values?.provider ?? '', ...chosen];
}

function severalDevices(devices: readonly Device[], lists: NameLists): string {
	const named = devices.map((each) => {
		const { title, ids } = describeDevice(each, lists);
		return `${ids} (${title})`;
	});
	return `--device describes several devices. Choose ${inWords(named, 'or')}.`;
}
