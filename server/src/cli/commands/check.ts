/** `driver-plist check`: reports the findings in property lists. */
import {
	describeClassification,
	documentKinds,
	inWords,
	type Severity,
	severities,
} from '../../service/index.js';
import { type CheckedFile, checkFile } from '../checkFile.js';
import { type Command, type ExitStatus, exitStatus, UsageError } from '../command.js';
import { atLeast, oneOf, parseCommandLine } from '../commandLine.js';
import { count, display, displayJson, joinDisplay } from '../displayText.js';
import { eachPlist, parseMaxSize, plistOptions, plistOptionsHelp } from '../eachPlist.js';
import { toJson } from '../jsonReport.js';
import { noteFault } from '../noteFault.js';
import type { Terminal } from '../terminal.js';
import { renderFinding } from '../textReport.js';

const help = `Checks the property lists and entitlements of drivers.

Usage: driver-plist check PATH… [options]

PATH is a file, a folder to search for *.plist and *.entitlements, or - for standard input.
In folders, only driver property lists are checked.

Options:
  --format text|json   json: an array with one entry for each file, with findings of every
                       severity and zero-based positions (default: text)
  --level LEVEL        Show findings of this severity and above: error, warning (default),
                       information, or hint, which also shows how each file was recognized
  --fail-on LEVEL      Exit with status 1 on findings of this severity and above (default:
                       failOn of .driver-plist.json, otherwise error)
${plistOptionsHelp}
Exit status: 0 no findings at or above --fail-on, 1 findings, 2 wrong usage or an unreadable file.

Examples:
  driver-plist check .
  driver-plist check MyDriver/Info.plist --fail-on warning
  plutil -convert xml1 -o - Info.plist | driver-plist check - --kind dext
`;

export const check: Command = {
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
	const failOnOption = oneOf('fail-on', values['fail-on'], severities);
	const levelOption = oneOf('level', values.level, severities);
	const kind = oneOf('kind', values.kind, documentKinds);
	if (positionals.length === 0) throw new UsageError('Missing PATH.');

	const report = format === 'json' ? new JsonReport(terminal) : new TextReport(terminal);
	let failing = false;
	const maxSize = parseMaxSize(values['max-size']);
	const { read, failures } = await eachPlist(
		positionals,
		maxSize,
		terminal,
		async (plist, { named }, context) => {
			const failOn = failOnOption ?? context.team?.failOn ?? 'error';
			const level = levelOption ?? (atLeast(failOn, 'warning') ? 'warning' : failOn);
			const checked = checkFile(plist, {
				kind,
				named,
				context,
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
	/** `level` is the lowest severity that is shown for the file. */
	add(file: CheckedFile, level: Severity): void;
	/** `read` is the number of files that were read. */
	end(read: number): void;
}

/** An array, written entry by entry. */
class JsonReport implements Report {
	private first = true;
	constructor(private readonly terminal: Terminal) {}

	add(file: CheckedFile): void {
		const json = displayJson(toJson(file));
		this.terminal.write(this.first ? display`[\n${json}` : display`,\n${json}`);
		this.first = false;
	}

	end(): void {
		this.terminal.write(this.first ? display`[]\n` : display`\n]\n`);
	}
}

/** Findings at or above the level of their file, followed by a summary. */
class TextReport implements Report {
	private files = 0;
	private fixable = 0;
	private readonly shown = noFindings();
	private readonly hidden = noFindings();

	constructor(private readonly terminal: Terminal) {}

	add(file: CheckedFile, level: Severity): void {
		this.files++;
		if (level === 'hint' && (file.named || file.findings.length > 0)) {
			const kind = describeClassification(file.classification);
			const path = this.terminal.paint('bold', file.path);
			this.terminal.write(display`${path}: ${kind}\n`);
		}
		for (const checked of file.findings) {
			if (!atLeast(checked.finding.severity, level)) {
				this.hidden[checked.finding.severity]++;
				continue;
			}
			this.shown[checked.finding.severity]++;
			if (checked.fixable) this.fixable++;
			this.terminal.write(renderFinding(file, checked, this.terminal));
		}
	}

	end(read: number): void {
		const found = countsOf(this.shown);
		const hidden = countsOf(this.hidden);
		const clean = read === 0 ? 'No files checked.' : `${this.nothing()} in ${count(read, 'file')}.`;
		const result = `${found.join(', ')} in ${count(this.files, 'file')}.`;
		const lines = [this.terminal.paint('bold', found.length === 0 ? clean : result)];
		if (this.fixable > 0) lines.push(display`Run driver-plist fix to fix ${this.fixable} of them.`);
		if (hidden.length > 0) {
			const all = inWords(hidden, 'and');
			lines.push(display`${all} not shown. Use --level hint to show all.`);
		}
		this.terminal.write(display`${joinDisplay(lines, ' ')}\n`);
	}

	/** What no file has, if nothing is shown. */
	private nothing(): string {
		const { warning, information, hint } = this.hidden;
		if (warning > 0) return 'No errors';
		return information + hint > 0 ? 'No errors or warnings' : 'No problems';
	}
}

function noFindings(): Record<Severity, number> {
	return { error: 0, warning: 0, information: 0, hint: 0 };
}

/** `1 warning`, `2 hints`: those of each severity, the most severe first. */
function countsOf(counts: Readonly<Record<Severity, number>>): readonly string[] {
	return severities.filter((one) => counts[one] > 0).map((one) => count(counts[one], nouns[one]));
}

const nouns: Readonly<Record<Severity, string>> = {
	error: 'error',
	warning: 'warning',
	information: 'information message',
	hint: 'hint',
};
