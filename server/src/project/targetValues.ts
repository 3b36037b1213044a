/** Finds the bundle identifiers and the versions of targets in their build settings. */
import { type DocumentKind, productIdentifier, productVersion } from '../service/index.js';
import { isForDriverKit, plainSetting, type Setting } from './settings.js';
import { appliedTo } from './target.js';

/** A setting whose values are read, and what a value that is known looks like. */
export interface ReadSetting {
	readonly name: string;
	readonly known: RegExp;
}

export const identifierSetting: ReadSetting = { name: productIdentifier, known: /^[\w.-]+$/ };

/** A script may replace what does not begin with a digit, and YAML has other forms of values. */
export const versionSetting: ReadSetting = { name: productVersion, known: /^\d[\w.+-]*$/ };

/** The values of a setting; none if these are for some builds only. Dexts are built with the SDK of DriverKit. */
export function valuesIn(
	{ name }: ReadSetting,
	kind: DocumentKind | undefined,
	settings: readonly Setting[],
): readonly string[] {
	const found = usedFor(kind, settings).filter(isSetting(name));
	const areAll = found.some(
		([written]) => written === name || (kind === 'dext' && isForDriverKit(written)),
	);
	return areAll ? found.map(([, value]) => value) : [];
}

/** The settings that a build of a product can use. */
export function usedFor(
	kind: DocumentKind | undefined,
	settings: readonly Setting[],
): readonly Setting[] {
	const applied = appliedTo(kind, settings);
	return kind === 'dext' ? applied.filter(([name]) => !isForOtherSdk(name)) : applied;
}

/** Whether a setting is only for an SDK with which no dext is built. */
function isForOtherSdk(name: string): boolean {
	return /[[,]sdk=(?!driverkit|\*)/.test(name);
}

/** Whether a setting is one with a name, perhaps with a condition. */
export function isSetting(name: string): (setting: Setting) => boolean {
	return ([written]) => plainSetting(written) === name;
}

/** All values; undefined if there are none, or if one is unknown, such as one with a variable. */
export function knownValues(
	{ known }: ReadSetting,
	groups: readonly (readonly string[])[],
): readonly string[] | undefined {
	const values = [...new Set(groups.flat())];
	const areKnown =
		groups.every((each) => each.length > 0) && values.every((each) => known.test(each));
	return values.length > 0 && areKnown ? values : undefined;
}
