/** Explains lines of a log, and locates their cause in property lists. */
import { existsSync } from 'node:fs';
import {
	type ExplainedLine,
	explainLog,
	FoundForLine,
	isMoreSevere,
	LogPlaces,
} from '../service/index.js';
import { announceInput } from './announceInput.js';
import { analyzePlist, checkFile, isToBeChecked } from './checkFile.js';
import { type ExitStatus, exitStatus, UsageError } from './command.js';
import { display, displayJson } from './displayText.js';
import { eachPlist, plistInput } from './eachPlist.js';
import { noteFault } from './noteFault.js';
import { noteUnread } from './noteUnread.js';
import { standardInput } from './plistFiles.js';
import { readPlist } from './readPlist.js';
import {
	FoundPlaces,
	logToJson,
	type PlacesInFile,
	renderExplained,
	renderUnknown,
} from './reports/logReport.js';
import type { Terminal } from './terminal.js';

/** Maximum size of a log in megabytes. */
const maxLogSize = 64;

/** Reports what `line` means, or the lines of standard input for `-`, and where its cause is below `paths`. */
export async function runExplainLog(
	line: string,
	paths: readonly string[],
	format: 'text' | 'json',
	terminal: Terminal,
): Promise<ExitStatus> {
	announceInput([line], terminal);
	const text = line === standardInput ? await readStandardInput() : line;
	if (text.trim() === '') terminal.note(display`The log is empty.`);
	const log = explainLog(text);
	if (log.explained.length === 0 && line !== standardInput && existsSync(line)) {
		throw new UsageError(`'${line}' is a file. Use: driver-plist explain - < FILE`);
	}
	const { places, problems, failures } = await placesIn(paths, log.explained, terminal);
	if (format === 'json') terminal.write(display`${displayJson(logToJson(log, places), '\t')}\n`);
	else {
		for (const [index, one] of log.explained.entries()) {
			const found = paths.length > 0 ? places[index] : undefined;
			terminal.write(renderExplained(one, found && { places: found, problems }, terminal));
		}
		terminal.write(renderUnknown(log, terminal));
		if (paths.length > 0 && log.explained.length === 0 && failures === 0)
			terminal.note(
				display`No cause is known to look for in the files. 'driver-plist check' shows all of their problems.`,
			);
	}
	if (failures > 0) return exitStatus.failed;
	return log.explained.length > 0 ? exitStatus.ok : exitStatus.findings;
}

async function readStandardInput(): Promise<string> {
	const read = await readPlist(standardInput, maxLogSize);
	if (typeof read === 'string') throw new UsageError(read);
	return read.text;
}

/** The places in the files for each explained line, how many errors and warnings the files have, and how many of them could not be read. */
async function placesIn(
	paths: readonly string[],
	lines: readonly ExplainedLine[],
	terminal: Terminal,
): Promise<{
	readonly places: readonly FoundPlaces[];
	readonly problems: number;
	readonly failures: number;
}> {
	const found = lines.map(() => new FoundForLine<PlacesInFile>());
	if (paths.length === 0) return { places: [], problems: 0, failures: 0 };
	let unread = 0;
	let problems = 0;
	let checked = 0;
	const { failures } = await eachPlist(
		plistInput(paths, {}),
		terminal,
		async (plist, known, context) => {
			const onFault = noteFault(terminal, plist.path);
			const file = checkFile(plist, { ...known, kind: undefined, context, onFault });
			const analyzed = analyzePlist(plist, undefined, context);
			if (isToBeChecked(analyzed, known) && noteUnread(analyzed, plist.path, terminal)) unread++;
			checked++;
			const all = file.findings.map(({ finding }, index) => ({ ...finding, index }));
			problems += all.filter(({ severity }) => isMoreSevere(severity, 'information')).length;
			const inFile = new LogPlaces(analyzed, all);
			for (const [index, line] of lines.entries()) {
				const item = { file, causes: inFile.causesOf(line), keys: inFile.keysOf(line) };
				found[index]?.add(plist.uri, inFile.ownerFor(line), item);
			}
		},
	);
	const places = checked === 0 ? [] : found.map(({ items }) => new FoundPlaces(items));
	return { places, problems, failures: failures + unread };
}
