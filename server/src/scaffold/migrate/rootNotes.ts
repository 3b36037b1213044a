/** Notes about the root keys of a kext that the dext does not have. */
import {
	type DictEntry,
	type DriverPlist,
	inWords,
	literalText,
	nearestKextVersion,
	rootEntry,
	rootText,
	splitRootKey,
} from '../../service/index.js';
import { isKept, projectTexts } from './rootTexts.js';

/** Keys without a note of their own that are kept or replaced, or that the build adds: nothing is lost. */
const silent =
	/^(?:CFBundle(?:DevelopmentRegion|Executable|Identifier|InfoDictionaryVersion|Name|PackageType|ShortVersionString|Signature|SupportedPlatforms|Version)|IOKitPersonalities|DT\w+|BuildMachineOSBuild|LSMinimumSystemVersion|MinimumOSVersion|NSHumanReadableCopyright|OSBundleUsageDescription)$/;

/** Keys of kexts that a dext has neither at the root nor in a personality. */
const reasons: ReadonlyMap<string, string> = new Map([
	['OSBundleLibraries', 'A dext links with frameworks of DriverKit.'],
	['OSBundleRequired', 'A dext does not start during early boot.'],
	['OSBundleCompatibleVersion', 'Nothing links with a dext.'],
]);

/** Why a dext has a key of kexts neither at the root nor in a personality; undefined if it may have it. */
export function rootReasonFor(key: string): string | undefined {
	return reasons.get(splitRootKey(key).name);
}

export function rootNotes(plist: DriverPlist): readonly string[] {
	if (plist.root?.type !== 'dict') return [];
	const entries = plist.root.entries.filter((entry) => rootEntry(plist, entry.key) === entry);
	const notes: string[] = [];
	const others: string[] = [];
	for (const entry of entries) {
		const note = noteOf(plist, entry);
		if (note !== undefined) notes.push(note);
		else if (!silent.test(splitRootKey(entry.key).name)) others.push(entry.key);
	}
	if (others.length > 0) notes.push(unusedNote(others));
	if (plist.syntax.comments.length > 0) notes.push('The comments were left out.');
	const version = rootText(plist, 'CFBundleVersion');
	const nearest = version === undefined ? undefined : nearestKextVersion(version);
	if (version !== undefined && nearest?.version !== version) {
		notes.push(
			`'${version}' is not a kext version. It was changed to ${nearest ? `'${nearest.version}'` : 'that of the project'}.`,
		);
	}
	return notes;
}

/** The note about a key that the dext lacks, or has with another value than its author decided. */
function noteOf(plist: DriverPlist, { key, value }: DictEntry): string | undefined {
	const reason = rootReasonFor(key);
	if (reason !== undefined) return `'${key}' was left out. ${reason}`;
	const isText = value.type === 'string';
	if (isKept(key)) return isText ? undefined : `'${key}' was left out. It is not a string.`;
	// The value of a variable is that of a build setting anyway.
	const isDecision = !isText || Boolean(literalText(value, plist.form));
	if (key === 'LSMinimumSystemVersion' && isDecision)
		return `'${key}' was left out. The deployment target of the project replaces it.`;
	const text = projectTexts.get(key);
	if (text === undefined || !isDecision) return undefined;
	const before = isText ? `was '${value.value}'` : 'is not a string';
	return `'${key}' ${before}. It was changed to '${text}', which the project sets.`;
}

function unusedNote(keys: readonly string[]): string {
	const quoted = keys.map((key) => `'${key}'`);
	return quoted.length === 1
		? `${quoted[0]} was left out. Dexts do not use it.`
		: `${inWords(quoted)} were left out. Dexts do not use them.`;
}
