/** PCI devices: registers, which the entry shows as properties (IOPCIFamily IOPCIBridge.cpp:pciMatchNub). */
import { pciMatchMasks, pciPrimaryScores } from '../../../platform/pci.js';
import type { RegistryEntry, RegistryValue } from '../../../registry/registry.js';
import { pciWordText } from '../../pciMatch.js';
import { compareValues } from '../equality.js';
import { propertyOf, textOf } from '../properties.js';
import type { TestRow } from '../trace.js';
import { anyOf } from '../verdict.js';
import { addScores, type FamilyInput, type FamilyResult, familyRow } from './family.js';

const source = 'IOPCIFamily IOPCIBridge.cpp:pciMatchNub';

/** A register of the configuration space; undefined if the dump does not show it. */
type Register = number | undefined;

interface Registers {
	/** 0x00: the device in the high half, the vendor in the low one. */
	readonly primary: Register;
	/** 0x2c: the same of the subsystem. */
	readonly secondary: Register;
	/** 0x08: class, subclass, programming interface, and revision. */
	readonly classCode: Register;
}

export function pciTest(input: FamilyInput): FamilyResult {
	const registers = registersOf(input.entry);
	// All PCI devices have a vendor.
	const isDevice = propertyOf(input.entry, 'vendor-id') !== undefined;
	const rows: TestRow[] = [];
	let bonus = 0;
	for (const [key, mask] of pciMatchMasks) {
		const wanted = input.table.get(key);
		if (!wanted) continue;
		const compared = registersFor(key, registers);
		const words = input.simulation.prepared.pciWords(wanted, mask);
		const verdicts = compared.map((register) => words.compareWith(register));
		// Only the builds for Apple silicon prefer a device to its subsystem: those without ACPI.
		const isPreferred = verdicts[0] === 'match' && input.simulation.isAppleSilicon;
		const score = (isPreferred ? pciPrimaryScores.get(key) : undefined) ?? 0;
		bonus += score;
		rows.push({
			...familyRow(
				[key],
				wanted,
				isDevice ? compared.map(registerText).join(' or ') : 'no vendor-id',
				isDevice ? anyOf(verdicts) : 'no match',
				source,
			),
			...(score > 0 && { score }),
		});
	}
	const tunnel = tunnelRow(input);
	return {
		rows: tunnel ? [...rows, tunnel] : rows,
		score: addScores(input.probeScore, bonus),
	};
}

function registersFor(key: string, registers: Registers): readonly Register[] {
	switch (key) {
		case 'IOPCIMatch':
			return [registers.primary, registers.secondary];
		case 'IOPCIPrimaryMatch':
			return [registers.primary];
		case 'IOPCISecondaryMatch':
			return [registers.secondary];
		default:
			return [registers.classCode];
	}
}

function registerText(register: Register): string {
	return register === undefined ? 'unknown' : pciWordText(BigInt(register));
}

function registersOf(entry: RegistryEntry): Registers {
	const isBigEndian = isBigEndianId(entry);
	const read = (key: string): Register => numberIn(propertyOf(entry, key), isBigEndian);
	const [revision, classCode] = [read('revision-id'), read('class-code')];
	return {
		primary: join(read('device-id'), read('vendor-id')),
		secondary: join(read('subsystem-id'), read('subsystem-vendor-id')),
		classCode:
			classCode === undefined || revision === undefined
				? undefined
				: ((classCode << 8) | (revision & 0xff)) >>> 0,
	};
}

function join(high: Register, low: Register): Register {
	if (high === undefined || low === undefined) return undefined;
	return (((high & 0xffff) << 16) | (low & 0xffff)) >>> 0;
}

/** Macs with PowerPC processors publish the numbers with the highest byte first. */
function isBigEndianId(entry: RegistryEntry): boolean {
	const vendor = entry.properties.get('vendor-id');
	if (vendor?.type !== 'data' || vendor.bytes.length < 4) return false;
	const [first, second] = vendor.bytes;
	return first === 0 && second === 0;
}

function numberIn(value: RegistryValue | undefined, isBigEndian: boolean): Register {
	if (value?.type === 'integer') return Number(BigInt.asUintN(32, value.value));
	if (value?.type !== 'data') return undefined;
	const bytes = [...value.bytes.subarray(0, 4)];
	// Data that is shown as text lacks zeros at its end.
	while (bytes.length < 4) bytes.push(0);
	if (isBigEndian) bytes.reverse();
	return bytes.reduceRight((number, byte) => number * 256 + byte, 0);
}

/** A device that is connected by Thunderbolt requires IOPCITunnelCompatible, except from the driver of bridges. */
function tunnelRow({ table, entry }: FamilyInput): TestRow | undefined {
	const tunnelled = propertyOf(entry, 'IOPCITunnelled');
	if (!tunnelled || (tunnelled.type === 'boolean' && !tunnelled.value)) return undefined;
	if (textOf(table, 'IOClass') === 'IOPCI2PCIBridge') return undefined;
	const wanted: RegistryValue = { type: 'boolean', value: true };
	const own = table.get('IOPCITunnelCompatible');
	const result = compareValues(wanted, own);
	const isCertain = tunnelled.type !== 'unknown';
	// Other systems do not show it: most devices are not connected by Thunderbolt.
	const isAssumed = !isCertain && !entry.properties.has('IOPCITunnelled');
	if (!isCertain && result === 'match') return undefined;
	return {
		...familyRow(
			['IOPCITunnelCompatible'],
			own ?? 'missing',
			isCertain ? 'connected by Thunderbolt' : 'unknown whether it is connected by Thunderbolt',
			isCertain ? result : 'unknown',
			source,
		),
		...(isAssumed && { informs: true as const }),
	};
}
