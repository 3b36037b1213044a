/** The reports of `driver-plist fix`: which fixes were applied to which files. */
import { name, version } from '../../../../package.json';
import { type AppliedFix, renderMessage } from '../../service/index.js';
import { count, display, displayJson } from '../displayText.js';
import type { Terminal } from '../terminal.js';
import { locationOf } from './places.js';
import { reportedPath } from './reportedPath.js';

export interface FixReport {
	/** The fixes of a file that was changed, or would be; again after other files near it were fixed. */
	add(path: string, applied: readonly AppliedFix[]): void;
	/** A file that was not changed although it has fixes or can't be checked, and the reason. */
	skip(path: string, reason: string): void;
	/** A file that was not changed for a reason that others have, too: `note` is shown once. */
	withhold(path: string, note: string): void;
	/** `read` is the number of files that were read. */
	end(read: number): void;
}

function noteOnce(terminal: Terminal): (note: string) => void {
	const noted = new Set<string>();
	return (note) => {
		if (!noted.has(note)) terminal.note(display`${note}`);
		noted.add(note);
	};
}

/** A line for each fix, and a summary. */
export class FixTextReport implements FixReport {
	private fixes = 0;
	private readonly changed = new Set<string>();
	private readonly skipped = new Set<string>();
	private readonly noteOnce: (note: string) => void;

	constructor(
		private readonly terminal: Terminal,
		private readonly options: {
			readonly isDryRun: boolean;
			readonly quiet: boolean;
			/** Whether standard output gets the fixed text. */
			readonly printsContent: boolean;
		},
	) {
		this.noteOnce = noteOnce(terminal);
	}

	add(path: string, applied: readonly AppliedFix[]): void {
		this.fixes += applied.length;
		this.changed.add(path);
		this.skipped.delete(path);
		if (this.options.quiet) return;
		const { isDryRun, printsContent } = this.options;
		for (const { finding, title, version: plist } of applied) {
			const file = { path, lines: plist.lines };
			const place = this.terminal.paint('bold', `${locationOf(file, finding.at.range)}:`);
			const message = renderMessage(finding.message);
			const line = display`${place} ${isDryRun ? 'would be fixed' : 'fixed'}: ${message} [${finding.code}]\n  fix: ${renderMessage(title)}`;
			if (isDryRun || printsContent) this.terminal.note(line);
			else this.terminal.write(display`${line}\n`);
		}
	}

	skip(path: string, reason: string): void {
		if (this.skipped.has(path)) return;
		this.skipped.add(path);
		this.terminal.note(display`${path}: Not changed. ${reason}`);
	}

	withhold(path: string, note: string): void {
		this.skipped.add(path);
		this.noteOnce(note);
	}

	end(read: number): void {
		if (this.options.quiet) return;
		const done = this.options.isDryRun ? 'would be applied' : 'applied';
		this.terminal.note(
			this.changed.size + this.skipped.size === 0
				? display`Nothing to fix automatically in ${count(read, 'file')}.`
				: display`${count(this.fixes, 'fix', 'fixes')} ${done} in ${this.changed.size} of ${count(read, 'file')}.`,
		);
	}
}

interface JsonFixedFile {
	readonly file: string;
	/** In the order in which they were applied: one fix can enable another. */
	readonly fixes: readonly JsonFix[];
}

interface JsonFix {
	readonly code: string;
	readonly message: string;
	readonly path: readonly (string | number)[];
	readonly title: string;
}

/** One document. Failures are also on standard error. */
export class FixJsonReport implements FixReport {
	private readonly files = new Map<string, JsonFix[]>();
	private readonly unchanged = new Map<string, string>();
	private readonly noteOnce: (note: string) => void;

	constructor(private readonly terminal: Terminal) {
		this.noteOnce = noteOnce(terminal);
	}

	add(path: string, applied: readonly AppliedFix[]): void {
		const fixes = applied.map(({ finding: { code, message, at }, title }) => ({
			code,
			message: renderMessage(message),
			path: reportedPath(at.path),
			title: renderMessage(title),
		}));
		this.files.set(path, [...(this.files.get(path) ?? []), ...fixes]);
		this.unchanged.delete(path);
	}

	skip(path: string, reason: string): void {
		if (this.unchanged.has(path)) return;
		this.unchanged.set(path, reason);
		this.terminal.note(display`${path}: Not changed. ${reason}`);
	}

	withhold(path: string, note: string): void {
		this.unchanged.set(path, note);
		this.noteOnce(note);
	}

	end(read: number): void {
		const files = [...this.files].map(([file, fixes]): JsonFixedFile => ({ file, fixes }));
		const fixes = files.reduce((sum, file) => sum + file.fixes.length, 0);
		const summary = { files: read, changed: files.length, fixes };
		const report = {
			tool: { name, version },
			files,
			unchanged: [...this.unchanged].map(([file, reason]) => ({ file, reason })),
			summary,
		};
		this.terminal.write(display`${displayJson(report, '\t')}\n`);
	}
}
