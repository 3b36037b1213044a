/** Finds and reads the property lists below some paths, and reports those that can't be read. */

import { relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { TeamFile } from '../configuration/teamFile.js';
import { uriKey } from '../project/projectFiles.js';
import type { Neighbors } from '../service/index.js';
import { announceInput } from './announceInput.js';
import { UsageError } from './command.js';
import { namedFile } from './commandLine.js';
import { count, display } from './displayText.js';
import { type FoundFile, findPlistFiles, type ReportRead, standardInput } from './plistFiles.js';
import { openNeighbors } from './projectFiles.js';
import { defaultMaxSize, type PlistText, readPlist } from './readPlist.js';
import { openTeamFiles, type TeamProblem } from './teamFiles.js';
import type { Terminal } from './terminal.js';

/** The options of every command that reads property lists. */
export const plistOptions = {
	config: { type: 'string' },
	'force-exclude': { type: 'boolean' },
	kind: { type: 'string' },
	'max-size': { type: 'string' },
	'no-ignore': { type: 'boolean' },
	quiet: { type: 'boolean' },
	'stdin-filename': { type: 'string' },
} as const;

export const plistOptionsHelp = `  --stdin-filename NAME  Treat standard input as the file NAME, whose path determines its kind,
                       its .driver-plist.json, and the files near it
  --config FILE        Apply FILE instead of the .driver-plist.json above each file, such as to the
                       built property list, which is in another folder
  --kind KIND          Treat all files as this kind: dext, kext, codelessKext,
                       systemExtension, entitlements, hostApp, appExtension,
                       fileSystem, fragment, or other
  --no-ignore          Search files and folders that .gitignore excludes, too
  --force-exclude      Skip what .driver-plist.json excludes, even if it is named
  --max-size MB        Skip larger files (default: ${defaultMaxSize})
`;

/** The property lists that a command line names. */
export interface PlistInput {
	readonly paths: readonly string[];
	/** The path of the team file that applies to all of them; otherwise those above them apply. */
	readonly config: string | undefined;
	/** The path of what standard input contains. */
	readonly stdinName: string | undefined;
	readonly usesIgnoreFiles: boolean;
	/** Whether what a team file excludes is skipped even if it is named. */
	readonly forcesExclude: boolean;
	/** In megabytes. */
	readonly maxSize: number;
	/** Whether only failures are noted, not what is skipped. */
	readonly quiet: boolean;
}

/** @throws UsageError if the value of an option is wrong. */
export function plistInput(
	paths: readonly string[],
	values: {
		readonly config?: string | undefined;
		readonly 'force-exclude'?: boolean | undefined;
		readonly 'max-size'?: string | undefined;
		readonly 'no-ignore'?: boolean | undefined;
		readonly quiet?: boolean | undefined;
		readonly 'stdin-filename'?: string | undefined;
	},
): PlistInput {
	const config = namedFile('config', values.config);
	const stdinName = namedFile('stdin-filename', values['stdin-filename']);
	if (stdinName !== undefined && !paths.includes(standardInput)) {
		throw new UsageError('--stdin-filename requires the path -.');
	}
	return {
		paths,
		config,
		stdinName,
		usesIgnoreFiles: values['no-ignore'] !== true,
		forcesExclude: values['force-exclude'] === true,
		maxSize: parseMaxSize(values['max-size']),
		quiet: values.quiet === true,
	};
}

/** `--max-size` in megabytes. */
export function parseMaxSize(value: string | undefined): number {
	if (value === undefined) return defaultMaxSize;
	const size = Number(value);
	if (size > 0 && size <= 512) return size;
	throw new UsageError(
		`Invalid value '${value}' for --max-size. Valid values: megabytes, at most 512.`,
	);
}

/** A run as a whole. */
export interface Outcome {
	/** How many files were read. */
	readonly read: number;
	/** How many files and folders could not be read, or have problems in the case of team files. */
	readonly failures: number;
	/** How many of these are team files. */
	readonly teamFailures: number;
	readonly teamProblems: readonly TeamProblem[];
}

/** What applies to a file because of where it is. */
export interface PlistContext {
	readonly team: TeamFile | undefined;
	readonly neighbors: Neighbors;
}

/** What a visit reports about its file. */
export interface Visit {
	/** The file was edited: files near it are visited again. `unwritten` is its new text if that is not in the file. */
	edited(unwritten?: string): Promise<void>;
}

/** Each round edits something. Files that still change each other then stay as they are. */
const maxRounds = 10;

const unreadableProject = "The project file can't be read, so its settings are not used.";

/**
 * Calls `visit` with each file, in order, and the team file that applies to it. A failure of one file does not stop the others.
 * Files that a team file excludes are visited only if they are named on the command line, without `--force-exclude`.
 * `onRead` is called with the path of every file that is read, those near the property lists and those with settings included.
 * Returns how many files were read, how many files and folders failed, and the problems of team files.
 */
export async function eachPlist(
	{ paths, config, stdinName, usesIgnoreFiles, forcesExclude, maxSize, quiet }: PlistInput,
	terminal: Terminal,
	visit: (
		plist: PlistText,
		file: FoundFile,
		context: PlistContext,
		visited: Visit,
	) => Promise<void>,
	onRead?: ReportRead,
): Promise<Outcome> {
	const found = findPlistFiles(paths, {
		usesIgnoreFiles,
		onRead,
		visit: (folder) => terminal.progress(display`Searching ${folder}`),
	});
	const notes = quiet ? found.failures : [...found.notes, ...found.failures];
	for (const line of notes) terminal.note(display`${line}`);
	announceInput(paths, terminal);
	const teamFiles = openTeamFiles(terminal, config, onRead);
	const pathOf = (path: string): string => (path === standardInput ? (stdinName ?? path) : path);
	const unwrittenTexts = new Map<string, string>();
	const neighbors = await openNeighbors(paths.map(pathOf), unwrittenTexts, onRead, (path) => {
		if (!quiet) terminal.note(display`${relative('.', path)}: ${unreadableProject}`);
	});
	const visited = new Map<FoundFile, { readonly uri: string; readonly near: Neighbors }>();
	let wasEdited = false;
	let failures = found.failures.length;
	for (const [index, file] of found.files.entries()) {
		terminal.progress(
			display`${index + 1} of ${count(found.files.length, 'file')}: ${pathOf(file.path)}`,
		);
		await visitFile(file);
	}
	for (let round = 1; round < maxRounds && wasEdited; round++) {
		wasEdited = false;
		for (const [file, { uri, near }] of visited) {
			// Standard input was read to its end.
			if (file.path === standardInput || (await neighbors.of(uri)) === near) continue;
			await visitFile(file);
		}
	}
	const teamProblems = teamFiles.problems;
	const teamFailures = new Set(teamProblems.map(({ path }) => path)).size;
	return { read: visited.size, failures: failures + teamFailures, teamFailures, teamProblems };

	async function visitFile(file: FoundFile): Promise<void> {
		const path = pathOf(file.path);
		const team = await teamFiles.of(path);
		const mayExclude = !file.named || forcesExclude;
		if (mayExclude && team?.excludes(pathToFileURL(path).href)) return;
		onRead?.(path);
		const plist = await readPlist(file.path, maxSize, path);
		if (typeof plist === 'string') {
			terminal.note(display`${path}: ${plist}`);
			failures++;
			return;
		}
		const { uri } = plist;
		const near = await neighbors.of(uri);
		visited.set(file, { uri, near });
		const text = unwrittenTexts.get(uriKey(uri)) ?? plist.text;
		await visit(
			{ ...plist, text },
			file,
			{ team, neighbors: near },
			{
				async edited(unwritten) {
					if (unwritten !== undefined) unwrittenTexts.set(uriKey(uri), unwritten);
					wasEdited = true;
					await neighbors.textChanged(uri);
				},
			},
		);
	}
}
