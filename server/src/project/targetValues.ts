/** Finds the bundle identifiers and the versions of targets in their build settings. */
import {
	type BuildValues,
	type DocumentKind,
	hasToken,
	productIdentifier,
	productVersion,
} from '../service/index.js';
import { isForDriverKit, plainSetting, type Setting } from './settings.js';
import { appliedTo } from './target.js';

/** A setting whose values are read. */
export interface ReadSetting {
	readonly name: string;
	/** Whether an empty value is one. */
	readonly canBeEmpty: boolean;
}

export const identifierSetting: ReadSetting = { name: productIdentifier, canBeEmpty: false };
export const versionSetting: ReadSetting = { name: productVersion, canBeEmpty: true };

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

/** The values by build; undefined if a build has none, or if one is unknown, such as one with a variable or a token of a script. */
export function knownValues(
	{ canBeEmpty }: ReadSetting,
	builds: BuildValues,
): BuildValues | undefined {
	const isKnown = (value: string): boolean =>
		!value.includes('$') && !hasToken(value) && (canBeEmpty || value !== '');
	const areKnown = builds.every((values) => values.length > 0 && values.every(isKnown));
	return builds.length > 0 && areKnown ? builds : undefined;
}
