/** Adds to an entitlements file what the personalities of a dext require. What macOS reads there stays as it is. */
import {
	analyze,
	applyEdits,
	checkPlist,
	coverageOf,
	type Dict,
	type DriverPlist,
	deviceSetsOf,
	entitledDevice,
	fileNameOf,
	hasContent,
	layoutOf,
	type NewValue,
	noNeighbors,
	type PlistEdit,
	type PlistValue,
	pciTransport,
	renderEdits,
	renderMessage,
	renderValue,
	type TextEdit,
	usbTransport,
	writtenValue,
} from '../service/index.js';
import {
	busOfTransport,
	type DeviceTransport,
	distinct,
	type RequiredDevice,
	requiredDevices,
	requiredEntitlements,
} from './devices/entitlements.js';

export type MergedEntitlements =
	| {
			/** None where nothing is missing. */
			readonly edits: readonly TextEdit[];
			/** What is wrong in the file even with the edits, in sentences. */
			readonly problems: readonly string[];
	  }
	/** Why nothing can be added, in sentences. */
	| { readonly refused: string };

export function mergeEntitlements(dext: DriverPlist, existing: DriverPlist): MergedEntitlements {
	const { root, uri } = existing;
	if (existing.hasFaults) return refusedFor(uri, 'has syntax errors');
	if (root?.type !== 'dict') return refusedFor(uri, 'is not an entitlements file');
	const edits = [...requiredEntitlements(dext)].flatMap(([key, value]): readonly PlistEdit[] => {
		const present = root.get(key);
		if (!present) return [{ kind: 'insertEntry', into: root, key, value }];
		if (present.conditional || isReplaced(present.value)) return [];
		return key === usbTransport || key === pciTransport
			? deviceEdits(existing, present.value, key, requiredDevices(dext, key))
			: isTrue(present.value) || hasContent(present.value)
				? []
				: [{ kind: 'replaceValue', value: present.value, by: value }];
	});
	const rendered = renderEdits(existing, edits);
	return { edits: rendered, problems: problemsOf(dext, uri, applyEdits(existing.text, rendered)) };
}

function refusedFor(uri: string, reason: string): MergedEntitlements {
	return { refused: `'${fileNameOf(uri)}' ${reason}. Nothing was changed.` };
}

/** Whether a build replaces the value, so that the text does not show what macOS reads. */
function isReplaced(value: PlistValue): boolean {
	return value.type === 'string' && value.replacement !== 'never';
}

/** The kernel compares with `kOSBooleanTrue` (xnu IOUserServer.cpp:checkEntitlements). */
function isTrue(value: PlistValue): boolean {
	return value.type === 'boolean' && value.value;
}

/** Adds the devices that are not listed, and makes a list of a value that the kernel does not read as one. */
function deviceEdits(
	existing: DriverPlist,
	present: PlistValue,
	transport: DeviceTransport,
	required: readonly RequiredDevice[],
): readonly PlistEdit[] {
	const items = present.type === 'array' ? present.items : present.type === 'dict' ? [present] : [];
	const listed = items.filter((item): item is Dict => item.type === 'dict');
	const missing = distinct(
		required
			.filter((each) => !isListed(listed, transport, each))
			.map((each) => deviceToAdd(listed, transport, each)),
	);
	const last = items.at(-1);
	if (present.type !== 'array' || !last) {
		if (present.type === 'array' && missing.length === 0) return [];
		const kept = items.map((item) => writtenValue(existing, item));
		return [{ kind: 'replaceValue', value: present, by: [...kept, ...missing] }];
	}
	if (missing.length === 0) return [];
	const layout = layoutOf(existing.text);
	const indent = /(?<![ \t])[ \t]*$/.exec(existing.text.slice(0, last.range.start))?.[0] ?? '';
	const by = missing
		.map((each) => layout.eol + indent + renderValue(each, indent, layout))
		.join('');
	return [{ kind: 'replaceText', range: { start: last.range.end, end: last.range.end }, by }];
}

/** Whether an item includes each device of a personality, or at least one product of it: an item may be narrower. */
function isListed(
	listed: readonly Dict[],
	transport: DeviceTransport,
	required: RequiredDevice,
): boolean {
	const bus = busOfTransport(transport);
	const sets = listed.map((dict) => ({ dict, devices: deviceSetsOf(bus, dict) }));
	return deviceSetsOf(bus, required.personality).every((wanted) =>
		sets.some(({ dict, devices }) =>
			devices.some((device) => {
				const coverage = coverageOf(device, wanted);
				return coverage === 'unknown' ? hasSameVendor(dict, required) : coverage !== 'none';
			}),
		),
	);
}

/** A list with products of the vendor shows that Apple granted products, so that the vendor alone may not be granted. */
function deviceToAdd(
	listed: readonly Dict[],
	transport: DeviceTransport,
	required: RequiredDevice,
): NewValue {
	const narrow = listed.some((dict) => hasSameVendor(dict, required))
		? entitledDevice(required.personality, transport)
		: [];
	return narrow.length > 0 ? { dict: narrow } : required.device;
}

/** Whether an item has the first key of a required device with the same value. */
function hasSameVendor(item: Dict, { device }: RequiredDevice): boolean {
	const [first] = device.dict;
	const value = first && item.get(first[0])?.value;
	return (value?.type === 'string' || value?.type === 'integer') && value.value === first?.[1];
}

/** The errors and warnings in the file, and devices that it lists only in part. */
function problemsOf(dext: DriverPlist, uri: string, text: string): readonly string[] {
	const neighbors = { ...noNeighbors, inFolder: [dext] };
	const findings = checkPlist(analyze(text, { uri, kind: 'entitlements', neighbors }));
	return findings
		.filter(
			({ code, severity }) =>
				severity === 'error' || severity === 'warning' || code === 'unlisted-device',
		)
		.map(({ message }) => renderMessage(message));
}
