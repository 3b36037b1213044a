/** Says of a rule that failed what a person can report. */
import type { Terminal } from './terminal.js';

/** Notes each rule that fails on the file at `path` once, with its stack; the others count all the same. */
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
			`${path}: the rule ${code} failed, which is a defect of driver-plist; the others were applied\n${stack}`,
		);
	};
}
