/** `driver-plist fix`: applies all preferred fixes. */

import { checkOptionsOf } from '../../configuration/settings.js';
import { documentKinds, fixAll } from '../../service/index.js';
import { analyzePlist, isToBeChecked } from '../checkFile.js';
import { type Command, type ExitStatus, exitStatus, UsageError } from '../command.js';
import { oneOf, parseCommandLine } from '../commandLine.js';
import { count } from '../displayText.js';
import { eachPlist, parseMaxSize, plistOptions, plistOptionsHelp } from '../eachPlist.js';
import { encodeText } from '../encodeText.js';
import { noteFault } from '../noteFault.js';
import { describeFileError, standardInput } from '../plistFiles.js';
import { replaceFile } from '../replaceFile.js';
import type { Terminal } from '../terminal.js';
import { unifiedDiff } from '../unifiedDiff.js';

const help = `Applies all fixes that require no decision. The rest of each file is left unchanged.

Usage: driver-plist fix PATH… [options]

PATH is a file, a folder to search for *.plist and *.entitlements, or - for standard input, in
which case the fixed text is printed. In folders, only driver property lists are fixed.

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
	let fixes = 0;
	let changed = 0;
	let unwritten = 0;
	const { read, failures } = await eachPlist(
		positionals,
		maxSize,
		terminal,
		async (decoded, file, team) => {
			const { path, text } = decoded;
			const plist = analyzePlist(decoded, kind, team);
			const options = { ...checkOptionsOf(team?.shared), onFault: noteFault(terminal, path) };
			const result = isToBeChecked(plist, file) ? fixAll(plist, options) : { text, applied: 0 };
			const differs = result.text !== text;
			if (differs) {
				fixes += result.applied;
				changed++;
			}
			if (dryRun) terminal.write(paintDiff(unifiedDiff(path, text, result.text), terminal));
			else if (path === standardInput) terminal.write(result.text);
			else if (differs) {
				const bytes = encodeText(result.text, decoded, decoded.bytes);
				const problem = await writeFixed(path, bytes, decoded.bytes);
				if (problem === undefined) return;
				terminal.note(`${path}: ${problem}`);
				fixes -= result.applied;
				unwritten++;
			}
		},
	);
	const done = dryRun ? 'would be applied' : 'applied';
	terminal.note(
		changed === 0
			? `Nothing to fix in ${count(read, 'file')}.`
			: `${count(fixes, 'fix', 'fixes')} ${done} in ${changed - unwritten} of ${count(read, 'file')}.`,
	);
	return failures + unwritten > 0 ? exitStatus.failed : exitStatus.ok;
}

async function writeFixed(
	path: string,
	bytes: Uint8Array | undefined,
	before: Uint8Array,
): Promise<string | undefined> {
	if (!bytes)
		return 'Not changed, because the file contains invalid bytes. Save it as UTF-8 first.';
	try {
		await replaceFile(path, bytes, before);
		return undefined;
	} catch (error) {
		return `Not changed. ${describeFileError(error)}`;
	}
}

function paintDiff(diff: string, { paint }: Terminal): string {
	return diff.replace(/^[-+@].*$/gm, (line) => {
		if (line.startsWith('@')) return paint('cyan', line);
		if (line.startsWith('---') || line.startsWith('+++')) return paint('bold', line);
		return paint(line.startsWith('-') ? 'red' : 'green', line);
	});
}
