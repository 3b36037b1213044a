/** Finds the family of an entry by its class and asks it. */

import { lineageOf } from '../../../platform/classes.js';
import { comparedProperties } from '../../../platform/comparedProperties.js';
import { hidProviders } from '../../../platform/hid.js';
import { identifyingKeys, restrictingKeys } from '../../../platform/matchingKeys.js';
import { pciProviders } from '../../../platform/pci.js';
import { scsiProviders } from '../../../platform/scsi.js';
import { usbNubClasses } from '../../../platform/usb.js';
import { compareValues } from '../equality.js';
import { textOf } from '../properties.js';
import type { EntryClass } from '../simulation.js';
import type { TestRow } from '../trace.js';
import { comparedPropertiesTest } from './comparedProperties.js';
import { type FamilyInput, type FamilyResult, type FamilyTest, familyRow } from './family.js';
import { hidCompatibilityTest, hidInterfaceTest, hidTest, isCompatibilityNub } from './hid.js';
import { pciTest } from './pci.js';
import { resourcesTest } from './resources.js';
import { scsiTest } from './scsi.js';
import { usbTest } from './usb.js';

/** The families, by classes of providers. */
const families: readonly (readonly [classes: readonly string[], test: FamilyTest])[] = [
	[usbNubClasses.device, usbTest('device')],
	[usbNubClasses.interface, usbTest('interface')],
	[pciProviders, pciTest],
	[['IOHIDInterface'], hidInterfaceTest],
	[hidProviders, hidTest],
	[scsiProviders, scsiTest],
	[['IOResources', 'IOUserResources'], resourcesTest],
];

/**
 * Asks the family of an entry. If the class of the entry is not known, the family is that of the provider class: an
 * entry that does not match as such does not match as anything else.
 */
export function familyTest(input: FamilyInput): FamilyResult {
	const entryClass = input.simulation.classOf(input.entry);
	const provider = textOf(input.table, 'IOProviderClass');
	const lineage =
		provider === undefined || entryClass.lineage.includes(provider)
			? entryClass.lineage
			: lineageOf(provider);
	if (isCompatibilityNub(lineage)) return hidCompatibilityTest(input);
	const family = families.find(([classes]) => classes.some((name) => lineage.includes(name)));
	if (family) return family[1](input);
	const result = comparedPropertiesTest(input, { ...entryClass, lineage });
	return isOpen(lineage, entryClass)
		? result
		: { ...result, rows: [...result.rows, ...closedRows(input, entryClass, result.rows)] };
}

/** Whether all that the family compares is known. */
function isOpen(lineage: readonly string[], { isPublic }: EntryClass): boolean {
	return (
		isPublic || comparedProperties.some((each) => !each.observed && lineage.includes(each.class))
	);
}

/**
 * The source of the class is not public. It may compare keys that are also properties of the entry, which makes no
 * difference if they are equal. Other keys are for the driver, or are those that every service compares.
 */
function closedRows(
	{ table, entry }: FamilyInput,
	{ lineage }: EntryClass,
	compared: readonly TestRow[],
): readonly TestRow[] {
	const [className = entry.className] = lineage;
	const rows = [...table].flatMap(([key, wanted]): readonly TestRow[] => {
		const found = entry.properties.get(key);
		if (!found || !isKeyOfDevice(key) || compared.some((row) => row.key[0] === key)) return [];
		if (compareValues(wanted, found) === 'match') return [];
		return [{ ...familyRow([key], wanted, found, 'unknown', 'none'), test: 'closed family' }];
	});
	const remark = familyRow(
		[],
		'unknown',
		`the source of ${className} is not public`,
		'unknown',
		'none',
	);
	return [...rows, { ...remark, test: 'closed family', informs: true }];
}

/** Keys with the prefixes of IOKit configure drivers, or are compared by every service, unless a family compares them. */
function isKeyOfDevice(key: string): boolean {
	return (
		!/^(?:IO|CF|OS|kOS)/.test(key) &&
		!identifyingKeys.includes(key) &&
		!restrictingKeys.includes(key)
	);
}
