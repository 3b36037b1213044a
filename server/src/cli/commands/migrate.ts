/** `driver-plist migrate`: converts the Info.plist of a kext to that of a dext. */

import { basename, dirname, extname } from 'node:path';
import { migrateKext } from '../../scaffold/migrate/migrateKext.js';
import { convertBinary, renderMessage } from '../../service/index.js';
import { announceInput } from '../announceInput.js';
import { bundlePlistAt } from '../bundlePlist.js';
import { analyzePlist } from '../checkFile.js';
import { type Command, type ExitStatus, exitStatus, UsageError } from '../command.js';
import { parseCommandLine, requirePath } from '../commandLine.js';
import { display } from '../displayText.js';
import { parseMaxSize } from '../eachPlist.js';
import { readPlist } from '../readPlist.js';
import { outputFile } from '../reports/openOutput.js';
import { reportUnwritten, writeFiles } from '../scaffold/writeFiles.js';
import type { Terminal } from '../terminal.js';

const help = `Converts the Info.plist of a kernel extension (kext) to that of a DriverKit extension (dext).

Usage: driver-plist migrate KEXT-PLIST [--out FILE]

KEXT-PLIST is a file, a bundle, or - for standard input. Keys without a counterpart are listed on
standard error and in a comment at the top of the result.

Options:
  --out FILE           Write the Info.plist to FILE, and the entitlements to the same folder
                       with the extension .entitlements (default: print the Info.plist)
  --max-size MB        Skip a larger file

Exit status: 0 done, 1 no dext can replace the kext, 2 wrong usage, existing files, or an
unreadable or unwritable file.
`;

export const migrate: Command = {
	help,
	run: runMigrate,
};

async function runMigrate(args: readonly string[], terminal: Terminal): Promise<ExitStatus> {
	const { values, positionals } = parseCommandLine(args, {
		out: { type: 'string' },
		'max-size': { type: 'string' },
	});
	const [first, ...more] = positionals;
	const named = requirePath('KEXT-PLIST', first);
	if (more.length > 0) throw new UsageError('migrate accepts one KEXT-PLIST only.');
	if (values.out === '') throw new UsageError('--out requires the name of a file.');
	const maxSize = parseMaxSize(values['max-size']);
	const path = bundlePlistAt(named);
	if (path === undefined) {
		terminal.note(display`${named}: The folder has no Info.plist.`);
		return exitStatus.failed;
	}
	announceInput([path], terminal);
	const file = await readPlist(path, maxSize);
	if (typeof file === 'string') {
		terminal.note(display`${path}: ${file}`);
		return exitStatus.failed;
	}
	const kext = analyzePlist(file);
	const converted = kext.syntax.format === 'binary' ? convertBinary(file.bytes) : undefined;
	if (converted && 'refused' in converted) {
		terminal.note(display`${path}: ${renderMessage(converted.refused)}`);
		return exitStatus.failed;
	}
	const result = migrateKext(kext);
	if ('refused' in result) {
		terminal.note(display`${path}: ${result.refused}`);
		return result.isUnreadable ? exitStatus.failed : exitStatus.findings;
	}
	const out = outputFile('out', values.out);
	if (out === undefined) terminal.writeContent(result.text);
	else if (!(await writeBoth(out, result, terminal))) return exitStatus.failed;
	for (const note of result.notes) terminal.note(display`${note}`);
	return exitStatus.ok;
}

async function writeBoth(
	out: string,
	{ text, entitlements }: { readonly text: string; readonly entitlements: string },
	terminal: Terminal,
): Promise<boolean> {
	const name = basename(out);
	const entitlementsName = `${basename(name, extname(name))}.entitlements`;
	if (entitlementsName === name) {
		throw new UsageError('--out requires the name of the Info.plist, not of the entitlements.');
	}
	const result = await writeFiles(dirname(out), [
		{ path: name, text },
		{ path: entitlementsName, text: entitlements },
	]);
	if (result === 'written') return true;
	reportUnwritten(result, terminal);
	return false;
}
