/** Reads dumps of devices from any of the known tools. */
import {
	describeRegistryFailure,
	type Registry,
	type RegistryEntry,
	type RegistryFailure,
	type RegistryFormat,
	readRegistry,
} from '../../service/index.js';
import { type Device, mergeDevices } from './device.js';
import { idForms } from './deviceIds.js';
import { devicesInRegistry } from './devicesInRegistry.js';

export type DumpForm =
	| 'ioreg -a'
	| 'ioreg -l'
	| 'IORegistryExplorer'
	| 'system_profiler -json'
	| 'lsusb'
	| 'lspci'
	| 'uevent';

export interface ReadDump {
	/** Undefined where the form of the text is unknown. */
	readonly form: DumpForm | undefined;
	readonly devices: readonly Device[];
	/** Why there are no devices, and what to do, in sentences. */
	readonly fault: string | undefined;
	/** How many other devices the text names without their IDs. */
	readonly withoutIds: number;
}

const forms = `Use ${idForms}, or the output of ioreg -a -l, ioreg -l, system_profiler -json, lsusb, lsusb -v, lspci -nn, or lspci -vmmnn, or uevent files of sysfs.`;

/** Never throws. Several dumps in one text are read if they have the same form. */
export function readDevices(text: string): ReadDump {
	const registry = readRegistry(text);
	if ('reason' in registry) return failureOf(registry);
	const form = formOf[registry.format];
	const devices = mergeDevices(devicesInRegistry(registry.entries));
	if (devices.length > 0) {
		return { form, devices, fault: undefined, withoutIds: bareDevices(registry).length };
	}
	return failed(form, reasonIn(registry, form));
}

const formOf: Readonly<Record<RegistryFormat, DumpForm>> = {
	'ioreg text': 'ioreg -l',
	'ioreg XML': 'ioreg -a',
	'IORegistryExplorer archive': 'IORegistryExplorer',
	system_profiler: 'system_profiler -json',
	lsusb: 'lsusb',
	lspci: 'lspci',
	udev: 'uevent',
};

function failureOf(failure: RegistryFailure): ReadDump {
	switch (failure.reason) {
		case 'empty':
			return failed(undefined, `The text is empty. ${forms}`);
		case 'too large':
			return failed(undefined, 'The text is too large. Use the output for one device.');
		case 'not JSON':
			return failed(
				'system_profiler -json',
				'The text starts like JSON, but it is not valid JSON.',
			);
		case 'other property list':
			return failed('ioreg -a', withoutDevices('ioreg -a'));
		case 'compressed folder':
		case 'tree of lspci':
			return failed(undefined, describeRegistryFailure(failure));
		case 'damaged':
		case 'unknown format':
			return failed(undefined, `The text is not a list of devices. ${forms}`);
	}
}

/** Why a registry has no devices. */
function reasonIn(registry: Registry, form: DumpForm): string {
	const { format, entries } = registry;
	if (format === 'lspci' && entries.length === 0) {
		return 'The lspci output contains no IDs. Run lspci -nn.';
	}
	return bareDevices(registry).length > 0
		? 'The devices in the ioreg output have no properties. Run ioreg -l, or preferably ioreg -a -l.'
		: withoutDevices(form);
}

/** The devices whose IDs the dump does not show, as `ioreg` without `-l`. */
function bareDevices({ entries }: Registry): readonly RegistryEntry[] {
	return entries.filter(
		(entry) =>
			entry.shown === 'none' &&
			/^IO(?:USBHost|USB|PCI)Device$/.test(entry.className) &&
			devicesInRegistry([entry]).length === 0,
	);
}

/** What the devices without IDs are missing; undefined if there are none. */
export function describeWithoutIds(count: number): string | undefined {
	if (count === 0) return undefined;
	const subject = count === 1 ? '1 other device has' : `${count} other devices have`;
	return `${subject} no IDs in this dump. ioreg -l shows them.`;
}

function withoutDevices(form: DumpForm): string {
	return `The ${form} output contains no USB, PCI, or HID devices.`;
}

function failed(form: DumpForm | undefined, fault: string): ReadDump {
	return { form, devices: [], fault, withoutIds: 0 };
}
