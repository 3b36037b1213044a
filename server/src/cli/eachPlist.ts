/** Finds and reads the property lists below some paths, and reports those that can't be read. */
import { pathToFileURL } from 'node:url';
import type { TeamFile } from '../configuration/teamFile.js';
import type { Neighbors } from '../service/index.js';
import { UsageError } from './command.js';
import { count, display } from './displayText.js';
import { type FoundFile, findPlistFiles } from './plistFiles.js';
import { openNeighbors } from './projectFiles.js';
import { binaryNote, defaultMaxSize, type PlistText, readPlist } from './readPlist.js';
import { openTeamFiles } from './teamFiles.js';
import type { Terminal } from './terminal.js';

/** The options of every command that reads property lists. */
export const plistOptions = {
	kind: { type: 'string' },
	'max-size': { type: 'string' },
} as const;

export const plistOptionsHelp = `  --kind KIND          Treat all files as this kind: dext, kext, codelessKext,
                       systemExtension, entitlements, hostApp, appExtension,
                       fileSystem, fragment, or other
  --max-size MB        Skip larger files (default: ${defaultMaxSize})
`;

/** `--max-size` in megabytes. */
export function parseMaxSize(value: string | undefined): number {
	if (value === undefined) return defaultMaxSize;
	const size = Number(value);
	if (size > 0 && size <= 512) return size;
	throw new UsageError(
		`Invalid value '${value}' for --max-size. Valid values: megabytes, at most 512.`,
	);
}

/** What applies to a file because of where it is. */
export interface PlistContext {
	readonly team: TeamFile | undefined;
	readonly neighbors: Neighbors;
}

/**
 * Calls `visit` with each file, in order, and the team file that applies to it. A failure of one file does not stop the others.
 * Files that a team file excludes are visited only if they are named on the command line.
 * A binary property list is visited, too, but is a failure if it is named.
 * Returns how many files were read, and how many files and folders failed.
 */
export async function eachPlist(
	paths: readonly string[],
	maxSize: number,
	terminal: Terminal,
	visit: (plist: PlistText, file: FoundFile, context: PlistContext) => Promise<void>,
): Promise<{ readonly read: number; readonly failures: number }> {
	const found = findPlistFiles(paths, (folder) => terminal.progress(display`Searching ${folder}`));
	for (const line of [...found.notes, ...found.failures]) terminal.note(display`${line}`);
	const teamFiles = openTeamFiles(terminal);
	const neighbors = openNeighbors(paths);
	let read = 0;
	let failures = found.failures.length;
	for (const [index, file] of found.files.entries()) {
		terminal.progress(display`${index + 1} of ${count(found.files.length, 'file')}: ${file.path}`);
		const team = await teamFiles.of(file.path);
		if (!file.named && team?.excludes(pathToFileURL(file.path).href)) continue;
		const plist = await readPlist(file.path, maxSize);
		if (typeof plist === 'string') {
			terminal.note(display`${file.path}: ${plist}`);
			failures++;
			continue;
		}
		if (plist.encoding === 'binary') {
			terminal.note(display`${file.path}: ${binaryNote}`);
			if (file.named) failures++;
		} else {
			read++;
		}
		await visit(plist, file, { team, neighbors: await neighbors.of(plist.uri) });
	}
	return { read, failures: failures + teamFiles.failures() };
}
