/** What a command of `driver-plist` is, and the exit statuses all commands share. */
import type { Terminal } from './terminal.js';

/** The exit statuses, which scripts rely on. */
export const exitStatus = {
	/** Done, and nothing at or above the threshold found. */
	ok: 0,
	/** Done, and findings at or above the threshold. */
	findings: 1,
	/** Wrong usage, or a file that could not be read or written. */
	failed: 2,
} as const;

export type ExitStatus = (typeof exitStatus)[keyof typeof exitStatus];

export interface Command {
	readonly name: string;
	/** One line for the list of commands. */
	readonly summary: string;
	/** What `--help` prints: usage, options, examples. */
	readonly help: string;
	/**
	 * Runs the command with the arguments behind its name.
	 * @throws UsageError where the arguments are wrong; anything else is a defect of the program.
	 */
	run(args: readonly string[], terminal: Terminal): Promise<ExitStatus>;
}

/** Wrong arguments, in words for the person who typed them. */
export class UsageError extends Error {
	override readonly name = 'UsageError';
}
