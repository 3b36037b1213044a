/** The sets of keys by which a personality can match a device, the most specific first. */
import {
	isVendorPage,
	type UsbKeySet,
	type UsbNub,
	unspecificUsbClasses,
	usbKeySets,
	vendorSpecificUsbClass,
} from '../../service/index.js';
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
	const hasNubs = device.code?.class !== vendorSpecificUsbClass;
	const interfaces = hasNubs ? device.interfaces : [];
	return [
		...interfaces.flatMap((each) => interfaceById(device, each)),
		...deviceById(device),
		...interfaces.flatMap((each) => interfaceByClass(device, each)),
		...deviceByClass(device),
	];
}

function deviceById(device: Device): readonly Proposal[] {
	return filledSets('device', 'any', idsOf(device)).map((keys) => ({
		title: `The device, ${revisionsOf(keys)}`,
		detail: revisionNote(keys),
		provider: 'IOUSBHostDevice',
		keys,
		code: device.code,
	}));
}

function interfaceById(device: Device, each: UsbInterface): readonly Proposal[] {
	const isAssumed = each.configuration === undefined;
	const values = idsOf(device, {
		bConfigurationValue: each.configuration ?? 1,
		bInterfaceNumber: each.number,
	});
	const name = `Interface ${each.number}${isAssumed ? '' : ` of configuration ${each.configuration}`}`;
	const assumption = isAssumed ? 'The dump has no configuration. It is almost always 1.' : '';
	return filledSets('interface', 'any', values).map((keys) => ({
		title: `${name}, ${revisionsOf(keys)}`,
		detail: assumption || revisionNote(keys),
		provider: 'IOUSBHostInterface',
		keys,
		code: each.code,
	}));
}

/** The revision in a set of keys. */
function revisionIn(keys: Keys): KeyValue | undefined {
	return keys.find(([key]) => key === 'bcdDevice')?.[1];
}

function revisionsOf(keys: Keys): string {
	return revisionIn(keys) === undefined ? 'every revision' : 'this revision only';
}

function revisionNote(keys: Keys): string {
	const revision = revisionIn(keys);
	return typeof revision === 'number'
		? `bcdDevice ${hex(revision)}. A firmware update may change it.`
		: '';
}

function interfaceByClass(device: Device, { number, code }: UsbInterface): readonly Proposal[] {
	if (!code) return [];
	return byClass(device, code, 'interface', `interface ${number}`).map((each) => ({
		...each,
		provider: 'IOUSBHostInterface',
		code,
	}));
}

function deviceByClass(device: Device): readonly Proposal[] {
	const { code } = device;
	if (!code || unspecificUsbClasses.includes(code.class)) return [];
	return byClass(device, code, 'device', 'the device').map((each) => ({
		...each,
		provider: 'IOUSBHostDevice',
		code,
	}));
}

/** A vendor-specific class requires the vendor, all others exclude it (IOUSBDevice.cpp, IOUSBInterface.cpp:matchPropertyTable). */
function byClass(
	{ vendorId }: Device,
	{ class: code, subclass, protocol }: ClassCode,
	nub: UsbNub,
	what: string,
): readonly Pick<Proposal, 'title' | 'detail' | 'keys'>[] {
	const isOwn = code === vendorSpecificUsbClass;
	const prefix = nub === 'device' ? 'bDevice' : 'bInterface';
	const values = new Map([
		['idVendor', vendorId],
		[`${prefix}Class`, code],
		[`${prefix}SubClass`, subclass],
		[`${prefix}Protocol`, protocol],
	]);
	return filledSets(nub, isOwn ? 'vendorSpecific' : 'standard', values).map((keys) => {
		const hasProtocol = keys.some(([key]) => key === `${prefix}Protocol`);
		const parts = hasProtocol ? 'class, subclass, and protocol' : 'class and subclass';
		return {
			title: `All ${nub}s of ${isOwn ? 'this' : 'any'} vendor with the ${parts} of ${what}`,
			detail: [code, subclass, ...(hasProtocol ? [protocol] : [])].join(', '),
			keys,
		};
	});
}

/** The sets of keys that match and that the values fill, highest score first. */
function filledSets(
	nub: UsbNub,
	deviceClass: UsbKeySet['class'],
	values: ReadonlyMap<string, number>,
): readonly Keys[] {
	return usbKeySets[nub]
		.filter((set) => set.class === deviceClass && set.needed.every((key) => values.has(key)))
		.map(({ needed }) => [...values].filter(([key]) => needed.includes(key)));
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
		...(!isVendorPage(usage.page)
			? [{ ...base, title: 'All devices with this usage', detail, keys: usageKeys }]
			: []),
	];
}

/** The IDs of a USB device, with the location of an interface if one is matched. */
function idsOf(
	{ vendorId, productId, revision }: Device,
	location: Readonly<Record<string, number>> = {},
): ReadonlyMap<string, number> {
	return new Map([
		['idProduct', productId],
		['idVendor', vendorId],
		...Object.entries(location),
		...(revision === undefined ? [] : [['bcdDevice', revision] as const]),
	]);
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
