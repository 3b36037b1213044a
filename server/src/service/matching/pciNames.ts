/** Converts the names by which a personality matches PCI devices to IDs, as the entitlements of a dext require. */
import type { Dict, PlistValue } from '../value/plistValue.js';

/**
 * The IOPCIMatch for an IONameMatch that has only names such as `pci8086,1e31`; undefined for any other. The kernel
 * compares both with the IDs of device and subsystem (IOPCIFamily IOPCIBridge.cpp:pciMatchNub).
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
