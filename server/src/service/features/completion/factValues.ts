/** Lists classes and kernel bundles for a personality, first those that match its other keys. */

import { type DriverClass, driverClassesOf, isUserClient } from '../../document/declaredClasses.js';
import { isThirdPartyName } from '../../document/dextPersonality.js';
import type { DriverPlist } from '../../document/driverPlist.js';
import { rootText } from '../../document/rootEntries.js';
import { isRestricted } from '../../matching/genericMatch.js';
import { driverKitLineageOf, kernelClasses, withoutDextStart } from '../../platform/classes.js';
import { appliesTo } from '../../platform/documentKind.js';
import { sinceOfClass } from '../../platform/driverKitAges.js';
import { kernelBundles } from '../../platform/kernelBundles.js';
import { kpiLibraries } from '../../platform/kpiLibraries.js';
import { libraryVersions } from '../../platform/libraryVersions.js';
import { isDriverKitProxy, pairings, pairingsFor } from '../../platform/pairings.js';
import { providerOf, providers } from '../../platform/providers.js';
import type { ValueSource } from '../../schema/schema.js';
import type { PlistPath } from '../../value/plistPath.js';
import type { Dict } from '../../value/plistValue.js';
import { stringAt } from '../../value/stringAt.js';
import { type ClassRole, renderBundle, renderClass, sinceText } from '../hover/renderClass.js';
import { renderDriverClass } from '../hover/renderDriverClass.js';
import {
	classesOfFamily,
	pairingsInOrder,
	services,
	usualCodelessClasses,
} from './kernelClassOrder.js';
import type { KnownChoice } from './knownChoice.js';

export interface FactValues {
	/** The values that match the other keys of the personality; the first one is preselected. */
	readonly preferred: readonly KnownChoice[];
	readonly others: readonly KnownChoice[];
}

const noValues: FactValues = { preferred: [], others: [] };

/** Values from `source` for a key of `personality`. */
export function factValues(
	plist: DriverPlist,
	source: ValueSource,
	personality: Dict,
	path: PlistPath,
): FactValues {
	switch (source) {
		case 'kernelClasses':
			return kernelClassValues(plist, personality);
		case 'providerClasses':
			return providerValues(plist, personality);
		case 'kernelBundles':
			return bundleValues(plist, personality, path);
		case 'userClasses':
			return userClassValues(plist, path);
		case 'kpiLibraries': {
			const values = [...kpiLibraries.keys()].map((name) => bundleChoice(plist, name));
			return { preferred: [], others: values };
		}
		case 'libraryVersions':
			return versionValues(plist, path);
		// `listedValues` of the schema has them.
		case 'driverKitVersions':
			return noValues;
	}
}

/** The usual and the lowest version of the library that is the key. */
function versionValues(plist: DriverPlist, path: PlistPath): FactValues {
	const known = libraryVersions(String(path.at(-1)), rootText(plist, 'LSMinimumSystemVersion'));
	const values = known.map(({ version, description }) => ({
		value: version,
		item: { label: version, kind: 'value' as const, detail: description },
	}));
	return { preferred: values, others: [] };
}

function kernelClassValues(plist: DriverPlist, personality: Dict): FactValues {
	const { kind } = plist;
	const isKext = kind === 'kext' || kind === 'codelessKext';
	const proxies = (isKext ? [] : pairingsInOrder(personality, plist)).map(
		({ IOClass, useCase, framework, since }) =>
			classChoice(plist, IOClass, 'kernel', `${framework}: ${useCase}, since macOS ${since.macOS}`),
	);
	const [first, ...more] = proxies;
	const preselectsFirst = first && hasProvider(personality);
	const names = [
		...(kind === 'codelessKext' ? usualCodelessClasses(personality) : []),
		...classesOfFamily(personality),
		...services(),
	].filter((name) => (isKext ? !isDriverKitProxy(name) : kind !== 'dext' || mayDrive(name)));
	return {
		preferred: preselectsFirst ? [preselected(first), ...more] : proxies,
		others: names.map((name) => classChoice(plist, name, 'kernel')),
	};
}

/** Whether the kernel may start a dext for a class (`user-class-as-io-class`). */
function mayDrive(name: string): boolean {
	return !withoutDextStart.has(name) && providerOf(name) === undefined;
}

function providerValues(plist: DriverPlist, personality: Dict): FactValues {
	const kernelClass = stringAt(personality, 'IOClass');
	const isSpecific = plist.kind === 'dext' && kernelClass !== 'IOUserService';
	// `unrestricted-service`
	const mayBeAny = plist.kind !== 'dext' || isRestricted(personality);
	const fromPairings = (isSpecific ? pairingsFor({ kernelClass }) : [])
		.flatMap((pairing) => pairing.providers)
		.filter((provider) => mayBeAny || provider.class !== 'IOService')
		.map((provider) =>
			classChoice(plist, provider.class, 'provider', providerOf(provider.class)?.description),
		);
	const known = providers
		.filter(({ kinds }) => appliesTo(kinds, plist.kind))
		.map((provider) => classChoice(plist, provider.class, 'provider', provider.description));
	const rest = plist.kind === 'dext' ? [] : services();
	return {
		preferred: [...fromPairings, ...known],
		others: rest.map((name) => classChoice(plist, name, 'provider')),
	};
}

