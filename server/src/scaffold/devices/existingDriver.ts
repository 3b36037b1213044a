/** The driver of a dext that also drives another device of the same bus. */
import { busOf, type DriverPlist, stringAt } from '../../service/index.js';
import type { Proposal } from './proposal.js';

/** The keys of a personality that name its driver, by their names. */
export type DriverKeys = readonly (readonly [key: string, value: string])[];

const driverKeys = ['CFBundleIdentifierKernel', 'IOClass', 'IOUserClass'] as const;

/**
 * Undefined if no personality of the dext names a class for the bus. The last personality with the same provider comes
 * first, because another personality of the same bus may be of a driver with another superclass.
 */
export function existingDriver(
	{ personalities }: DriverPlist,
	{ provider }: Proposal,
): DriverKeys | undefined {
	const named = personalities.filter(({ dict }) => stringAt(dict, 'IOUserClass') !== '');
	const onProvider = named.filter(({ dict }) => stringAt(dict, 'IOProviderClass') === provider);
	const onBus = named.filter(
		({ dict }) => busOf(stringAt(dict, 'IOProviderClass')) === busOf(provider),
	);
	const driver = onProvider.at(-1) ?? onBus.at(-1);
	return (
		driver && driverKeys.map((key) => [key, stringAt(driver.dict, key)] as const).filter(hasValue)
	);
}

function hasValue([, value]: readonly [string, string]): boolean {
	return value !== '';
}
