/** All findings of a document: of the parser, the schemas and the rules, filtered and levelled by settings. */
import type { DriverPlist } from '../document/driverPlist.js';
import type { Finding, Severity } from '../document/finding.js';
import type { ProjectView } from '../project/projectView.js';

export interface CheckOptions {
	readonly project?: ProjectView;
	/** Level by code, from the settings. */
	readonly severities?: Readonly<Record<string, Severity | 'off'>>;
	readonly deploymentTarget?: Readonly<Partial<Record<'macOS' | 'iPadOS', string>>>;
}

/** The findings in the order of the text. Empty for kind `other`, but for what the parser found. */
export function checkPlist(_plist: DriverPlist, _options: CheckOptions = {}): readonly Finding[] {
	return [];
}
