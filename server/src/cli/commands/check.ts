/** `driver-plist check`: what is wrong with the property lists a person names. */
import { documentKinds, type Severity, severities } from '../../service/index.js';
import { type CheckedFile, checkFile } from '../checkFile.js';
import { type Command, type ExitStatus, exitStatus, UsageError } from '../command.js';
import { atLeast, oneOf, parseCommandLine } from '../commandLine.js';
import { count } from '../displayText.js';
import { eachPlist, parseMaxSize, plistOptions, plistOptionsHelp } from '../eachPlist.js';
import { toJson } from '../jsonReport.js';
import { noteFault } from '../noteFault.js';
import type { Terminal } from '../terminal.js';
import { renderFinding } from '../textReport.js';

const help = `Checks property lists and entitlements of drivers.

Usage: driver-plist check PATH… [options]

PATH is a file, a folder to search for *.plist and *.entitlements, or - for standard input.
Of what a folder holds, only property lists of drivers are reported on.

Options:
  --format text|json   json: an array with one entry for each file read, findings of every level,
                       positions counted from zero (default: text)
  --level LEVEL        The lowest level shown: error, warning (the default), information or hint
  --fail-on LEVEL      The lowest level that makes the exit status 1 (default: failOn of
                       .driver-plist.json, else error)
${plistOptionsHelp}
Exit status: 0 nothing at or above --fail-on, 1 findings, 2 wrong usage or an unreadable file.

Examples:
  driver-plist check .
  driver-plist check MyDriver/Info.plist --fail-on warning
  plutil -convert xml1 -o - Info.plist | driver-plist check - --kind dext
`;

export const check: Command = {
	name: 'check',
	summary: 'Says what is wrong with property lists',
	help,
	run: runCheck,
};

async function runCheck(args: readonly string[], terminal: Terminal): Promise<ExitStatus> {
	const { values, positionals } = parseCommandLine(args, {
		...plistOptions,
		format: { type: 'string' },
		level: { type: 'string' },
		'fail-on': { type: 'string' },
	});
	const format = oneOf('format', values.format, ['text', 'json'], 'text');
	const askedFailOn = oneOf('fail-on', values['fail-on'], severities);
	const askedLevel = oneOf('level', values.level, severities);
	const kind = oneOf('kind', values.kind, documentKinds);
	if (positionals.length === 0) throw new UsageError('a path is missing');

	const report = format === 'json' ? new JsonReport(terminal) : new TextReport(terminal);
	let failing = false;
	const maxSize = parseMaxSize(values['max-size']);
	const { read, failures } = await eachPlist(
		positionals,
		maxSize,
		terminal,
		async (plist, { named }, team) => {
			const failOn = askedFailOn ?? team?.failOn ?? 'error';
			const level = askedLevel ?? (atLeast(failOn, 'warning') ? 'warning' : failOn);
			const checked = checkFile(plist, {
				kind,
				named,
				team,
				onFault: noteFault(terminal, plist.path),
			});
			failing ||= checked.findings.some(({ finding }) => atLeast(finding.severity, failOn));
			report.add(checked, level);
		},
	);
	report.end(read);
	if (failures > 0) return exitStatus.failed;
	return failing ? exitStatus.findings : exitStatus.ok;
}

interface Report {
	/** `level` is the lowest that is shown of the file. */
	add(file: CheckedFile, level: Severity): void;
	/** `read`: of how many files the contents were read. */
	end(read: number): void;
}

/** One array, written entry by entry. */
class JsonReport implements Report {
	private first = true;
	constructor(private readonly terminal: Terminal) {}

	add(file: CheckedFile): void {
		this.terminal.write(`${this.first ? '[\n' : ',\n'}${JSON.stringify(toJson(file))}`);
		this.first = false;
	}

	end(): void {
		this.terminal.write(this.first ? '[]\n' : '\n]\n');
	}
}

/** Findings at or above the level of their file as they come, and what they come to. */
class TextReport implements Report {
	private files = 0;
	private fixable = 0;
	private hidden = 0;
	/** Of what was shown. */
	private readonly counts: Record<Severity, number> = {
		error: 0,
		warning: 0,
		information: 0,
		hint: 0,
	};

	constructor(private readonly terminal: Terminal) {}

	add(file: CheckedFile, level: Severity): void {
		this.files++;
		for (const checked of file.findings) {
			if (!atLeast(checked.finding.severity, level)) {
				this.hidden++;
				continue;
			}
			this.counts[checked.finding.severity]++;
			if (checked.fixable) this.fixable++;
			this.terminal.write(renderFinding(file, checked, this.terminal));
		}
	}

	end(read: number): void {
		const found = severities
			.filter((one) => this.counts[one] > 0)
			.map((one) => count(this.counts[one], nouns[one]));
		const clean = read === 0 ? 'Nothing was checked.' : `No problems in ${count(read, 'file')}.`;
		const result = `${found.join(', ')} in ${count(this.files, 'file')}.`;
		const lines = [this.terminal.paint('bold', found.length === 0 ? clean : result)];
		if (this.fixable > 0) lines.push(`${this.fixable} can be fixed by driver-plist fix.`);
		if (this.hidden > 0)
			lines.push(`${count(this.hidden, 'piece')} of advice not shown; --level hint shows all.`);
		this.terminal.write(`${lines.join(' ')}\n`);
	}
}

const nouns: Readonly<Record<Severity, string>> = {
	error: 'error',
	warning: 'warning',
	information: 'remark',
	hint: 'hint',
};
