/** Reports a rule that throws, with the details for a bug report. */
import { display, displayLines } from './displayText.js';
import type { Terminal } from './terminal.js';

/** Reports each failing rule once for the file at `path`, with its stack. The other rules still run. */
export function noteFault(
	terminal: Terminal,
	path: string,
): (code: string, error: unknown) => void {
	const noted = new Set<string>();
	return (code, error) => {
		if (noted.has(code)) return;
		noted.add(code);
		const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
		terminal.note(
			display`${path}: Rule '${code}' failed. This is a bug in driver-plist. The other rules were applied.\n${displayLines(stack)}`,
		);
	};
}
