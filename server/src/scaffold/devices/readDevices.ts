/** Reads dumps of devices from any of the known tools. */
import { type Device, type FoundDevice, mergeDevices } from './device.js';
import { isLspci, readLspci } from './lspci.js';
import { isLsusb, readLsusb } from './lsusb.js';
import { devicesInRegistry, type RegistryEntry } from './registryEntry.js';
import { readRegistryPlist } from './registryPlist.js';
import { readRegistryText } from './registryText.js';
import { readSystemProfiler } from './systemProfiler.js';
import { isUevent, readUevents } from './uevent.js';

export type DumpForm =
	| 'ioreg -a'
	| 'ioreg -l'
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
}

const forms =
	'Use the output of ioreg -a -l, ioreg -l, system_profiler -json, lsusb, lsusb -v, lspci -nn or lspci -vmmnn, or uevent files of sysfs.';

/** Never throws. Several dumps in one text are read if they have the same form. */
export function readDevices(text: string): ReadDump {
	// Not a line break in any of the forms.
	const trimmed = text.replace(/[\u2028\u2029]/g, ' ').trim();
	if (trimmed === '') return failed(undefined, `The text is empty. ${forms}`);
	const form = formOf(trimmed);
	if (form === undefined) return failed(undefined, `The text is not a list of devices. ${forms}`);
	const found = readForm(form, trimmed);
	if (typeof found === 'string') return failed(form, found);
	const devices = mergeDevices(found);
	return devices.length > 0
		? { form, devices, fault: undefined }
		: failed(form, `The ${form} output contains no USB, PCI or HID devices.`);
}

function formOf(text: string): DumpForm | undefined {
	if (/^(?:<\?xml|<!DOCTYPE plist|<plist|<dict|<array)/.test(text)) return 'ioreg -a';
	if (/^[{[]/.test(text)) return 'system_profiler -json';
	if (isLsusb(text)) return 'lsusb';
	if (isUevent(text)) return 'uevent';
	if (isLspci(text)) return 'lspci';
	if (/^[ \t|]*(?:\+-o .*<class |"[^"]+" = )/m.test(text)) return 'ioreg -l';
	return undefined;
}

/** The devices, or why there are none. */
function readForm(form: DumpForm, text: string): readonly FoundDevice[] | string {
	switch (form) {
		case 'ioreg -a':
			// Several runs of ioreg print several documents.
			return inRegistry(text.split(/(?<=<\/plist>)/).flatMap(readRegistryPlist));
		case 'ioreg -l':
			return inRegistry(readRegistryText(text));
		case 'system_profiler -json':
			return readSystemProfiler(text) ?? 'The text starts like JSON, but it is not valid JSON.';
		case 'lsusb':
			return readLsusb(text);
		case 'lspci': {
			const devices = readLspci(text);
			return devices.length > 0 ? devices : 'The lspci output contains no IDs. Run lspci -nn.';
		}
		case 'uevent':
			return readUevents(text);
	}
}

function inRegistry(entries: readonly RegistryEntry[]): readonly FoundDevice[] | string {
	const devices = devicesInRegistry(entries);
	const bare = entries.some(
		({ className, properties }) =>
			/^IO(?:USBHost|PCI)Device$/.test(className) &&
			!properties.has('idVendor') &&
			!properties.has('vendor-id'),
	);
	return devices.length === 0 && bare
		? 'The devices in the ioreg output have no properties. Run ioreg -l, or preferably ioreg -a -l.'
		: devices;
}

function failed(form: DumpForm | undefined, fault: string): ReadDump {
	return { form, devices: [], fault };
}
