/** The report for people and for tools that read the messages of compilers. */
import { teamFileName } from '../../configuration/teamFileName.js';
import { describeClassification, inWords, type Severity } from '../../service/index.js';
import type { CheckedFile } from '../checkFile.js';
import { atLeast } from '../commandLine.js';
import { count, type DisplayText, display, joinDisplay } from '../displayText.js';
import type { Outcome } from '../eachPlist.js';
import { countsOf, noFindings } from './findingCounts.js';
import { renderFinding } from './findingText.js';
import { foldAlike } from './foldAlike.js';
import type { Output, Report } from './report.js';

/** Findings at or above the level of their file, followed by a summary. */
export class TextReport implements Report {
	private files = 0;
	private fixable = 0;
	/** Files to which no rule of drivers applies, and of which nothing else is reported. */
	private unrecognized = 0;
	private readonly shown = noFindings();
	private readonly hidden = noFindings();

	constructor(
		private readonly output: Output,
		private readonly options: {
			/** Whether only findings are written, without a summary. */
			readonly quiet: boolean;
		},
	) {}

	add(file: CheckedFile, level: Severity): void {
		this.files++;
		if (isUnrecognized(file)) this.unrecognized++;
		if (level === 'hint' && (file.named || file.findings.length > 0 || file.kind !== 'other')) {
			const kind = describeClassification(file.classification);
			const path = this.output.paint('bold', file.path);
			this.output.write(display`${path}: ${kind}\n`);
		}
		const shown = file.findings.filter(({ finding }) => atLeast(finding.severity, level));
		for (const { finding } of file.findings) {
			const counts = atLeast(finding.severity, level) ? this.shown : this.hidden;
			counts[finding.severity]++;
		}
		this.fixable += shown.filter((each) => each.isFixable()).length;
		for (const alike of foldAlike(shown)) {
			this.output.write(renderFinding(file, alike, this.output));
		}
	}

	end(outcome: Outcome): void {
		if (this.options.quiet) return;
		const found = countsOf(this.shown);
		const hidden = countsOf(this.hidden);
		const { read } = outcome;
		const clean = read === 0 ? 'No files checked.' : `${this.nothing()} in ${count(read, 'file')}.`;
		const result = `${found.join(', ')} in ${count(this.files, 'file')}.`;
		const lines = [this.output.paint('bold', found.length === 0 ? clean : result)];
		if (this.fixable > 0) lines.push(display`Run driver-plist fix to fix ${this.fixable} of them.`);
		if (hidden.length > 0) {
			const all = inWords(hidden, 'and');
			lines.push(display`${all} not shown. Use --level hint to show all.`);
		}
		if (this.unrecognized > 0) {
			const files = count(
				this.unrecognized,
				'file is not recognized as the property list of a driver',
				'files are not recognized as property lists of drivers',
			);
			lines.push(display`${files}, so the rules of drivers do not apply.`);
		}
		for (const each of failuresOf(outcome)) lines.push(each);
		this.output.write(display`${joinDisplay(lines, ' ')}\n`);
	}

	/** What no file has, if nothing is shown. */
	private nothing(): string {
		const { warning, information, hint } = this.hidden;
		if (warning > 0) return 'No errors';
		return information + hint > 0 ? 'No errors or warnings' : 'No problems';
	}
}

/** Whether the kind of the file is not known, and no finding states that it is not checked. */
function isUnrecognized({ kind, classification, findings }: CheckedFile): boolean {
	return kind === 'other' && classification.reasons.length === 0 && findings.length === 0;
}

/** The failures, which are on standard error one by one. */
function failuresOf({ failures, teamFailures, teamProblems }: Outcome): readonly DisplayText[] {
	const unread = failures - teamFailures;
	const lines: DisplayText[] = [];
	if (unread > 0) {
		lines.push(display`${count(unread, 'file or folder', 'files or folders')} can't be read.`);
	}
	if (teamFailures > 0) {
		const [{ path } = { path: teamFileName }] = teamProblems;
		lines.push(
			teamFailures === 1
				? display`The file ${path} has problems.`
				: display`${teamFailures} files ${teamFileName} have problems.`,
		);
	}
	return lines;
}
