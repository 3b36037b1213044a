/** Adds to an entitlements file what the personalities of a dext require. What macOS reads there stays as it is. */
import {
	analyze,
	applyEdits,
	busOfTransport,
	checkPlist,
	coverageOf,
	DeviceIndex,
	type DeviceSet,
	type DeviceTransport,
	type Dict,
	type DriverPlist,
	deviceSetsOf,
	distinct,
	entitledDevice,
	fileNameOf,
	hasContent,
	type NewValue,
	noNeighbors,
	type PlistEdit,
	type PlistValue,
	pciTransport,
	type RequiredDevice,
	renderEdits,
	renderMessage,
	requiredDevices,
	requiredEntitlements,
	type TextEdit,
	usbTransport,
	writtenValue,
} from '../service/index.js';

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
	const values = present.type === 'array' ? present.items : [present];
	const listed = new ListedDevices(transport, values.filter(isDict));
	const missing = distinct(
		required
			.filter((each) => !listed.includes(each))
			.map((each) => deviceToAdd(listed, transport, each)),
	);
	if (present.type !== 'array') {
		const kept = values.filter(isDict).map((each) => writtenValue(existing, each));
		return [{ kind: 'replaceValue', value: present, by: [...kept, ...missing] }];
	}
	return missing.length > 0 ? [{ kind: 'appendItems', array: present, items: missing }] : [];
}

function isDict(value: PlistValue): value is Dict {
	return value.type === 'dict';
}

/** The devices of a transport entitlement, indexed for lists of thousands. */
class ListedDevices {
	readonly #bus: 'usb' | 'pci';
	readonly #dictOf: ReadonlyMap<DeviceSet, Dict>;
	readonly #index: DeviceIndex;
	readonly #ids: ReadonlySet<string>;

	constructor(transport: DeviceTransport, dicts: readonly Dict[]) {
		this.#bus = busOfTransport(transport);
		this.#dictOf = new Map(
			dicts.flatMap((dict) =>
				deviceSetsOf(this.#bus, dict).map((device) => [device, dict] as const),
			),
		);
		this.#index = new DeviceIndex([...this.#dictOf.keys()]);
		this.#ids = new Set(dicts.flatMap(idsIn));
	}

	/** Whether an item includes each device of a personality, or at least one product of it: an item may be narrower. */
	includes(required: RequiredDevice): boolean {
		return deviceSetsOf(this.#bus, required.personality).every((wanted) =>
			this.#index.near(wanted).some((device) => {
				const coverage = coverageOf(device, wanted);
				if (coverage !== 'unknown') return coverage !== 'none';
				const dict = this.#dictOf.get(device);
				return dict !== undefined && idsIn(dict).includes(firstIdOf(required));
			}),
		);
	}

	/** Whether an item has the first ID of a required device, the vendor. */
	haveVendorOf(required: RequiredDevice): boolean {
		return this.#ids.has(firstIdOf(required));
	}
}

/** The strings and integers of an item with their keys. */
function idsIn({ entries }: Dict): readonly string[] {
	return entries.flatMap(({ key, value }) =>
		value.type === 'string' || value.type === 'integer'
			? [`${key} ${value.type} ${value.value}`]
			: [],
	);
}

function firstIdOf({ device }: RequiredDevice): string {
	const [[key, value] = []] = device.dict;
	return `${key} ${typeof value === 'bigint' ? 'integer' : 'string'} ${value}`;
}

/** A list with products of the vendor shows that Apple granted products, so that the vendor alone may not be granted. */
function deviceToAdd(
	listed: ListedDevices,
	transport: DeviceTransport,
	required: RequiredDevice,
): NewValue {
	const narrow = listed.haveVendorOf(required)
		? entitledDevice(required.personality, transport)
		: [];
	return narrow.length > 0 ? { dict: narrow } : required.device;
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
