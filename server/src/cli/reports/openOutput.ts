/** Where a report is written: to standard output, or to the file that `--output-file` names. */
import { fileStatus } from '../../node/fileStatus.js';
import { UsageError } from '../command.js';
import { namedFile } from '../commandLine.js';
import { display, textOf } from '../displayText.js';
import { describeFileError } from '../fileError.js';
import type { Terminal } from '../terminal.js';
import { writeWhole } from '../writeWhole.js';
import type { Output } from './report.js';

/** The file that an option for output names; undefined for standard output, which is `-`. @throws UsageError if it is empty. */
export function outputFile(option: string, value: string | undefined): string | undefined {
	return value === '-' ? undefined : namedFile(option, value);
}

export interface EndingOutput extends Output {
	/** States that the run reads the file at `path`, which the report must not replace. */
	protect(path: string): void;
	/**
	 * Writes what is not written yet. Returns whether everything is written; a failure is reported.
	 * @throws UsageError if the report would replace a protected file.
	 */
	end(): Promise<boolean>;
}

/** @throws UsageError if the name is empty. */
export function openOutput(named: string | undefined, terminal: Terminal): EndingOutput {
	const path = outputFile('output-file', named);
	if (path === undefined) {
		const { write, paint, columns } = terminal;
		return { write, paint, columns, protect: () => {}, end: async () => true };
	}
	const written: Buffer[] = [];
	let replacesInput = false;
	return {
		write: (text) => void written.push(Buffer.from(textOf(text))),
		paint: (_style, text) => display`${text}`,
		columns: Number.POSITIVE_INFINITY,
		protect: (read) => {
			replacesInput ||= isSameFile(path, read);
		},
		end: async () => {
			if (replacesInput) {
				throw new UsageError(`--output-file names '${path}', a file that the command reads.`);
			}
			try {
				await writeWhole(path, Buffer.concat(written));
				return true;
			} catch (error) {
				terminal.note(display`${path}: ${describeFileError(error)}`);
				return false;
			}
		},
	};
}

function isSameFile(one: string, other: string): boolean {
	const [a, b] = [one, other].map(fileStatus);
	return a !== undefined && a.ino === b?.ino && a.dev === b.dev;
}
