/** The other kexts of a project, by the files near a plist. */
import { ownIdentifiersOf } from './bundleIdentifiers.js';
import type { DriverPlist, PlistContents } from './driverPlist.js';
import { fileNameOf } from './neighbors.js';
import { rootText } from './rootEntries.js';

export interface ProjectKext {
	/** Its CFBundleIdentifier, if the build does not change it. */
	readonly identifier: string;
	readonly plist: DriverPlist;
}

/** The kexts of the other bundles, without copies of the kext itself. Empty if its own identifier is unknown. */
export function projectKextsOf(plist: PlistContents): readonly ProjectKext[] {
	const own = ownIdentifiersOf(plist);
	if (own.length === 0) return [];
	return plist.neighbors.inProject.flatMap((each) => {
		if (each.kind !== 'kext' && each.kind !== 'codelessKext') return [];
		const identifier = rootText(each, 'CFBundleIdentifier');
		return identifier === undefined || own.includes(identifier)
			? []
			: [{ identifier, plist: each }];
	});
}

/** The name of the bundle of a plist, or of its folder. */
export function bundleNameOf({ uri }: Pick<PlistContents, 'uri'>): string {
	return fileNameOf(uri.replace(/(?:\/Contents)?\/[^/]*$/, ''));
}
