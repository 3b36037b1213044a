/** Checks the bytes of a file as the command line does. */
import { withByteFaults } from '../../server/src/service/bytes/byteFaults.js';
import { decodePlist } from '../../server/src/service/bytes/decodePlist.js';
import { analyze } from '../../server/src/service/document/analyze.js';
import type { DriverPlist } from '../../server/src/service/document/driverPlist.js';
import type { Finding } from '../../server/src/service/document/finding.js';
import { findingsOf } from '../support/checkFindings.js';

export function checkBytes(
	bytes: Uint8Array,
	name: string,
): { readonly plist: DriverPlist; readonly findings: readonly Finding[] } {
	const decoded = decodePlist(bytes);
	const analyzed = analyze(decoded.text, { uri: `file:///${name}` });
	const plist = { ...analyzed, syntax: withByteFaults(analyzed.syntax, decoded) };
	return { plist, findings: findingsOf(plist) };
}
