/** PCI devices that a kext matches by name, by their ids: a dext names them in its entitlement. */
import type { Dict, PlistValue } from '../../service/index.js';

/**
 * What stands for an IONameMatch of names such as `pci8086,1e31` only; undefined for any other.
 * Such a name is compared with the ids of device and subsystem, as IOPCIMatch is (IOPCIFamily IOPCIBridge.cpp:pciMatchNub).
 */
export function pciMatchOf(dict: Dict): string | undefined {
	const names = namesIn(dict.get('IONameMatch')?.value);
	const words = names.map((name) => {
		const [, vendor, device] = /^pci([0-9a-f]{1,4}),([0-9a-f]{1,4})$/i.exec(name) ?? [];
		return vendor && device && `0x${device.padStart(4, '0')}${vendor.padStart(4, '0')}`;
	});
	return words.length > 0 && words.every(Boolean) ? words.join(' ') : undefined;
}

function namesIn(value: PlistValue | undefined): readonly string[] {
	if (value?.type === 'string') return [value.value];
	if (value?.type === 'dict') return value.entries.map(({ key }) => key);
	return value?.type === 'array' ? value.items.flatMap(namesIn) : [];
}
