/** The shape of a `driver-plist` command, and the exit statuses that all commands share. */
import type { Terminal } from './terminal.js';

/** The exit statuses, which scripts rely on. */
export const exitStatus = {
	/** Done, without findings at or above the threshold. */
	ok: 0,
	/** Done, with findings at or above the threshold. */
	findings: 1,
	/** Wrong usage, or a file that could not be read or written. */
	failed: 2,
} as const;

/** The exit statuses as the help of commands lists them. */
export const exitStatusHelp = `Exit status:
  0  No findings at or above --fail-on
  1  Findings at or above --fail-on
  2  Wrong usage, a file that can't be read or written, or a problem in .driver-plist.json;
     the other files were checked
`;

export type ExitStatus = (typeof exitStatus)[keyof typeof exitStatus];

export interface Command {
	/** The output of `--help`: usage, options, examples. */
	readonly help: string;
	/**
	 * Runs the command with the arguments after its name.
	 * @throws UsageError if the arguments are wrong. Any other error is a bug.
	 */
	run(args: readonly string[], terminal: Terminal): Promise<ExitStatus>;
}

/** Wrong arguments. The message is shown to the user. */
export class UsageError extends Error {
	override readonly name = 'UsageError';
}
