/** States why a property list can't be read. */
import {
	type DriverPlist,
	LineIndex,
	renderMessage,
	unreadableBy,
	unreadReason,
} from '../service/index.js';
import { display } from './displayText.js';
import { locationOf } from './reports/places.js';
import type { Terminal } from './terminal.js';

/** Notes the reason why no program reads the file at `path`. Returns whether there is one. */
export function noteUnread(plist: DriverPlist, path: string, terminal: Terminal): boolean {
	const reason = unreadReason(plist);
	if (reason !== undefined) {
		terminal.note(display`${path}: ${reason}`);
		return true;
	}
	const fault = unreadableBy(plist);
	if (!fault) return false;
	const at = locationOf({ path, lines: new LineIndex(plist.text) }, fault.at.range);
	const message = renderMessage(fault.message);
	terminal.note(display`${at}: ${message} No program can read the file. [${fault.code}]`);
	return true;
}
