/** Quick fixes as text edits: for one finding, and all preferred ones of a file. */
import type { DriverPlist } from '../document/driverPlist.js';
import type { Finding, Message } from '../document/finding.js';
import type { TextEdit } from '../text/textEdit.js';
import type { CheckOptions } from './check.js';

export interface TextFix {
	readonly title: Message;
	readonly edits: readonly TextEdit[];
	readonly preferred: boolean;
}

/** The remedies for a finding, best first. */
export function fixesFor(
	_plist: DriverPlist,
	_finding: Finding,
	_options: CheckOptions = {},
): readonly TextFix[] {
	return [];
}

/** The text after every preferred fix that can be applied, and how many were; running it again changes nothing. */
export function fixAll(
	plist: DriverPlist,
	_options: CheckOptions = {},
): { readonly text: string; readonly applied: number } {
	return { text: plist.text, applied: 0 };
}
