/** The level of a syntax fault, by who refuses it and in what kind of file. */
import type { PlistContents } from '../../document/driverPlist.js';
import type { Severity } from '../../document/finding.js';
import type { SyntaxFault } from '../../syntax/syntaxFault.js';

/**
 * What CoreFoundation refuses is an error everywhere. What only IOKit's parsers refuse matters where they read
 * the file itself, that is in a built kext; the build rewrites the plist of a source kext, and dexts are not read by them.
 */
export function severityByRefusal(fault: SyntaxFault, plist: PlistContents): Severity {
	if (fault.refusedBy.includes('CoreFoundation')) return 'error';
	const isKext = plist.kind === 'kext' || plist.kind === 'codelessKext';
	if (!isKext || fault.refusedBy.length === 0) return 'hint';
	return plist.form === 'built' ? 'warning' : 'information';
}
