/** What the kernel requires of every personality, whatever service it is compared with. */
import { isOfKernel, isOfNoService, unusableAs } from '../../platform/classes.js';
import type { RegistryProperties, RegistryValue } from '../../registry/registry.js';
import { cannotBeClassName } from '../../text/className.js';
import { isTokenInTemplate } from '../../value/tokens.js';
import type { DriverPersonality } from './personality.js';
import { missing, type TestRow } from './trace.js';

/** The rows of what the kernel requires and a personality lacks. */
export interface CatalogFaults {
	/** With this provider class, the catalog never returns the personality. The row lacks the classes of the entry. */
	readonly provider: TestRow | undefined;
	/**
	 * The kernel can't create this IOClass, so that it skips a personality that matches. Of a misspelled one, that is unknown:
	 * many classes are not public.
	 */
	readonly creation: TestRow | undefined;
}

export function catalogFaultsOf(personality: DriverPersonality): CatalogFaults {
	return { provider: providerFault(personality.properties), creation: creationFault(personality) };
}

function providerFault(table: RegistryProperties): TestRow | undefined {
	const wanted = table.get('IOProviderClass');
	if (wanted?.type === 'unknown') return undefined;
	const isText = wanted?.type === 'string';
	if (isText && !isNeverProvider(wanted.value)) return undefined;
	return {
		test: 'class',
		key: ['IOProviderClass'],
		wanted: wanted ?? missing,
		found: missing,
		result: 'no match',
		source: isText ? 'xnu IOCatalogue.cpp:findDrivers' : 'xnu IOCatalogue.cpp:addPersonality',
	};
}

/** Whether no service is of a class with this name. */
export function isNeverProvider(name: string): boolean {
	return isOfNoService(name) || isImpossibleName(name);
}

/** Whether no class has this name, and no script may replace it. */
export function isImpossibleName(name: string): boolean {
	return name === '' || (cannotBeClassName(name) && !isTokenInTemplate(name));
}

/** A class that is written with variables is shown as it is written. */
function creationFault({
	properties,
	uncreatableClass: name,
	classSpellings,
}: DriverPersonality): TestRow | undefined {
	const own = properties.get('IOClass');
	const isUncertain = name === undefined && isCreatable(own);
	const suggestion = isUncertain ? classSpellings?.get('IOClass') : undefined;
	if (isUncertain && suggestion === undefined) return undefined;
	return {
		test: 'creation',
		key: ['IOClass'],
		wanted: name === undefined ? (own ?? missing) : { type: 'string', value: name },
		found: missing,
		result: isUncertain ? 'unknown' : 'no match',
		source: 'xnu IOService.cpp:probeCandidates',
		...(suggestion !== undefined && { suggestion }),
	};
}

function isCreatable(wanted: RegistryValue | undefined): boolean {
	if (wanted?.type === 'unknown') return true;
	if (wanted?.type !== 'string' || isImpossibleName(wanted.value)) return false;
	return unusableAs(wanted.value) === undefined || !isOfKernel(wanted.value);
}
