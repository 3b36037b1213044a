/** States that a command waits for standard input. */
import { display } from './displayText.js';
import { standardInput } from './plistFiles.js';
import type { Terminal } from './terminal.js';

/** Writes a line if a path of `paths` is standard input, and that is a terminal. */
export function announceInput(paths: readonly string[], terminal: Terminal): void {
	if (!paths.includes(standardInput) || process.stdin.isTTY !== true) return;
	terminal.note(display`Reading standard input until Ctrl-D.`);
}
