/** The reports of `driver-plist fix`: which fixes were applied to which files. */
import { name, version } from '../../../../package.json';
import { type AppliedFix, LineIndex, renderMessage } from '../../service/index.js';
import { count, display, displayJson } from '../displayText.js';
import type { Terminal } from '../terminal.js';
import { locationOf } from './places.js';
import { reportedPath } from './reportedPath.js';

export interface FixReport {
	/** The fixes of a file that was changed, or would be. */
	add(path: string, applied: readonly AppliedFix[]): void;
	/** A file that was not changed although it has fixes or can't be checked, and the reason. */
	skip(path: string, reason: string): void;
	/** `read` is the number of files that were read. */
	end(read: number): void;
}

/** A line for each fix, and a summary. */
export class FixTextReport implements FixReport {
	private fixes = 0;
	private changed = 0;
	private skipped = 0;

	constructor(
		private readonly terminal: Terminal,
		private readonly options: {
			readonly isDryRun: boolean;
			readonly quiet: boolean;
			/** Whether standard output gets the fixed text. */
			readonly printsContent: boolean;
		},
	) {}

	add(path: string, applied: readonly AppliedFix[]): void {
		this.fixes += applied.length;
		this.changed++;
		if (this.options.quiet) return;
		const { isDryRun, printsContent } = this.options;
		for (const { finding, title, version: plist } of applied) {
			const file = { path, lines: new LineIndex(plist.text) };
			const place = this.terminal.paint('bold', `${locationOf(file, finding.at.range)}:`);
			const message = renderMessage(finding.message);
			const line = display`${place} fixed: ${message} [${finding.code}]\n  fix: ${renderMessage(title)}`;
			if (isDryRun || printsContent) this.terminal.note(line);
			else this.terminal.write(display`${line}\n`);
		}
	}

	skip(path: string, reason: string): void {
		this.skipped++;
		this.terminal.note(display`${path}: Not changed. ${reason}`);
	}

	end(read: number): void {
		if (this.options.quiet) return;
		const done = this.options.isDryRun ? 'would be applied' : 'applied';
		this.terminal.note(
			this.changed + this.skipped === 0
				? display`Nothing to fix in ${count(read, 'file')}.`
				: display`${count(this.fixes, 'fix', 'fixes')} ${done} in ${this.changed} of ${count(read, 'file')}.`,
		);
	}
}

interface JsonFixedFile {
	readonly file: string;
	/** In the order in which they were applied: one fix can enable another. */
	readonly fixes: readonly {
		readonly code: string;
		readonly message: string;
		readonly path: readonly (string | number)[];
		readonly title: string;
	}[];
}

/** One document. Failures are also on standard error. */
export class FixJsonReport implements FixReport {
	private readonly files: JsonFixedFile[] = [];
	private readonly unchanged: { readonly file: string; readonly reason: string }[] = [];

	constructor(private readonly terminal: Terminal) {}

	add(path: string, applied: readonly AppliedFix[]): void {
		const fixes = applied.map(({ finding: { code, message, at }, title }) => ({
			code,
			message: renderMessage(message),
			path: reportedPath(at.path),
			title: renderMessage(title),
		}));
		this.files.push({ file: path, fixes });
	}

	skip(path: string, reason: string): void {
		this.unchanged.push({ file: path, reason });
		this.terminal.note(display`${path}: Not changed. ${reason}`);
	}

	end(read: number): void {
		const fixes = this.files.reduce((sum, file) => sum + file.fixes.length, 0);
		const summary = { files: read, changed: this.files.length, fixes };
		const report = {
			tool: { name, version },
			files: this.files,
			unchanged: this.unchanged,
			summary,
		};
		this.terminal.write(display`${displayJson(report, '\t')}\n`);
	}
}
