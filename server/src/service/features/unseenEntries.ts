/** Drops findings about what is missing in a document to which a build adds entries. */
import type { DriverPlist } from '../document/driverPlist.js';
import type { Finding } from '../document/finding.js';

/** Codes about missing entries that do not begin with `missing-`. */
const aboutMissingEntries: ReadonlySet<string> = new Set([
	'empty-match-list',
	'empty-plist',
	'family-without-transport',
	'hid-product-without-vendor',
	'no-kpi-library',
	'transport-without-ids',
	'unmatchable-usb-keys',
	'unrestricted-pci-match',
	'unrestricted-service',
	'usage-without-page',
	'vendor-usage-page-without-vendor',
]);

/** Whether a build may add what the finding misses. */
export function isAboutUnseenEntry(
	{ hasUnseenEntries }: DriverPlist,
	{ code }: Pick<Finding, 'code'>,
): boolean {
	return hasUnseenEntries && (code.startsWith('missing-') || aboutMissingEntries.has(code));
}
