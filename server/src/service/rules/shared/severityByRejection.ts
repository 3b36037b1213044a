/** The severity of a syntax fault: it depends on which parsers reject the file, and on the kind of file. */
import type { PlistContents } from '../../document/driverPlist.js';
import type { Severity } from '../../document/finding.js';
import type { SyntaxFault } from '../../syntax/syntaxFault.js';

/**
 * What CoreFoundation rejects is an error everywhere. What only the parsers of IOKit reject matters where they read
 * the file itself, which is in a built kext. A build rewrites the property list of a source kext, and dexts
 * are not read by these parsers.
 */
export function severityByRejection(
	{ rejectedBy }: Pick<SyntaxFault, 'rejectedBy'>,
	plist: PlistContents,
): Severity {
	if (rejectedBy.includes('CoreFoundation')) return 'error';
	const isKext = plist.kind === 'kext' || plist.kind === 'codelessKext';
	if (!isKext || rejectedBy.length === 0) return 'hint';
	return plist.form === 'built' ? 'warning' : 'information';
}
