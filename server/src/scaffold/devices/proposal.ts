/** The sets of keys by which a personality can match a device, the most specific first. */
import { hex4 } from '../names/deviceNames.js';
import type { ClassCode, Device, UsbInterface } from './device.js';

export type KeyValue = string | number | boolean;

export type Keys = readonly (readonly [key: string, value: KeyValue])[];

export interface Proposal {
	/** The devices that it matches, in a few words. */
	readonly title: string;
	/** Details as a sentence or phrase; may be empty. */
	readonly detail: string;
	readonly provider: 'IOUSBHostDevice' | 'IOUSBHostInterface' | 'IOPCIDevice' | 'IOHIDInterface';
	/** The keys besides `IOProviderClass`. */
	readonly keys: Keys;
	/** The USB class of the device or interface, by which the family of the driver is chosen. */
	readonly code: ClassCode | undefined;
}

const vendorSpecific = 0xff;

/** At least one for every device. */
export function proposalsFor(device: Device): readonly Proposal[] {
	switch (device.bus) {
		case 'usb':
			return usbProposals(device);
		case 'pci':
			return pciProposals(device);
		case 'hid':
			return hidProposals(device);
	}
}

/** The interfaces of a vendor-specific device have no nubs, because nothing configures the device (QA1076). */
function usbProposals(device: Device): readonly Proposal[] {
	const hasNubs = device.code?.class !== vendorSpecific;
	const interfaces = hasNubs ? device.interfaces : [];
	return [
		...interfaces.flatMap((each) => interfaceById(device, each)),
		...deviceById(device),
		...interfaces.flatMap((each) => interfaceByClass(device, each)),
		...deviceByClass(device),
	];
}

function deviceById(device: Device): readonly Proposal[] {
	const base = { provider: 'IOUSBHostDevice', code: device.code } as const;
	return [
		...revisionOf(device).map((revision) => ({
			...base,
			title: 'The device, this revision only',
			detail: `bcdDevice ${hex(revision)}. A firmware update may change it.`,
			keys: [...idKeys(device), ['bcdDevice', revision]] as const,
		})),
		{ ...base, title: 'The device, every revision', detail: '', keys: idKeys(device) },
	];
}

function interfaceById(device: Device, each: UsbInterface): readonly Proposal[] {
	const isAssumed = each.configuration === undefined;
	const location: Keys = [
		['bConfigurationValue', each.configuration ?? 1],
		['bInterfaceNumber', each.number],
	];
	const base = { provider: 'IOUSBHostInterface', code: each.code } as const;
	const name = `Interface ${each.number}${isAssumed ? '' : ` of configuration ${each.configuration}`}`;
	const assumption = isAssumed ? 'The dump has no configuration. It is almost always 1.' : '';
	return [
		...revisionOf(device).map((revision) => ({
			...base,
			title: `${name}, this revision only`,
			detail: assumption || `bcdDevice ${hex(revision)}. A firmware update may change it.`,
			keys: [...idKeys(device), ...location, ['bcdDevice', revision]] as const,
		})),
		{
			...base,
			title: `${name}, every revision`,
			detail: assumption,
			keys: [...idKeys(device), ...location],
		},
	];
}

function interfaceByClass(device: Device, { number, code }: UsbInterface): readonly Proposal[] {
	if (!code) return [];
	return rowsByClass(device, code, 'bInterface', `interface ${number}`).map((row) => ({
		...row,
		provider: 'IOUSBHostInterface',
		code,
	}));
}

/** Class 0 means that the interfaces have the classes; 9 is hubs and 0xef composite devices, which match almost everything. */
function deviceByClass(device: Device): readonly Proposal[] {
	const { code } = device;
	if (!code || [0, 9, 0xef].includes(code.class)) return [];
	return rowsByClass(device, code, 'bDevice', 'the device').map((row) => ({
		...row,
		provider: 'IOUSBHostDevice',
		code,
	}));
}

