/** The values of a template that follow from the superclass of its driver and its provider. */

import type { Values } from '../../server/src/scaffold/template.js';
import { baseFrameworkOf } from '../../server/src/service/platform/driverKit.js';
import { driverKitEntitlement } from '../../server/src/service/platform/entitlements.js';
import { entitlementsFor, pairingsFor } from '../../server/src/service/platform/pairings.js';
import { providerOf } from '../../server/src/service/platform/providers.js';

/** An entry of `schemas/facts/pairings.json` by its superclass, the framework where several share it, and one of its providers. */
export interface PairingChoice {
	readonly superclass: string;
	readonly provider: string;
	readonly framework?: string;
}

const entitlementPrefix = `${driverKitEntitlement}.`;

/**
 * Holes `superclass framework header ioClass kernelBundle provider linkerFlags`, for families with a user
 * client of their own `familyClientKey familyClientClass`; and conditions: the provider's name, and each entitlement in camel case without its common beginning, such as `familyHidDevice`.
 */
export function valuesOfPairing({ superclass, provider, framework }: PairingChoice): Values {
	const [pairing] = pairingsFor({
		superclasses: [superclass],
		provider,
		...(framework !== undefined && { framework }),
	});
	if (!pairing) throw new Error(`no pairing of ${superclass} with ${provider}`);
	const entitled = entitlementsFor(pairing, provider)
		.filter((name) => name.startsWith(entitlementPrefix))
		.map((name) => [camelCase(name.slice(entitlementPrefix.length)), 'yes'] as const);
	return {
		superclass,
		framework: pairing.framework,
		header: `${superclass === 'IOService' ? 'DriverKit' : pairing.framework}/${superclass}`,
		ioClass: pairing.IOClass,
		kernelBundle: pairing.CFBundleIdentifierKernel,
		provider,
		linkerFlags: [
			'DriverKit',
			pairing.framework,
			baseFrameworkOf(pairing.framework) ?? 'DriverKit',
			providerOf(provider)?.framework ?? 'DriverKit',
		]
			.filter((name, index, all) => all.indexOf(name) === index)
			.map((name) => `-framework ${name}`)
			.join(' '),
		...(pairing.userClient && {
			familyClientKey: pairing.userClient.key,
			familyClientClass: pairing.userClient.IOUserClass,
		}),
		[provider]: 'yes',
		...Object.fromEntries(entitled),
	};
}

function camelCase(name: string): string {
	return name.replace(/[.-](\w)/g, (_, letter: string) => letter.toUpperCase());
}
