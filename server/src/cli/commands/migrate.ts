/** `driver-plist migrate`: the Info.plist of a dext from that of a kext. */
import { basename, dirname, extname } from 'node:path';
import { migrateKext } from '../../scaffold/migrate/migrateKext.js';
import { analysePlist } from '../checkFile.js';
import { type Command, type ExitStatus, exitStatus, UsageError } from '../command.js';
import { parseCommandLine } from '../commandLine.js';
import { parseMaxSize } from '../eachPlist.js';
import { binaryNote, readPlist } from '../readPlist.js';
import { sayUnwritten, writeFiles } from '../scaffold/writeFiles.js';
import type { Terminal } from '../terminal.js';

const help = `Makes the Info.plist of a driver extension (dext) from that of a kernel extension (kext).

Usage: driver-plist migrate KEXT-PLIST [--out FILE]

KEXT-PLIST is a file, or - for standard input. What has no counterpart is said on standard error
and in a comment at the top of the result.

Options:
  --out FILE           Writes the plist there, and the entitlements beside it as FILE's name
                       with .entitlements; without it the plist is printed
  --max-size MB        A file larger than this is not read

Exit status: 0 done, 1 no dext can take the place of the kext, 2 wrong usage, or files in the way,
not readable or not writable.
`;

export const migrate: Command = {
	name: 'migrate',
	summary: "Makes a dext's Info.plist from a kext's",
	help,
	run: runMigrate,
};

async function runMigrate(args: readonly string[], terminal: Terminal): Promise<ExitStatus> {
	const { values, positionals } = parseCommandLine(args, {
		out: { type: 'string' },
		'max-size': { type: 'string' },
	});
	const [path, ...more] = positionals;
	if (path === undefined) throw new UsageError('the property list of a kext is missing');
	if (more.length > 0) throw new UsageError('migrate takes one property list');
	if (values.out === '') throw new UsageError('--out takes the name of a file');
	const file = await readPlist(path, parseMaxSize(values['max-size']));
	if (typeof file === 'string') {
		terminal.note(`${path}: ${file}`);
		return exitStatus.failed;
	}
	if (file.encoding === 'binary') {
		terminal.note(`${path}: ${binaryNote}`);
		return exitStatus.failed;
	}
	const result = migrateKext(analysePlist(file, undefined, undefined));
	if ('refused' in result) {
		terminal.note(`${path}: ${result.refused}`);
		return exitStatus.findings;
	}
	if (values.out === undefined) terminal.write(result.text);
	else if (!(await writeBoth(values.out, result, terminal))) return exitStatus.failed;
	for (const note of result.notes) terminal.note(note);
	return exitStatus.ok;
}

async function writeBoth(
	out: string,
	{ text, entitlements }: { readonly text: string; readonly entitlements: string },
	terminal: Terminal,
): Promise<boolean> {
	const name = basename(out);
	const beside = `${basename(name, extname(name))}.entitlements`;
	if (beside === name) throw new UsageError('--out takes the name of the Info.plist');
	const result = await writeFiles(dirname(out), [
		{ path: name, text },
		{ path: beside, text: entitlements },
	]);
	if (result === 'written') return true;
	sayUnwritten(result, 'nothing was written', terminal);
	return false;
}