/** The bundles that contain the class in `IOClass`; if it is not a known class, all known bundles. */
function bundleValues(plist: DriverPlist, personality: Dict, path: PlistPath): FactValues {
	// The schema lists the bundle itself.
	if (path.at(-1) === 'CFBundleIdentifier' && plist.kind === 'dext') return noValues;
	const kernelClass = stringAt(personality, 'IOClass');
	const fact = kernelClasses.get(kernelClass);
	const owners = fact?.owner === undefined ? [] : [fact.owner];
	const accepted = fact?.aliases ?? [];
	const [best, ...more] = [
		...owners.map((name) => bundleChoice(plist, name, `contains ${kernelClass}`)),
		...accepted.map((name) => bundleChoice(plist, name, `accepted for ${kernelClass}`)),
	];
	if (best) return { preferred: [preselected(best), ...more], others: [] };
	// A class of the developer is not in a kext of Apple (`user-class-as-io-class`).
	const isOwn = kernelClass !== '' && isThirdPartyName(kernelClass);
	if (plist.kind === 'dext' && isOwn) return noValues;
	return {
		preferred: [],
		others: [...kernelBundles.keys()].map((name) => bundleChoice(plist, name)),
	};
}

/** Classes of the dext: those that its interfaces declare, the name of the personality, and the classes of the others. */
function userClassValues(plist: DriverPlist, path: PlistPath): FactValues {
	const [, name, ...inPersonality] = path;
	const used = plist.personalities.map(({ dict }) => stringAt(dict, 'IOUserClass'));
	const own = [...(typeof name === 'string' ? [name] : []), ...used];
	// The class of a user client is not that of the driver (`driver-as-user-client`).
	const isClient = inPersonality.length > 1;
	const names = isClient ? own.map((driver) => `${driver}UserClient`) : own;
	const declared = driverClassesOf(plist).filter((each) => {
		const { frameworkClass } = each;
		const isService =
			frameworkClass !== undefined && driverKitLineageOf(frameworkClass).includes('IOService');
		return isService && isUserClient(each) === isClient;
	});
	const known = new Set(declared.map((each) => each.name));
	const others = new Set(names.filter((each) => /^[A-Za-z_]\w*$/.test(each) && !known.has(each)));
	const choices = declared.map((each) => driverClassChoice(plist, each));
	const more = Array.from(others, (value) => ({
		value,
		item: { label: value, kind: 'class' as const },
	}));
	// The class of the framework that opens the client is a value of the schema.
	const isOfFramework = pairings.some(({ userClient }) => userClient?.key === inPersonality[0]);
	return isOfFramework
		? { preferred: [], others: [...choices, ...more] }
		: { preferred: choices, others: more };
}

/** `subclass of IOUserAudioDriver, since macOS 12.0 (DriverKit 21.0)`. */
function driverClassChoice(plist: DriverPlist, driver: DriverClass): KnownChoice {
	const { name, frameworkClass } = driver;
	const since = frameworkClass === undefined ? undefined : sinceOfClass(frameworkClass);
	const detail = `subclass of ${frameworkClass}${since ? `, since ${sinceText(since)}` : ''}`;
	return {
		value: name,
		item: {
			label: name,
			kind: 'class',
			...(frameworkClass !== undefined && { detail }),
			documentation: () => renderDriverClass(name, plist),
		},
	};
}

function hasProvider(personality: Dict): boolean {
	return stringAt(personality, 'IOProviderClass') !== '';
}

function classChoice(
	plist: DriverPlist,
	value: string,
	role: ClassRole,
	detail?: string,
): KnownChoice {
	const about = detail ?? kernelClasses.get(value)?.owner;
	return {
		value,
		item: {
			label: value,
			kind: 'class',
			...(about !== undefined && { detail: about }),
			documentation: () => renderClass(value, role, plist.kind),
		},
	};
}

function bundleChoice(plist: DriverPlist, value: string, detail?: string): KnownChoice {
	const about = detail ?? kernelBundles.get(value)?.description;
	return {
		value,
		item: {
			label: value,
			kind: 'value',
			...(about !== undefined && { detail: about }),
			documentation: () => renderBundle(value, plist.kind),
		},
	};
}

function preselected({ value, item }: KnownChoice): KnownChoice {
	return { value, item: { ...item, preselect: true } };
}
