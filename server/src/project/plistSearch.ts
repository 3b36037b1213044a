/** Which files and folders are searched for property lists of drivers, by their names. */
import { isInfoPlistPath } from '../service/recognize.js';

/** `Info.plist`, `Info-Debug.plist`, `X.entitlements`, and the `.xcent` files that codesign extracts. */
const plistName = /\.(?:plist|entitlements|xcent)$/i;

/** Folders of tools, packages and build products. */
const toolFolders = [
	...['node_modules', '.git', '.hg', '.svn', '.build', '.cache'],
	...['DerivedData', 'Pods', 'Carthage', 'xcuserdata'],
];
const toolExtensions = ['xcodeproj', 'xcworkspace', 'xcassets', 'dSYM', 'noindex'];

/** Marks a folder of regenerable files: https://bford.info/cachedir/ */
export const cacheTag = 'CACHEDIR.TAG';

/** Whether a file may be a property list of a driver; `Info.plist.in` may, too. */
export function mayBePlist(name: string): boolean {
	return plistName.test(name) || isInfoPlistPath(name);
}

/** Whether a folder is not searched unless a person names it. */
export function isToolFolder(name: string): boolean {
	return toolFolders.includes(name) || toolExtensions.some((each) => name.endsWith(`.${each}`));
}

/** Globs for the files that `mayBePlist` accepts, and for what is in the folders that `isToolFolder` accepts. */
export const plistGlob = '**/{*.plist,*.entitlements,*.xcent,*[Ii]nfo*.plist.*}';
export const toolFolderGlob = `**/{${[...toolFolders, ...toolExtensions.map((each) => `*.${each}`)].join(',')}}/**`;
