/** Completes the content of a root dictionary to a property list. */

const head = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
`;
const foot = `
</dict>
</plist>
`;

/** The document with a fragment as its root dictionary; a complete document is returned unchanged. */
export function wholePlist(fragment: string, whole = isWhole(fragment)): string {
	return whole ? fragment : head + fragment + foot;
}

/** The content of the root dictionary of such a document. */
export function withoutFrame(text: string, fragment: string, whole = isWhole(fragment)): string {
	return whole ? text : text.slice(head.length, text.length - foot.length);
}

function isWhole(text: string): boolean {
	return /^\uFEFF?\s*(?:\[\|)?(?:<\?xml|<!DOCTYPE|<plist|<!--\s*whole)/.test(text);
}