/** A vendor-specific class requires the vendor, all others exclude it (IOUSBDevice.cpp, IOUSBInterface.cpp:matchPropertyTable). */
function rowsByClass(
	{ vendorId }: Device,
	{ class: code, subclass, protocol }: ClassCode,
	prefix: 'bDevice' | 'bInterface',
	what: string,
): readonly Pick<Proposal, 'title' | 'detail' | 'keys'>[] {
	const own = code === vendorSpecific;
	const first: Keys = own ? [['idVendor', vendorId]] : [[`${prefix}Class`, code]];
	const whose = own ? 'of this vendor' : 'of any vendor';
	const kind = prefix === 'bDevice' ? 'devices' : 'interfaces';
	return [
		{
			title: `All ${kind} ${whose} with the class, subclass and protocol of ${what}`,
			detail: `${code}, ${subclass}, ${protocol}`,
			keys: [...first, [`${prefix}SubClass`, subclass], [`${prefix}Protocol`, protocol]],
		},
		{
			title: `All ${kind} ${whose} with the class and subclass of ${what}`,
			detail: `${code}, ${subclass}`,
			keys: [...first, [`${prefix}SubClass`, subclass]],
		},
	];
}

function pciProposals({ vendorId, productId, subsystem, code }: Device): readonly Proposal[] {
	const tunnel = ['IOPCITunnelCompatible', true] as const;
	const base = { provider: 'IOPCIDevice', code: undefined, detail: '' } as const;
	const primary = ['IOPCIPrimaryMatch', word(productId, vendorId)] as const;
	const id = `device ${hex(productId)} of vendor ${hex(vendorId)}`;
	return [
		...(subsystem
			? [
					{
						...base,
						title: 'The device on this board only',
						detail: `${id}, subsystem ${hex(subsystem.deviceId)} of ${hex(subsystem.vendorId)}`,
						keys: [
							primary,
							['IOPCISecondaryMatch', word(subsystem.deviceId, subsystem.vendorId)] as const,
							tunnel,
						],
					},
				]
			: []),
		{ ...base, title: 'The device on every board', detail: id, keys: [primary, tunnel] },
		{
			...base,
			title: 'The device, and boards whose subsystem has the same IDs',
			detail: id,
			keys: [['IOPCIMatch', word(productId, vendorId)], tunnel],
		},
		...(code
			? [
					{
						...base,
						title: 'All devices of this class, of any vendor',
						detail: `class ${hex2(code.class)}, subclass ${hex2(code.subclass)}, interface ${hex2(code.protocol)}`,
						keys: [['IOPCIClassMatch', `${classWord(code)}&0xffffff00`], tunnel] as const,
					},
				]
			: []),
	];
}

/** A vendor-specific usage page requires the vendor: the family rejects it otherwise (IOHIDDevice.cpp:validateMatchingTable). */
function hidProposals({ vendorId, productId, usage, transport }: Device): readonly Proposal[] {
	const base = { provider: 'IOHIDInterface', code: undefined, detail: '' } as const;
	const ids: Keys = [
		['ProductID', productId],
		['VendorID', vendorId],
	];
	const vendor: Keys = [['VendorID', vendorId]];
	const usageKeys: Keys = usage
		? [
				['PrimaryUsage', usage.usage],
				['PrimaryUsagePage', usage.page],
			]
		: [];
	const whole = { ...base, title: 'The device, all usages', keys: ids };
	if (!usage) return [whole];
	const detail = `usage ${hex2(usage.usage)} of page ${hex2(usage.page)}`;
	return [
		...(transport
			? [
					{
						...base,
						title: `The device, for this usage, over ${transport} only`,
						detail,
						keys: [...usageKeys, ...ids, ['Transport', transport] as const],
					},
				]
			: []),
		{ ...base, title: 'The device, for this usage', detail, keys: [...usageKeys, ...ids] },
		whole,
		{
			...base,
			title: 'All devices of this vendor with this usage',
			detail,
			keys: [...usageKeys, ...vendor],
		},
		...(usage.page < 0xff00
			? [{ ...base, title: 'All devices with this usage', detail, keys: usageKeys }]
			: []),
	];
}

function idKeys({ vendorId, productId }: Device): Keys {
	return [
		['idProduct', productId],
		['idVendor', vendorId],
	];
}

function revisionOf({ revision }: Device): readonly number[] {
	return revision === undefined ? [] : [revision];
}

/** The vendor is in the low 16 bits (IOPCIBridge.cpp:matchKeys). */
function word(deviceId: number, vendorId: number): string {
	return `0x${hex4(deviceId)}${hex4(vendorId)}`;
}

/** The low byte is the revision, which is masked out. */
function classWord({ class: code, subclass, protocol }: ClassCode): string {
	return `0x${[code, subclass, protocol, 0].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

function hex(id: number): string {
	return `0x${hex4(id)}`;
}

function hex2(byte: number): string {
	return `0x${byte.toString(16).padStart(2, '0')}`;
}
