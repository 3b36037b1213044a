/** Reads the output of `lspci -nn`, `lspci -n` and `lspci -vmmnn`. */
import { dumpLines } from './dumpLines.js';
import { addPciDevice, type PciDevice } from './pciNubs.js';
import type { Registry } from './registry.js';
import { RegistryTree } from './registryTree.js';

const slot = String.raw`(?:[0-9a-f]{4,8}:)?[0-9a-f]{2}:[0-9a-f]{2}\.[0-7]`;
const anyLine = new RegExp(`^${slot} `, 'i');
const bareIds = new RegExp(`^${slot} ([0-9a-f]{4}): ([0-9a-f]{4}):([0-9a-f]{4})`, 'i');
/** The class after its name; the IDs after the names of vendor and device are the last ones of the line. */
const namedClass = /\[([0-9a-f]{4})\]: /i;
const namedIds = / \[([0-9a-f]{4}):([0-9a-f]{4})\]/gi;
const numbers = /^(?: \(rev ([0-9a-f]{2})\))?(?: \(prog-if ([0-9a-f]{2}).*\))?/i;
const subsystemLine = /^\s+Subsystem: .*?\[?([0-9a-f]{4}):([0-9a-f]{4})\]?\s*$/i;

export function isLspci(text: string): boolean {
	return isRecords(text) || dumpLines(text).some((line) => anyLine.test(line));
}

export function readLspci(text: string): Registry {
	const tree = new RegistryTree();
	const devices = isRecords(text) ? readRecords(text) : readLines(text);
	for (const device of devices) addPciDevice(tree, device);
	return tree.finish('lspci');
}

function isRecords(text: string): boolean {
	return /^Slot:\t/m.test(text) && /^Device:\t/m.test(text);
}

function readLines(text: string): readonly PciDevice[] {
	const devices: PciDevice[] = [];
	for (const line of dumpLines(text)) {
		const last = devices.at(-1);
		const device = deviceIn(line);
		if (device) devices.push(device);
		else if (last && /^\s+\S/.test(line)) devices[devices.length - 1] = withDetail(last, line);
	}
	return devices;
}

/** What a line begins with, and where that ends. */
interface Ids {
	readonly code: string | undefined;
	readonly name?: string;
	readonly vendor: string | undefined;
	readonly device: string | undefined;
	readonly end: number;
}

function idsIn(line: string): Ids | undefined {
	const bare = bareIds.exec(line);
	if (bare) {
		const [{ length: end }, code, vendor, device] = bare;
		return { code, vendor, device, end };
	}
	const named = anyLine.test(line) ? namedClass.exec(line) : null;
	const ids = [...line.matchAll(namedIds)].at(-1);
	const nameStart = named ? named.index + named[0].length : line.length;
	if (!named || !ids || ids.index < nameStart) return undefined;
	const [{ length }, vendor, device] = ids;
	const name = line.slice(nameStart, ids.index);
	return { code: named[1], name, vendor, device, end: ids.index + length };
}

function deviceIn(line: string): PciDevice | undefined {
	const { code, name, vendor, device, end } = idsIn(line) ?? {};
	if (code === undefined || vendor === undefined || device === undefined) return undefined;
	const [, revision, programmingInterface] = numbers.exec(line.slice(end)) ?? [];
	return {
		vendorId: hexadecimal(vendor),
		deviceId: hexadecimal(device),
		// lspci leaves out a revision of zero.
		revision: hexadecimal(revision ?? '0'),
		class: hexadecimal(code),
		programmingInterface:
			programmingInterface === undefined ? undefined : hexadecimal(programmingInterface),
		name,
		slot: line.slice(0, line.indexOf(' ')),
	};
}

/** With details, lspci leaves out a programming interface only if it is zero. */
function withDetail(device: PciDevice, line: string): PciDevice {
	const [, vendor, board] = subsystemLine.exec(line) ?? [];
	const ids =
		vendor === undefined || board === undefined
			? {}
			: { subsystemVendorId: hexadecimal(vendor), subsystemId: hexadecimal(board) };
	return { ...device, ...ids, programmingInterface: device.programmingInterface ?? 0 };
}

/** One record per device, with fields `Name:<tab>value [id]`, separated by empty lines. A revision of zero is left out. */
function readRecords(text: string): readonly PciDevice[] {
	return text.split(/(?:\r?\n){2,}/).flatMap((record): readonly PciDevice[] => {
		const fields = new Map(
			Array.from(record.matchAll(/^(\w+):\t(.*?)\r?$/gm), ([, name = '', value = '']) => [
				name,
				value,
			]),
		);
		const id = (name: string): number | undefined => {
			const digits = /\[?\b([0-9a-f]{4})\]?\s*$/i.exec(fields.get(name) ?? '')?.[1];
			return digits === undefined ? undefined : hexadecimal(digits);
		};
		const name = (field: string): string | undefined =>
			/^(.*\S)\s*\[[0-9a-f]{4}\]\s*$/i.exec(fields.get(field) ?? '')?.[1];
		const [vendorId, deviceId] = [id('Vendor'), id('Device')];
		if (vendorId === undefined || deviceId === undefined) return [];
		return [
			{
				vendorId,
				deviceId,
				revision: hexadecimal(fields.get('Rev') ?? '0'),
				subsystemVendorId: id('SVendor'),
				subsystemId: id('SDevice'),
				class: id('Class'),
				programmingInterface: hexadecimal(fields.get('ProgIf') ?? '0'),
				vendorName: name('Vendor'),
				name: name('Device'),
				slot: fields.get('Slot'),
			},
		];
	});
}

function hexadecimal(digits: string): number {
	return Number.parseInt(digits, 16);
}
