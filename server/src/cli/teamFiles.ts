/** Reads the `.driver-plist.json` that applies to each file of a command, and reports the problems of each one once. */
import { lstatSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { TeamFile } from '../configuration/teamFile.js';
import { teamFileName } from '../configuration/teamFileName.js';
import { TeamFiles } from '../configuration/teamFiles.js';
import { readFile } from '../node/readFile.js';
import { LineIndex } from '../service/index.js';
import { display } from './displayText.js';
import { describeFileError } from './fileError.js';
import { type ReportRead, standardInput } from './plistFiles.js';
import { isRepository } from './repository.js';
import type { Terminal } from './terminal.js';

/** A problem in a team file, or why it can't be read. Line and column are counted from 1. */
export interface TeamProblem {
	readonly path: string;
	readonly line: number;
	readonly column: number;
	readonly message: string;
}

export interface CommandTeamFiles {
	/** The team file that applies to a path; for standard input, to the current folder. */
	of(path: string): Promise<TeamFile | undefined>;
	/** The problems of all of them, in the order in which the files were read. */
	readonly problems: readonly TeamProblem[];
}

/**
 * `config` is the path of a team file that applies to all paths, instead of those above them. `onRead` is called with the path
 * of each team file before it is read, whether it exists or not.
 */
export function openTeamFiles(
	terminal: Terminal,
	config: string | undefined,
	onRead?: ReportRead,
): CommandTeamFiles {
	const problems: TeamProblem[] = [];
	const named = config === undefined ? undefined : pathToFileURL(config).href;
	const files = new TeamFiles({
		read: async (uri) => {
			onRead?.(fileURLToPath(uri));
			const text = await readFile(uri);
			if (text === undefined && isLink(uri)) throw new Error('The link leads to a missing file.');
			if (text === undefined && uri === named) throw new Error('The file does not exist.');
			return text;
		},
		onUnread: (uri, error) => {
			const path = pathTo(uri);
			const message = describeFileError(error);
			problems.push({ path, line: 1, column: 1, message });
			terminal.note(display`${path}: ${message}`);
		},
		isTop: (folder) => isRepository(fileURLToPath(folder)),
		onRead: (file) => {
			const lines = new LineIndex(file.text);
			for (const { message, range } of file.problems) {
				const { line, character } = lines.positionAt(range.start);
				const problem = { path: pathTo(file.uri), line: line + 1, column: character + 1, message };
				problems.push(problem);
				const { path, column } = problem;
				terminal.note(display`${path}:${problem.line}:${column}: error: ${message}`);
			}
		},
	});
	if (named !== undefined) {
		let file: Promise<TeamFile> | undefined;
		return { of: () => (file ??= files.at(named)), problems };
	}
	return {
		of: (path) =>
			files.of(pathToFileURL(path === standardInput ? join('.', teamFileName) : path).href),
		problems,
	};
}

/** Whether a link is at a URI, whether or not it leads to a file. */
function isLink(uri: string): boolean {
	const found = lstatSync(fileURLToPath(uri), { throwIfNoEntry: false });
	return found?.isSymbolicLink() === true;
}

/** The path of a team file as people read it. */
export function pathTo(uri: string): string {
	const path = fileURLToPath(uri);
	const fromHere = relative('.', path);
	return fromHere.startsWith('..') ? path : fromHere || '.';
}
