/** Finds the bundle identifiers of targets in their build settings. */
import { type DocumentKind, productIdentifier } from '../service/index.js';
import { isForDriverKit, plainSetting, type Setting } from './settings.js';

/** The values of the setting for the identifier; none if these are for some builds only. Dexts are built with the SDK of DriverKit. */
export function identifiersIn(
	kind: DocumentKind | undefined,
	settings: readonly Setting[],
): readonly string[] {
	const found = settings.filter(isIdentifier);
	const areAll = found.some(
		([name]) => name === productIdentifier || (kind === 'dext' && isForDriverKit(name)),
	);
	return areAll ? found.map(([, value]) => value) : [];
}

/** Whether a setting is that for the identifier, perhaps with a condition. */
export function isIdentifier([name]: Setting): boolean {
	return plainSetting(name) === productIdentifier;
}

/** All identifiers; undefined if there are none, or if one is unknown, such as one with a variable. */
export function knownIdentifiers(
	groups: readonly (readonly string[])[],
): readonly string[] | undefined {
	const identifiers = [...new Set(groups.flat())];
	const areKnown =
		groups.every((each) => each.length > 0) && identifiers.every((each) => /^[\w.-]+$/.test(each));
	return identifiers.length > 0 && areKnown ? identifiers : undefined;
}
