/** The names of the files that are read near a plist. */

/** Matches plists and entitlements by the names that projects give them. */
export const plistName =
	/\.(?:entitlements|xcent)$|info[^/]*\.plist(?:\.[\w-]+)*$|^entitlements[^/]*\.plist$/i;

const projectName = /^project\.(?:pbxproj|ya?ml)$/;

/** A glob for all of them, for watching. */
export const neighborGlob = '**/*.{plist,entitlements,xcent,iig,in,pbxproj,yml,yaml}';

/** Whether a file is read when it is near a plist. */
export function isNeighborFile(uri: string): boolean {
	const name = uri.slice(uri.lastIndexOf('/') + 1);
	return plistName.test(name) || projectName.test(name);
}
