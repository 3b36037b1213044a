/** Replaces build variables in what is inserted into a built bundle, where nothing expands them. */
import { extensionNameOf } from '../../document/bundlePath.js';
import type { PlistContents } from '../../document/driverPlist.js';
import { insertableIdentifier } from '../../document/personalityText.js';
import { buildVariables } from '../../platform/buildVariables.js';
import { productIdentifier } from '../../value/buildVariables.js';

/** The snippet with the values of this bundle, or with examples of values. */
export function withoutVariables(snippet: string, plist: PlistContents): string {
	if (plist.form === 'source') return snippet;
	return snippet.replace(/\\\$\((\w+)(?:[^\w()][^()]*)?\)/g, (_, name: string) =>
		exampleOf(name, plist),
	);
}

function exampleOf(name: string, plist: PlistContents): string {
	const own = name === productIdentifier ? identifierOf(plist) : undefined;
	return own ?? buildVariables.find((each) => each.name === name)?.example ?? name;
}

/** The identifier of the bundle, or the name of its folder where that must be the identifier. */
function identifierOf(plist: PlistContents): string | undefined {
	const name = extensionNameOf(plist.uri);
	return insertableIdentifier(plist) ?? (name && /^[\w.-]+$/.test(name) ? name : undefined);
}
