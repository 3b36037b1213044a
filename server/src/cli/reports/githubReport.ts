/**
 * The report for GitHub Actions: a workflow command for each finding, and for each problem of a team file, which becomes an
 * annotation.
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
import { inWords, type Severity, severities } from '../../service/index.js';
import type { CheckedFile, CheckedFinding } from '../checkFile.js';
import { atLeast } from '../commandLine.js';
import { display } from '../displayText.js';
import type { Outcome } from '../eachPlist.js';
import type { TeamProblem } from '../teamFiles.js';
import { countsOf, noFindings } from './findingCounts.js';
import { pathInRepository, regionOf } from './places.js';
import { compilerLevels, type Output, type Report } from './report.js';

const commands = { error: 'error', warning: 'warning', note: 'notice' } as const;

/** GitHub shows no more annotations of a level than this for one step. */
const mostShown = 10;

/** GitHub shows the first annotations only, so the most severe ones are written first. */
export class GithubReport implements Report {
	private readonly lines: { readonly severity: Severity; readonly text: string }[] = [];

	constructor(private readonly output: Output) {}

	add(file: CheckedFile, level: Severity): void {
		for (const each of file.findings) {
			const { severity } = each.finding;
			if (atLeast(severity, level)) this.lines.push({ severity, text: renderCommand(file, each) });
		}
	}

	end({ teamProblems }: Outcome): void {
		// Without its settings, other findings can be wrong.
		for (const problem of teamProblems) this.output.write(display`${renderProblem(problem)}\n`);
		const counts = noFindings();
		counts.error = teamProblems.length;
		for (const severity of severities) {
			for (const line of this.lines.filter((each) => each.severity === severity)) {
				this.output.write(display`${line.text}\n`);
				counts[severity]++;
			}
		}
		if (Object.values(counts).some((number) => number > mostShown)) {
			const found = inWords(countsOf(counts), 'and');
			const limit = `GitHub shows ${mostShown} annotations of each level.`;
			this.output.write(display`${found} in all. ${limit}\n`);
		}
	}
}

/** The columns are valid only for a range in one line. A range of several lines is shown at its start. */
function renderCommand(file: CheckedFile, { finding, message }: CheckedFinding): string {
	const { startLine, startColumn, endLine, endColumn } = regionOf(file, finding.at.range);
	const end = startLine === endLine ? `,endLine=${endLine},endColumn=${endColumn}` : '';
	const path = escapeProperty(pathInRepository(file.path));
	const title = escapeProperty(`driver-plist (${finding.code})`);
	const place = `file=${path},line=${startLine},col=${startColumn}${end}`;
	const command = commands[compilerLevels[finding.severity]];
	return `::${command} ${place},title=${title}::${escapeData(message)}`;
}

function renderProblem({ path, line, column, message }: TeamProblem): string {
	const place = `file=${escapeProperty(pathInRepository(path))},line=${line},col=${column}`;
	return `::error ${place},title=driver-plist::${escapeData(message)}`;
}

function escapeData(text: string): string {
	return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
	return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
