/** What is said about the root keys of a kext that a dext does not have. */
import {
	type DriverPlist,
	nearestKextVersion,
	rootText,
	splitRootKey,
} from '../../service/index.js';

/** Written anew, or inserted by the build, so that nothing is lost. */
const silent =
	/^(?:CFBundle(?:DevelopmentRegion|Executable|Identifier|InfoDictionaryVersion|Name|PackageType|ShortVersionString|Signature|SupportedPlatforms)|IOKitPersonalities|DT\w+|BuildMachineOSBuild|LSMinimumSystemVersion|MinimumOSVersion|NSHumanReadableCopyright)$/;

const reasons: Readonly<Record<string, string>> = {
	OSBundleLibraries: 'a dext links with the frameworks of DriverKit',
	OSBundleRequired: 'a dext is not loaded during early boot',
	OSBundleCompatibleVersion: 'nothing links with a dext',
};

export function rootNotes(plist: DriverPlist): readonly string[] {
	if (plist.root?.type !== 'dict') return [];
	const keys = [...new Set(plist.root.entries.map(({ key }) => key))];
	const notes: string[] = [];
	const others: string[] = [];
	for (const key of keys) {
		const { name } = splitRootKey(key);
		const reason = reasons[name];
		if (reason !== undefined) notes.push(`${key} is left out: ${reason}.`);
		else if (!silent.test(name) && key !== 'CFBundleVersion') others.push(key);
	}
	if (others.length > 0) notes.push(`Left out, since no dext needs it: ${others.join(', ')}.`);
	const version = rootText(plist, 'CFBundleVersion');
	const nearest = version === undefined ? undefined : nearestKextVersion(version);
	if (version !== undefined && nearest?.version !== version) {
		notes.push(
			`'${version}' is no version that the kernel reads; ${nearest ? `'${nearest.version}' stands for it` : 'the one of the project stands for it'}.`,
		);
	}
	return notes;
}
