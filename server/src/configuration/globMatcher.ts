/** Matches the paths of documents with glob patterns. */

/**
 * A test of URIs against a glob for the end of their path: `Drivers/*.plist` matches in every folder, `/Drivers/*.plist`
 * in one. With `folder`, the URI of a folder, paths start there, and nothing outside of it matches.
 */
export function globMatcher(glob: string, folder?: string): (uri: string) => boolean {
	const pattern = patternOf(glob.startsWith('/') ? glob : `/**/${glob}`);
	if (folder === undefined) return (uri) => pattern.test(pathOfUri(uri));
	const top = pathOfUri(folder).replace(/\/$/, '');
	return (uri) => {
		const path = pathOfUri(uri);
		return path.startsWith(`${top}/`) && pattern.test(path.slice(top.length));
	};
}

/** The tokens of a glob. `**` is special only as whole path segments; a set never contains a slash. */
const token =
	/(?<=^|[/{,])\*\*\/|\/\*\*(?=$|[},])|\*+|\?|\[[!^]?\]?[^\]/]+\]|[{},[]|\/|[^*?[{},/]+/gu;

/**
 * Globs as the Language Server Protocol defines them (LSP 3.17, Pattern) and as VS Code reads them: `*`, `?`, `**`,
 * `{a,b}`, `[a-z]` and `[!a-z]`. A glob with an invalid range matches nothing.
 */
function patternOf(glob: string): RegExp {
	const hasGroups = hasBalancedBraces(glob);
	let depth = 0;
	const source = glob.replace(/(?:\/\*\*)+(?=\/\*\*)/g, '').replace(token, (text) => {
		if (text === '{') depth += 1;
		const inGroup = hasGroups && depth > 0;
		if (text === '}') depth -= 1;
		return (inGroup && groupSource.get(text)) || sourceOf(text);
	});
	try {
		return new RegExp(`^${source}$`, 'su');
	} catch {
		return /(?!)/;
	}
}

/** The source of what is special in `{a,b}`. */
const groupSource: ReadonlyMap<string, string> = new Map([
	['{', '(?:'],
	[',', '|'],
	['}', ')'],
]);

function sourceOf(text: string): string {
	switch (text) {
		case '**/':
			return '(?:[^/]*/)*';
		case '/**':
			return '(?:/.*)?';
		case '?':
			return '[^/]';
		default:
			if (text.startsWith('*')) return '[^/]*';
			return text.length > 1 && text.startsWith('[') ? setOf(text) : literal(text);
	}
}

/** `[!a-z]` as `[^a-z]`. */
function setOf(text: string): string {
	const [, negation = '', characters = ''] = /^\[([!^]?)(.+)\]$/su.exec(text) ?? [];
	return `[${negation && '^/'}${characters.replace(/[\\\]^[]/g, '\\$&')}]`;
}

function literal(text: string): string {
	return text.replace(/[\\^$.|?*+()[\]{}/]/g, '\\$&');
}

function hasBalancedBraces(glob: string): boolean {
	let depth = 0;
	for (const brace of glob.replace(/[^{}]/g, '')) {
		depth += brace === '{' ? 1 : -1;
		if (depth < 0) return false;
	}
	return depth === 0;
}

function pathOfUri(uri: string): string {
	const path = uri.replace(/^[^:/]*:(?:\/\/[^/]*)?/, '').replace(/[?#].*$/, '');
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}
