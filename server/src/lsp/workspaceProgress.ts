/** Shows how far the check of a workspace is. */
import type { ProgressToken, WorkDoneProgressReporter } from 'vscode-languageserver';
import type { Session } from './request.js';

/** With fewer files, the check ends before a person could read about it. */
const fewFiles = 32;

export interface Progress {
	/** Whether the person canceled the check. */
	isCanceled(): boolean;
	/** `files` is the number of files that are checked. */
	report(files: number): void;
	done(): void;
}

/** Nothing is shown. */
export const noProgress: Progress = { isCanceled: () => false, report: () => {}, done: () => {} };

/** Uses the token of the request, or one that the server creates. */
export async function startProgress(
	{ connection, client }: Session,
	token: ProgressToken | undefined,
	files: number,
): Promise<Progress> {
	if (token !== undefined) {
		const reporter = connection.window.attachWorkDoneProgress(token);
		return shown(reporter, files, () => false);
	}
	if (!client.workDoneProgress || files < fewFiles) return noProgress;
	const reporter = await connection.window.createWorkDoneProgress();
	return shown(reporter, files, () => reporter.token.isCancellationRequested);
}

function shown(
	reporter: WorkDoneProgressReporter,
	files: number,
	isCanceled: () => boolean,
): Progress {
	reporter.begin('Checking property lists', 0, undefined, true);
	return {
		isCanceled,
		report: (done) => reporter.report((100 * done) / files, `${done} of ${files}`),
		done: () => reporter.done(),
	};
}
