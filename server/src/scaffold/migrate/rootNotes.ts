/** Notes about the root keys of a kext that the dext does not have. */
import {
	type DriverPlist,
	nearestKextVersion,
	rootText,
	splitRootKey,
} from '../../service/index.js';

/** Keys that are replaced, or that the build adds: nothing is lost. */
const silent =
	/^(?:CFBundle(?:DevelopmentRegion|Executable|Identifier|InfoDictionaryVersion|Name|PackageType|ShortVersionString|Signature|SupportedPlatforms)|IOKitPersonalities|DT\w+|BuildMachineOSBuild|LSMinimumSystemVersion|MinimumOSVersion|NSHumanReadableCopyright|OSBundleUsageDescription)$/;

const reasons: Readonly<Record<string, string>> = {
	OSBundleLibraries: 'A dext links with frameworks of DriverKit.',
	OSBundleRequired: 'A dext does not start during early boot.',
	OSBundleCompatibleVersion: 'Nothing links with a dext.',
};

export function rootNotes(plist: DriverPlist): readonly string[] {
	if (plist.root?.type !== 'dict') return [];
	const keys = [...new Set(plist.root.entries.map(({ key }) => key))];
	const notes: string[] = [];
	const others: string[] = [];
	for (const key of keys) {
		const { name } = splitRootKey(key);
		const reason = reasons[name];
		if (reason !== undefined) notes.push(`'${key}' was left out. ${reason}`);
		else if (!silent.test(name) && key !== 'CFBundleVersion') others.push(key);
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

function unusedNote(keys: readonly string[]): string {
	const quoted = keys.map((key) => `'${key}'`);
	const last = quoted.pop() ?? '';
	return quoted.length === 0
		? `${last} was left out. Dexts do not use it.`
		: `${quoted.join(', ')} and ${last} were left out. Dexts do not use them.`;
}
