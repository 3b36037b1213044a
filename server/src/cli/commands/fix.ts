/** `driver-plist fix`: applies all preferred fixes. */

import { checkOptionsOf } from '../../configuration/settings.js';
import { documentKinds, fixAll } from '../../service/index.js';
import { analyzePlist, isToBeChecked } from '../checkFile.js';
import { type Command, type ExitStatus, exitStatus, UsageError } from '../command.js';
import { oneOf, parseCommandLine } from '../commandLine.js';
import { count, type DisplayText, display, displayLines, joinDisplay } from '../displayText.js';
import { eachPlist, parseMaxSize, plistOptions, plistOptionsHelp } from '../eachPlist.js';
import { encodeText } from '../encodeText.js';
import { describeFileError } from '../fileError.js';
import { noteFault } from '../noteFault.js';
import { standardInput } from '../plistFiles.js';
import { replaceFile } from '../replaceFile.js';
import type { Terminal } from '../terminal.js';
import { unifiedDiff } from '../unifiedDiff.js';

const help = `Applies all fixes that require no decision. The rest of each file is left unchanged.

Usage: driver-plist fix PATH… [options]

PATH is a file, a folder to search for *.plist and *.entitlements, or - for standard input, in
which case the fixed text is printed. In folders, only driver property lists are fixed, and none
outside of them to which links lead.

A file is replaced at once, with the same permissions and owner. It is not changed if another
program changed it in the meantime. Extended attributes are not kept.

Options:
  --dry-run            Print a unified diff and write nothing
${plistOptionsHelp}
Exit status: 0 done, 2 wrong usage or an unreadable or unwritable file.
`;

export const fix: Command = {
	help,
	run: runFix,
};

async function runFix(args: readonly string[], terminal: Terminal): Promise<ExitStatus> {
	const { values, positionals } = parseCommandLine(args, {
		...plistOptions,
		'dry-run': { type: 'boolean' },
	});
	const kind = oneOf('kind', values.kind, documentKinds);
	const dryRun = values['dry-run'] === true;
	if (positionals.length === 0) throw new UsageError('Missing PATH.');

	const maxSize = parseMaxSize(values['max-size']);
	let differing = 0;
	let changed = 0;
	let fixes = 0;
	let unwritten = 0;
	const { read, failures } = await eachPlist(
		positionals,
		maxSize,
		terminal,
		async (decoded, file, context) => {
			const { path, text } = decoded;
			const plist = analyzePlist(decoded, kind, context);
			const options = {
				...checkOptionsOf(context.team?.shared),
				onFault: noteFault(terminal, path),
			};
			const fixed = isToBeChecked(plist, file) ? fixAll(plist, options) : { text, applied: 0 };
			const differs = fixed.text !== text;
			const bytes = differs ? encodeText(fixed.text, decoded, decoded.bytes) : decoded.bytes;
			const isPrinted = path === standardInput && !dryRun;
			// What can't be fixed is printed as it is, so that a pipe loses nothing.
			if (isPrinted) terminal.writeContent(bytes ?? decoded.bytes);
			if (!differs) return;
			differing++;
			if (file.isOutside) {
				terminal.note(display`${path}: Not changed, because a link leads out of the folder to it.`);
				return;
			}
			const writes = !dryRun && !isPrinted;
			const problem = bytes ? writes && (await replace(path, bytes, decoded.bytes)) : invalidBytes;
			if (problem) {
				terminal.note(display`${path}: Not changed. ${problem}`);
				unwritten++;
				return;
			}
			if (dryRun) writeDiff(unifiedDiff(path, text, fixed.text), terminal);
			fixes += fixed.applied;
			changed++;
		},
	);
	const done = dryRun ? 'would be applied' : 'applied';
	terminal.note(
		differing === 0
			? display`Nothing to fix in ${count(read, 'file')}.`
			: display`${count(fixes, 'fix', 'fixes')} ${done} in ${changed} of ${count(read, 'file')}.`,
	);
	return failures + unwritten > 0 ? exitStatus.failed : exitStatus.ok;
}

const invalidBytes = 'The file contains invalid bytes. Save it as UTF-8 first.';

/** Why the file is not changed; undefined if it is. */
async function replace(
	path: string,
	content: Uint8Array,
	before: Uint8Array,
): Promise<string | undefined> {
	try {
		await replaceFile(path, content, before);
		return undefined;
	} catch (error) {
		return describeFileError(error);
	}
}

/** Without colors, the diff is as `patch` reads it. */
function writeDiff(diff: string, terminal: Terminal): void {
	if (!terminal.colors) terminal.writeContent(diff);
	else
		terminal.write(
			joinDisplay(
				diff.split('\n').map((line) => paintLine(line, terminal)),
				'\n',
			),
		);
}

function paintLine(line: string, { paint }: Terminal): DisplayText {
	const text = displayLines(line);
	if (line.startsWith('@')) return paint('cyan', text);
	if (line.startsWith('---') || line.startsWith('+++')) return paint('bold', text);
	if (line.startsWith('-')) return paint('red', text);
	return line.startsWith('+') ? paint('green', text) : text;
}
