/** Finds the Info.plist of a bundle that is named on a command line. */
import { statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { mayBePlist } from '../project/plistSearch.js';
import { standardInput } from './plistFiles.js';

/** Where a bundle has its Info.plist; kexts with `Contents` come first, as in the system. */
const places = [join('Contents', 'Info.plist'), 'Info.plist'];

/**
 * The path of the Info.plist in a bundle or another folder; `path` for a file, and for what a reader reports. Undefined
 * for a folder without an Info.plist. Never throws.
 */
export function bundlePlistAt(path: string): string | undefined {
	if (path === standardInput || !isFolder(path) || mayBePlist(basename(resolve(path)))) return path;
	return places.map((place) => join(path, place)).find((each) => exists(each));
}

function isFolder(path: string): boolean {
	return statOf(path)?.isDirectory() === true;
}

function exists(path: string): boolean {
	return statOf(path) !== undefined;
}

function statOf(path: string): ReturnType<typeof statSync> {
	try {
		return statSync(path, { throwIfNoEntry: false });
	} catch {
		return undefined;
	}
}
