/** The texts of root keys in the dext: those of the kext, and those that the project sets instead. */
import { type DriverPlist, rootEntry } from '../../service/index.js';

const region = ['CFBundleDevelopmentRegion', '$(DEVELOPMENT_LANGUAGE)'] as const;
const name = ['CFBundleName', '$(PRODUCT_NAME)'] as const;

/** Entries with the texts of Xcode's templates. */
export const projectEntries = { region, name };

/** The same by key. */
export const projectTexts: ReadonlyMap<string, string> = new Map([region, name]);

/** Keys whose text the dext has from the kext. */
const keptKeys = ['NSHumanReadableCopyright', 'OSBundleUsageDescription'] as const;

/** Whether the dext has the text of a key from the kext. */
export function isKept(key: string): boolean {
	return keptKeys.some((kept) => kept === key);
}

/** The text of the kext for a key, variables included; undefined if there is none. */
export function keptText(plist: DriverPlist, key: (typeof keptKeys)[number]): string | undefined {
	const value = rootEntry(plist, key)?.value;
	return value?.type === 'string' ? value.value.trim() || undefined : undefined;
}
