/** What the reports of `driver-plist check` have in common. */
import type { Severity } from '../../service/index.js';
import type { CheckedFile } from '../checkFile.js';
import type { Outcome } from '../eachPlist.js';
import type { Terminal } from '../terminal.js';

/** Where a report is written: the terminal, or a file. */
export type Output = Pick<Terminal, 'write' | 'paint' | 'columns'>;

export interface Report {
	/** `level` is the lowest severity that is shown for the file. */
	add(file: CheckedFile, level: Severity): void;
	/** Called once, after the last file. */
	end(outcome: Outcome): void;
}

/** The severities of compilers, which build systems, editors, and code scanning know. */
export const compilerLevels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
	error: 'error',
	warning: 'warning',
	information: 'note',
	hint: 'note',
};
