/** Makes the nubs of PCI devices as IOPCIFamily publishes them: numbers are data of four bytes, the lowest first. */
import { utf8Bytes } from '../bytes/textBytes.js';
import type { RegistryValue } from './registry.js';
import type { EntryDraft, RegistryTree } from './registryTree.js';
import { stringValue, unknownValue } from './registryValue.js';

/** What a tool shows of a device; undefined is unknown. */
export interface PciDevice {
	readonly vendorId: number;
	readonly deviceId: number;
	readonly revision?: number | undefined;
	readonly subsystemVendorId?: number | undefined;
	readonly subsystemId?: number | undefined;
	/** Class and subclass: `0x0106`. */
	readonly class?: number | undefined;
	readonly programmingInterface?: number | undefined;
	readonly vendorName?: string | undefined;
	readonly name?: string | undefined;
	/** For example `00:1f.2`. */
	readonly slot?: string | undefined;
}

export function addPciDevice(tree: RegistryTree, device: PciDevice): EntryDraft {
	const name = nameOf(device.vendorId, device.deviceId);
	const location = locationOf(device.slot);
	const { entry } = tree.add({ name, location, className: 'IOPCIDevice' }, undefined);
	entry.shown = 'some';
	const { subsystemVendorId, subsystemId } = device;
	const values: Readonly<Record<string, RegistryValue | undefined>> = {
		'vendor-id': fourBytes(device.vendorId),
		'device-id': fourBytes(device.deviceId),
		'revision-id': fourBytes(device.revision),
		'subsystem-vendor-id': fourBytes(subsystemVendorId),
		'subsystem-id': fourBytes(subsystemId),
		'class-code': classCodeOf(device),
		name: textData([name]),
		compatible: compatibleOf(device),
		model: device.name === undefined ? undefined : stringValue(device.name),
	};
	for (const [key, value] of Object.entries(values)) if (value) entry.properties.set(key, value);
	return entry;
}

function classCodeOf(device: PciDevice): RegistryValue | undefined {
	if (device.class === undefined) return undefined;
	const value = fourBytes(device.class * 256 + (device.programmingInterface ?? 0));
	return device.programmingInterface === undefined ? unknownValue('not printed', value) : value;
}

/** The names in the order of IOPCIBridge.cpp (IOPCIBridge::constructProperties): board, device, class. */
function compatibleOf(device: PciDevice): RegistryValue {
	const { subsystemVendorId, subsystemId, programmingInterface } = device;
	const names = [nameOf(device.vendorId, device.deviceId)];
	if (subsystemVendorId && subsystemId) names.unshift(nameOf(subsystemVendorId, subsystemId));
	if (device.class === undefined || programmingInterface === undefined) {
		return unknownValue('not printed', textData(names));
	}
	const code = device.class * 256 + programmingInterface;
	return textData([...names, `pciclass,${code.toString(16).padStart(6, '0')}`]);
}

function nameOf(vendor: number, device: number): string {
	return `pci${vendor.toString(16)},${device.toString(16)}`;
}

/** Device and function, as in the path of a nub: `1F,2`. */
function locationOf(slot: string | undefined): string | undefined {
	const [, device, part] = /([0-9a-f]{2})\.([0-7])$/i.exec(slot ?? '') ?? [];
	if (device === undefined) return undefined;
	const number = Number.parseInt(device, 16).toString(16).toUpperCase();
	return part === '0' ? number : `${number},${part}`;
}

function fourBytes(number: number | undefined): RegistryValue | undefined {
	if (number === undefined || !Number.isInteger(number)) return undefined;
	const bytes = Uint8Array.from([0, 8, 16, 24], (shift) => (number >>> shift) & 0xff);
	return { type: 'data', bytes };
}

function textData(names: readonly string[]): RegistryValue {
	return { type: 'data', bytes: utf8Bytes(`${names.join('\0')}\0`) };
}
