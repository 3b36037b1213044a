/**
 * Reads the output of `system_profiler` in JSON or XML: SPUSBHostDataType of macOS 26, SPUSBDataType of earlier systems,
 * and SPPCIDataType. It has IDs, but neither classes nor interfaces.
 */
import { addPciDevice } from './pciNubs.js';
import type { Registry, RegistryProperties, RegistryRemark, RegistryValue } from './registry.js';
import { type EntryDraft, RegistryTree } from './registryTree.js';
import { addUsbDevice, binaryCodedDecimal } from './usbNubs.js';
import { pushValues, type WaitingValue } from './waitingValues.js';

/** Whether a property list or JSON value has what `system_profiler` writes. */
export function isSystemProfiler(value: RegistryValue): boolean {
	const shown = value.type === 'unknown' ? value.part : value;
	if (shown?.type === 'array') return shown.values.some(isReport);
	if (shown?.type !== 'dictionary') return false;
	return [...shown.entries.keys()].some((key) => /^SP\w+DataType$/.test(key));
}

function isReport(value: RegistryValue): boolean {
	const shown = value.type === 'unknown' ? value.part : value;
	return shown?.type === 'dictionary' && shown.entries.has('_dataType');
}

/** The devices at any depth. A hub has its devices in `_items`. */
export function readSystemProfiler(
	values: readonly RegistryValue[],
	remarks: readonly RegistryRemark[] = [],
): Registry {
	const tree = new RegistryTree();
	const waiting = values.map((value): WaitingValue => ({ value, parent: undefined })).reverse();
	const read = new Set<RegistryValue>();
	for (let next = waiting.pop(); next; next = waiting.pop()) {
		const shown = next.value.type === 'unknown' ? next.value.part : next.value;
		if (!shown || read.has(shown)) continue;
		read.add(shown);
		if (shown.type === 'array') pushValues(waiting, shown.values, next.parent);
		if (shown.type !== 'dictionary') continue;
		if (stringAt(shown.entries, '_dataType') === spi) continue;
		const device = addDevice(tree, shown.entries, next.parent);
		const parts = [...shown.entries].flatMap(([key, part]) => (key === spi ? [] : [part]));
		pushValues(waiting, parts, device ?? next.parent);
	}
	return tree.finish('system_profiler', remarks);
}

/** The devices on this bus have the keys of USB devices. */
const spi = 'SPSPIDataType';

function addDevice(
	tree: RegistryTree,
	item: RegistryProperties,
	parent: EntryDraft | undefined,
): EntryDraft | undefined {
	return (
		addUsbHostDevice(tree, item, parent) ??
		addOldUsbDevice(tree, item, parent) ??
		addPci(tree, item)
	);
}

function addUsbHostDevice(
	tree: RegistryTree,
	item: RegistryProperties,
	parent: EntryDraft | undefined,
): EntryDraft | undefined {
	const idVendor = hexAt(item, 'USBDeviceKeyVendorID');
	const idProduct = hexAt(item, 'USBDeviceKeyProductID');
	if (idVendor === undefined || idProduct === undefined) return undefined;
	const numbers = { idVendor, idProduct, bcdDevice: hexAt(item, 'USBDeviceKeyProductVersion') };
	const names = {
		vendor: stringAt(item, 'USBDeviceKeyVendorName'),
		product: stringAt(item, '_name'),
	};
	return addUsbDevice(tree, numbers, names, parent);
}

/** The values of `device_speed` in the order of `USBSpeed`. */
const speeds = ['full_speed', 'low_speed', 'high_speed', 'super_speed', 'super_speed_plus'];

/** Apple's vendor ID is a name in this format. */
function addOldUsbDevice(
	tree: RegistryTree,
	item: RegistryProperties,
	parent: EntryDraft | undefined,
): EntryDraft | undefined {
	const vendor = stringAt(item, 'vendor_id');
	const idVendor = vendor === 'apple_vendor_id' ? 0x05ac : hexAt(item, 'vendor_id');
	const idProduct = hexAt(item, 'product_id');
	if (idVendor === undefined || idProduct === undefined) return undefined;
	const speed = speeds.indexOf(stringAt(item, 'device_speed') ?? '') + 1;
	const numbers = {
		idVendor,
		idProduct,
		bcdDevice: binaryCodedDecimal(stringAt(item, 'bcd_device')),
		USBSpeed: speed > 0 ? speed : undefined,
	};
	const maker = stringAt(item, 'manufacturer') ?? /^[^(]*\((.*)\)/.exec(vendor ?? '')?.[1];
	return addUsbDevice(tree, numbers, { vendor: maker, product: stringAt(item, '_name') }, parent);
}

function addPci(tree: RegistryTree, item: RegistryProperties): EntryDraft | undefined {
	const vendorId = hexAt(item, 'sppci_vendor-id');
	const deviceId = hexAt(item, 'sppci_device-id');
	if (vendorId === undefined || deviceId === undefined) return undefined;
	return addPciDevice(tree, {
		vendorId,
		deviceId,
		subsystemVendorId: hexAt(item, 'sppci_subsystem-vendor-id'),
		subsystemId: hexAt(item, 'sppci_subsystem-id'),
		revision: hexAt(item, 'sppci_revision-id'),
	});
}

/** A string by its key, which has a letter for its order before macOS 10.9: `a_product_id`. */
function stringAt(item: RegistryProperties, key: string): string | undefined {
	const value =
		item.get(key) ?? letters.map((letter) => item.get(`${letter}_${key}`)).find(Boolean);
	return value?.type === 'string' ? value.value : undefined;
}

const letters = [...'abcdef'];

function hexAt(item: RegistryProperties, key: string): number | undefined {
	const digits = /0x([0-9a-f]{1,8})\b/i.exec(stringAt(item, key) ?? '')?.[1];
	return digits === undefined ? undefined : Number.parseInt(digits, 16);
}
