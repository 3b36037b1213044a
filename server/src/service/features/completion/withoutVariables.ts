/** Replaces build variables in what is inserted into a built bundle, where nothing expands them. */
import type { PlistContents } from '../../document/driverPlist.js';
import { insertableIdentifier } from '../../document/personalityText.js';
import { buildVariables } from '../../platform/buildVariables.js';

/** The snippet with the values of this bundle, or with examples of values. */
export function withoutVariables(snippet: string, plist: PlistContents): string {
	if (plist.form === 'source') return snippet;
	return snippet.replace(/\\\$\((\w+)(?:[^\w()][^()]*)?\)/g, (_, name: string) =>
		exampleOf(name, plist),
	);
}

function exampleOf(name: string, plist: PlistContents): string {
	const own = name === 'PRODUCT_BUNDLE_IDENTIFIER' ? insertableIdentifier(plist) : undefined;
	return own ?? buildVariables.find((each) => each.name === name)?.example ?? name;
}
