/** The families that figures are counted by. */
import type { RegistryEntry } from '../../registry/registry.js';
import type { Simulation } from './simulation.js';

const families = [
	['USB device', ['IOUSBHostDevice', 'IOUSBDevice']],
	['USB interface', ['IOUSBHostInterface', 'IOUSBInterface']],
	['PCI', ['IOPCIDevice']],
	['ACPI', ['IOACPIPlatformDevice']],
	['ARM device tree', ['AppleARMIODevice']],
	['platform', ['IOPlatformDevice', 'IOPlatformExpertDevice']],
	['media', ['IOMedia']],
	['SCSI', ['IOSCSIPeripheralDeviceNub']],
	['ATA', ['IOATADevice']],
	['FireWire', ['IOFireWireDevice', 'IOFireWireUnit', 'IOFireWireSBP2Target', 'IOFireWireSBP2LUN']],
	['HID interface', ['IOHIDInterface']],
	['HID event service', ['IOHIDEventService', 'IOHIDDevice']],
	['resources', ['IOResources', 'IOUserResources']],
] as const;

export type EntryFamily = (typeof families)[number][0] | 'none/other';

export function familyOf(entry: RegistryEntry, simulation: Simulation): EntryFamily {
	const { lineage } = simulation.classOf(entry);
	const found = families.find(([, classes]) => classes.some((name) => lineage.includes(name)));
	return found?.[0] ?? 'none/other';
}
