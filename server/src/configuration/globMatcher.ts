/** Matches the paths of documents with glob patterns. */
import { globProgram, runGlob } from './globProgram.js';

/**
 * A test of URIs against a glob for the end of their path: `Drivers/*.plist` matches in every folder, `/Drivers/*.plist`
 * in one. With `folder`, the URI of a folder, paths start there, and nothing outside of it matches.
 */
export function globMatcher(glob: string, folder?: string): (uri: string) => boolean {
	const program = globProgram(glob.startsWith('/') ? glob : `/**/${glob}`);
	if (folder === undefined) return (uri) => runGlob(program, pathOfUri(uri));
	const top = pathOfUri(folder).replace(/\/$/, '');
	return (uri) => {
		const path = pathOfUri(uri);
		return path.startsWith(`${top}/`) && runGlob(program, path.slice(top.length));
	};
}

function pathOfUri(uri: string): string {
	const end = uri.search(/[?#]/);
	const path = (end < 0 ? uri : uri.slice(0, end)).replace(/^[^:/]*:(?:\/\/[^/]*)?/, '');
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}
