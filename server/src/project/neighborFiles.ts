/** The names of the files that are read near a plist. */

import { isInfoPlistPath } from '../service/recognize.js';

const entitlementsName = /\.(?:entitlements|xcent)$|^entitlements[^/]*\.plist$/i;

const projectName = /^project\.(?:pbxproj|ya?ml)$/;

/** A glob for all of them, for watching. */
export const neighborGlob = '**/*.{plist,entitlements,xcent,iig,in,pbxproj,yml,yaml}';

/** Whether a file has a name that projects give to an Info.plist or to entitlements. */
export function isPlistName(name: string): boolean {
	return isInfoPlistPath(name) || entitlementsName.test(name);
}

/** Whether a file declares classes of a dext. */
export function isInterfaceName(name: string): boolean {
	return name.endsWith('.iig');
}

/** Whether a file, or the folder that contains it, determines what the project makes. */
export function isProjectFile(uri: string): boolean {
	const name = uri.slice(uri.lastIndexOf('/') + 1);
	return projectName.test(name) || name.endsWith('.xcodeproj');
}

/** Whether a file is read when it is near a plist. */
export function isNeighborFile(uri: string): boolean {
	const name = uri.slice(uri.lastIndexOf('/') + 1);
	return isPlistName(name) || isInterfaceName(name) || projectName.test(name);
}
