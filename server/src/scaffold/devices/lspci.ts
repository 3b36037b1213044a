/** Reads the output of `lspci -nn`, `lspci -n` and `lspci -vmmnn`. */
import type { ClassCode, FoundDevice } from './device.js';
import { dumpLines } from './dumpLines.js';

const slot = String.raw`(?:[0-9a-f]{4,8}:)?[0-9a-f]{2}:[0-9a-f]{2}\.[0-7]`;
const anyLine = new RegExp(`^${slot} `, 'i');
const namedLine = new RegExp(
	`^${slot} .*?\\[([0-9a-f]{4})\\]: (.*) \\[([0-9a-f]{4}):([0-9a-f]{4})\\](?: \\(rev ([0-9a-f]{2})\\))?(?: \\(prog-if ([0-9a-f]{2}).*\\))?`,
	'i',
);
const bareLine = new RegExp(
	`^${slot} ([0-9a-f]{4}): ([0-9a-f]{4}):([0-9a-f]{4})(?: \\(rev ([0-9a-f]{2})\\))?(?: \\(prog-if ([0-9a-f]{2}).*\\))?`,
	'i',
);
const subsystemLine = /^\s+Subsystem: .*?\[?([0-9a-f]{4}):([0-9a-f]{4})\]?\s*$/i;

export function isLspci(text: string): boolean {
	return isRecords(text) || dumpLines(text).some((line) => anyLine.test(line));
}

export function readLspci(text: string): readonly FoundDevice[] {
	return isRecords(text) ? readRecords(text) : readLines(text);
}

function isRecords(text: string): boolean {
	return /^Slot:\t/m.test(text) && /^Device:\t/m.test(text);
}

function readLines(text: string): readonly FoundDevice[] {
	const devices: FoundDevice[] = [];
	for (const line of dumpLines(text)) {
		const [, subVendor, subDevice] = subsystemLine.exec(line) ?? [];
		const last = devices.at(-1);
		if (subVendor !== undefined && subDevice !== undefined && last) {
			devices[devices.length - 1] = { ...last, subsystem: idsOf(subVendor, subDevice) };
			continue;
		}
		const named = namedLine.exec(line);
		const [code, name, vendor, device, revision, interfaceByte] = named
			? named.slice(1)
			: insertName(bareLine.exec(line)?.slice(1) ?? []);
		if (code === undefined || vendor === undefined || device === undefined) continue;
		devices.push({
			bus: 'pci',
			vendorId: hexadecimal(vendor),
			productId: hexadecimal(device),
			productName: name,
			revision: revision === undefined ? undefined : hexadecimal(revision),
			code: codeOf(code, interfaceByte),
		});
	}
	return devices;
}

function insertName([code, ...rest]: readonly (string | undefined)[]): readonly (
	| string
	| undefined
)[] {
	return [code, undefined, ...rest];
}

/** One record per device, with fields `Name:<tab>value [id]`, separated by empty lines. */
function readRecords(text: string): readonly FoundDevice[] {
	return text.split(/(?:\r?\n){2,}/).flatMap((record): readonly FoundDevice[] => {
		const fields = new Map(
			Array.from(record.matchAll(/^(\w+):\t(.*?)\r?$/gm), ([, name = '', value = '']) => [
				name,
				value,
			]),
		);
		const id = (name: string): string | undefined =>
			/\[?\b([0-9a-f]{4})\]?\s*$/i.exec(fields.get(name) ?? '')?.[1];
		const name = (field: string): string | undefined =>
			/^(.*\S)\s*\[[0-9a-f]{4}\]\s*$/i.exec(fields.get(field) ?? '')?.[1];
		const [vendor, device, code] = [id('Vendor'), id('Device'), id('Class')];
		if (vendor === undefined || device === undefined) return [];
		const [subVendor, subDevice, revision] = [id('SVendor'), id('SDevice'), fields.get('Rev')];
		return [
			{
				bus: 'pci',
				vendorId: hexadecimal(vendor),
				productId: hexadecimal(device),
				vendorName: name('Vendor'),
				productName: name('Device'),
				revision: revision === undefined ? undefined : hexadecimal(revision),
				code: code === undefined ? undefined : codeOf(code, fields.get('ProgIf')),
				subsystem:
					subVendor === undefined || subDevice === undefined
						? undefined
						: idsOf(subVendor, subDevice),
			},
		];
	});
}

/** Class and subclass have four digits. lspci leaves out a programming interface of zero. */
function codeOf(code: string, interfaceByte: string | undefined): ClassCode {
	return {
		class: hexadecimal(code.slice(0, 2)),
		subclass: hexadecimal(code.slice(2)),
		protocol: interfaceByte === undefined ? 0 : hexadecimal(interfaceByte),
	};
}

function idsOf(vendor: string, device: string): NonNullable<FoundDevice['subsystem']> {
	return { vendorId: hexadecimal(vendor), deviceId: hexadecimal(device) };
}

function hexadecimal(digits: string): number {
	return Number.parseInt(digits, 16);
}
