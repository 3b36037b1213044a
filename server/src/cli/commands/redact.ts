/** `driver-plist redact`: removes from a dump what identifies a Mac or a person. */

import { describeRegistryFailure, type RedactedDump, redactContent } from '../../service/index.js';
import { announceInput } from '../announceInput.js';
import { type Command, type ExitStatus, exitStatus, UsageError } from '../command.js';
import { parseCommandLine, requirePath } from '../commandLine.js';
import { count, display } from '../displayText.js';
import { describeFileError } from '../fileError.js';
import { mostMegabytes, readDumpContent } from '../match/readDump.js';
import { outputFile } from '../reports/openOutput.js';
import type { Terminal } from '../terminal.js';
import { writeWhole } from '../writeWhole.js';

const help = `Removes serial numbers, UUIDs, addresses, and names of people and of their things from a dump.

Usage: driver-plist redact DUMP [--output-file FILE]

DUMP is the output of ioreg, system_profiler, lsusb, lspci, or udevadm, or - for standard input.
Each value is replaced by REDACTED and a number, the same for equal values. The format stays, so
that the dump can still be read; binary property lists and archives of IORegistryExplorer become
XML, and rich text becomes plain text. Look at the result before you share it: a name that nothing
in the dump identifies as one stays.

Options:
  --output-file FILE   Write the dump to FILE, which is replaced as a whole (default: print it)

Exit status: 0 done, 2 wrong usage, a file that is not a dump, or one that can't be
read or written.

Examples:
  ioreg -a -l -i | driver-plist redact - --output-file dump.plist
`;

export const redact: Command = {
	help,
	run: runRedact,
};

async function runRedact(args: readonly string[], terminal: Terminal): Promise<ExitStatus> {
	const { values, positionals } = parseCommandLine(args, { 'output-file': { type: 'string' } });
	const [first, ...more] = positionals;
	const out = outputFile('output-file', values['output-file']);
	const path = requirePath('DUMP', first);
	if (more.length > 0) throw new UsageError('redact accepts one DUMP only.');
	announceInput([path], terminal);
	const redacted = await readRedacted(path);
	if (typeof redacted === 'string') {
		terminal.note(display`${path}: ${redacted}`);
		return exitStatus.failed;
	}
	if (out === undefined) terminal.writeContent(redacted.text);
	else if (!(await written(out, redacted.text, terminal))) return exitStatus.failed;
	terminal.note(display`${count(redacted.count, 'value')} replaced.`);
	return exitStatus.ok;
}

/** The dump without what is removed, or the reason why there is none. */
async function readRedacted(path: string): Promise<RedactedDump | string> {
	const dump = await readDumpContent(path);
	if (typeof dump === 'string') return dump;
	// A value that is cut off could not be recognized.
	if (!dump.isWhole) return `Larger than ${mostMegabytes} MB. Nothing was removed.`;
	const redacted = redactContent(dump.bytes);
	return 'reason' in redacted
		? `${describeRegistryFailure(redacted)} Nothing was removed.`
		: redacted;
}

/** Whether a file is written; a failure is reported. */
async function written(path: string, text: string, terminal: Terminal): Promise<boolean> {
	try {
		await writeWhole(path, text);
		return true;
	} catch (error) {
		terminal.note(display`${path}: ${describeFileError(error)}`);
		return false;
	}
}
