/** Globs over the paths of documents. */
/// <reference path="./picomatch.d.ts" />
import picomatch from 'picomatch/posix';

/**
 * A test of URIs against a glob for the end of their path: `Drivers/*.plist` matches in every folder, `/Drivers/*.plist`
 * in one. With `folder`, the URI of a folder, paths start there, and nothing outside of it matches.
 */
export function globMatcher(glob: string, folder?: string): (uri: string) => boolean {
	const matches = picomatch(glob.startsWith('/') ? glob : `**/${glob}`, { dot: true });
	if (folder === undefined) return (uri) => matches(pathOfUri(uri));
	const top = pathOfUri(folder).replace(/\/$/, '');
	return (uri) => {
		const path = pathOfUri(uri);
		return path.startsWith(`${top}/`) && matches(path.slice(top.length));
	};
}

function pathOfUri(uri: string): string {
	const path = uri.replace(/^[^:/]*:(?:\/\/[^/]*)?/, '').replace(/[?#].*$/, '');
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}
