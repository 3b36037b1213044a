/** Judges keys of every bundle that a source property list lacks, or that Xcode removes from it because they are empty. */
import { isWithoutAddedKeys } from '../document/addedByBuild.js';
import type { PlistContents } from '../document/driverPlist.js';
import type { Severity } from '../document/finding.js';
import { isKextWithCode } from '../document/kextWithCode.js';
import type { Message } from '../messages/message.js';
import { keyOf } from '../value/keyOf.js';
import type { PlistValue } from '../value/plistValue.js';
import { schemaMessages } from './wording.js';

/** A script can add a key to the built property list; some projects add the name of the executable in this way. */
export function severityInSource(key: string): Severity {
	return key === 'CFBundleExecutable' ? 'information' : 'warning';
}

/** What follows in a kext: the system does not reject it, as it does other bundles (xnu OSKext.cpp:declaresExecutable). */
export function consequenceInKext({ kind }: PlistContents, key: string): Message | undefined {
	const isCode = kind === 'kext' && key === 'CFBundleExecutable';
	return isCode ? schemaMessages.withoutCode() : undefined;
}

/** What an empty key is reported as, with the consequence that it is missing where no build adds it; undefined in apps, which require none. */
export function removedKey(
	plist: PlistContents,
	value: PlistValue,
	consequence: Message | undefined,
): { readonly severity: Severity; readonly message: Message } | undefined {
	if (plist.kind === 'hostApp') return undefined;
	const key = keyOf(value);
	const message = schemaMessages.removed({ key });
	const isOfKext = plist.kind === 'kext' || plist.kind === 'codelessKext';
	// The loading tools add the identifier to personalities.
	const isInPersonality = value.entry?.dict !== plist.root;
	const isOptional =
		isInPersonality || (isOfKext && key === 'CFBundleExecutable' && !isKextWithCode(plist));
	if (isOptional || !isWithoutAddedKeys(plist)) return { severity: 'information', message };
	const result = consequenceInKext(plist, key) ?? consequence;
	return { severity: 'warning', message: result ? { ...message, consequence: result } : message };
}
