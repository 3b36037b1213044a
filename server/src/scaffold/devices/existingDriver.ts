/** The driver of a dext that also drives another device of the same bus. */
import {
	busOf,
	type Dict,
	type DriverPlist,
	isUserClientKey,
	type NewEntry,
	pairingsFor,
	stringAt,
} from '../../service/index.js';
import { copyValue } from '../copyValue.js';
import type { Device } from './device.js';
import type { Proposal } from './proposal.js';

/** How another personality uses a driver. */
export interface ExistingDriver {
	/** The keys that name its classes and its server, those that rank it, and the dictionaries of its user clients. */
	readonly entries: readonly NewEntry[];
	/** What matches the device for it. */
	readonly proposal: Proposal;
}

/** A class of the kernel that merges properties works without a server. */
const driverKeys = [
	'CFBundleIdentifierKernel',
	'IOClass',
	'IOMatchCategory',
	'IOProbeScore',
	'IOProviderMergeProperties',
	'IOUserClass',
	'IOUserServerName',
];

/**
 * Undefined if no personality of the dext names a class that can attach to the device. The last personality with the same
 * provider comes first, because another personality of the same bus may be of a driver with another superclass.
 */
export function existingDriver(
	plist: DriverPlist,
	device: Device,
	proposal: Proposal,
): ExistingDriver | undefined {
	const dicts = plist.personalities
		.map(({ dict }) => dict)
		.filter((dict) => stringAt(dict, 'IOUserClass') !== '')
		.reverse();
	const provider = (dict: Dict): string => stringAt(dict, 'IOProviderClass');
	const same = dicts.find((dict) => provider(dict) === proposal.provider);
	if (same) return { entries: entriesOf(plist, same), proposal };
	for (const dict of dicts) {
		if (busOf(provider(dict)) !== busOf(proposal.provider)) continue;
		const onInterface = proposalForInterface(dict, device, proposal);
		const suited = onInterface ?? (attachesTo(dict, proposal) ? proposal : undefined);
		if (suited) return { entries: entriesOf(plist, dict), proposal: suited };
	}
	return undefined;
}

/** The same interface of a device whose interfaces are not known; undefined where the driver uses none. */
function proposalForInterface(
	dict: Dict,
	{ interfaces }: Device,
	proposal: Proposal,
): Proposal | undefined {
	const { provider, keys } = proposal;
	const hasIds = keys.some(([key]) => key === 'idProduct');
	if (provider !== 'IOUSBHostDevice' || interfaces.length > 0 || !hasIds) return undefined;
	if (stringAt(dict, 'IOProviderClass') !== 'IOUSBHostInterface') return undefined;
	return {
		...proposal,
		provider: 'IOUSBHostInterface',
		keys: [
			...keys,
			['bConfigurationValue', numberAt(dict, 'bConfigurationValue') ?? 1],
			['bInterfaceNumber', numberAt(dict, 'bInterfaceNumber') ?? 0],
		],
	};
}

function numberAt(dict: Dict, key: string): number | undefined {
	const value = dict.get(key)?.value;
	return value?.type === 'integer' ? Number(value.value) : undefined;
}

/** Whether a superclass of the driver attaches to the provider; a kernel class that is not known may have any. */
function attachesTo(dict: Dict, { provider }: Proposal): boolean {
	const kernelClass = stringAt(dict, 'IOClass');
	const isKnown = pairingsFor({ kernelClass }).length > 0;
	return !isKnown || pairingsFor({ kernelClass, provider }).length > 0;
}

function entriesOf(plist: DriverPlist, dict: Dict): readonly NewEntry[] {
	return dict.entries.flatMap((entry): readonly NewEntry[] => {
		const { key, value } = entry;
		const isOfDriver = driverKeys.includes(key) || isUserClientKey(key);
		const copy = isOfDriver && dict.get(key) === entry ? copyValue(plist, value) : undefined;
		return copy === undefined || copy === '' ? [] : [[key, copy]];
	});
}
