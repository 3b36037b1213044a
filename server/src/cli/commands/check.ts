/** `driver-plist check`: reports the findings in property lists. */
import { documentKinds, severities } from '../../service/index.js';
import { checkFile } from '../checkFile.js';
import { type Command, type ExitStatus, exitStatus, exitStatusHelp } from '../command.js';
import { atLeast, oneOf, parseCommandLine } from '../commandLine.js';
import { display } from '../displayText.js';
import { eachPlist, plistInput, plistOptions, plistOptionsHelp } from '../eachPlist.js';
import { noteFault } from '../noteFault.js';
import { openOutput } from '../reports/openOutput.js';
import { defaultLevel, openReport, reportFormats } from '../reports/openReport.js';
import type { Terminal } from '../terminal.js';

const help = `Checks the property lists and entitlements of drivers.

Usage: driver-plist check [PATH…] [options]

PATH is a file, a folder to search for *.plist and *.entitlements, or - for standard input
(default: the current folder). In folders, only driver property lists are checked, and files
that .gitignore excludes are skipped. The project of a file is read with it, up to the root of the
repository, even if only the file is named.

Options:
  --format FORMAT      text (default): messages as those of compilers; json, github (annotations
                       of GitHub Actions), or sarif (code scanning)
  --output-file FILE   Write the report to FILE, which is replaced as a whole
  --quiet              Print only findings and failures
  --level LEVEL        Report findings of this severity and above: error, warning,
                       information, or hint, which also shows how each file was recognized
                       (default: warning; hint in json and sarif)
  --fail-on LEVEL      Exit with status 1 on findings of this severity and above (default:
                       failOn of .driver-plist.json, otherwise error)
${plistOptionsHelp}
${exitStatusHelp}
Examples:
  driver-plist check
  driver-plist check MyDriver/Info.plist --fail-on warning
  driver-plist check --format sarif --output-file driver-plist.sarif
  driver-plist check - --stdin-filename MyDriver/Info.plist < MyDriver/Info.plist
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
		'output-file': { type: 'string' },
	});
	const format = oneOf('format', values.format, reportFormats, 'text');
	const failOnOption = oneOf('fail-on', values['fail-on'], severities);
	const levelOption = oneOf('level', values.level, severities) ?? defaultLevel(format);
	const kind = oneOf('kind', values.kind, documentKinds);
	const input = plistInput(positionals.length === 0 ? ['.'] : positionals, values);

	const output = openOutput(values['output-file'], terminal);
	const report = await openReport(format, output, { quiet: input.quiet });
	let failing = false;
	const outcome = await eachPlist(
		input,
		terminal,
		async (plist, { named, isOutside }, context) => {
			const failOn = failOnOption ?? context.team?.failOn ?? 'error';
			const level = levelOption ?? (atLeast(failOn, 'warning') ? 'warning' : failOn);
			const checked = checkFile(plist, {
				kind,
				named,
				isOutside,
				context,
				onFault: noteFault(terminal, plist.path),
			});
			failing ||= checked.findings.some(({ finding }) => atLeast(finding.severity, failOn));
			report.add(checked, level);
		},
		output.protect,
	);
	report.end(outcome);
	// A wrong folder must not look like one without problems.
	const isEmpty = outcome.read === 0 && outcome.failures === 0;
	if (isEmpty && input.quiet && !values['force-exclude']) terminal.note(display`No files checked.`);
	const isWritten = await output.end();
	if (outcome.failures > 0 || !isWritten) return exitStatus.failed;
	return failing ? exitStatus.findings : exitStatus.ok;
}
