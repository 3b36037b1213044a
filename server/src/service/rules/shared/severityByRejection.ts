/** The severity of a syntax fault, which depends on the parsers that reject the file, and on its kind. */
import type { PlistContents } from '../../document/driverPlist.js';
import type { Severity } from '../../document/finding.js';
import type { SyntaxFault } from '../../syntax/syntaxFault.js';

/** The severities of a rule whose faults some parsers reject in some files, as its page states them. */
export const severitiesByRejection = {
	error: 'where CoreFoundation rejects the file.',
	warning: 'where only the parsers of IOKit reject the file, in a built kext.',
	information: 'where only the parsers of IOKit reject the file, in the source of a kext.',
	hint: 'in other files, and where all parsers accept the file.',
} as const;

/**
 * What CoreFoundation rejects is always an error. What only the parsers of IOKit reject is a warning in a built kext,
 * whose file they read. A build rewrites the property list of a source kext, and these parsers do not read dexts.
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
