/** The only driver class that the interfaces of a dext declare, for a personality of a dext without any. */
import {
	type DriverClass,
	type DriverPlist,
	driverClassesOf,
	type NewEntry,
	pairingsFor,
} from '../../service/index.js';
import type { Proposal } from './proposal.js';

/** The keys that name the class; undefined if there are several, or if its superclass does not attach to the provider. */
export function declaredDriver(
	plist: DriverPlist,
	{ provider, code }: Proposal,
): readonly NewEntry[] | undefined {
	if (plist.personalities.length > 0) return undefined;
	const [driver, ...others] = driverClassesOf(plist).filter(isDriver);
	if (driver?.frameworkClass === undefined || others.length > 0) return undefined;
	const superclasses = [driver.frameworkClass];
	const [pairing] = pairingsFor({ superclasses, provider, usbClass: code?.class });
	if (!pairing) return undefined;
	const { CFBundleIdentifierKernel, IOClass, userClient } = pairing;
	const client = userClient && {
		dict: [
			['IOClass', 'IOUserUserClient'],
			['IOUserClass', userClient.IOUserClass],
		] as const,
	};
	return [
		['CFBundleIdentifierKernel', CFBundleIdentifierKernel],
		['IOClass', IOClass],
		['IOUserClass', driver.name],
		['IOUserServerName', '$(PRODUCT_BUNDLE_IDENTIFIER)'],
		...(client ? [[userClient.key, client] as const] : []),
	];
}

/** Whether a personality can name the class, which user clients and helper classes are not for. */
function isDriver({ frameworkClass }: DriverClass): boolean {
	return frameworkClass !== undefined && pairingsFor({ superclasses: [frameworkClass] }).length > 0;
}
