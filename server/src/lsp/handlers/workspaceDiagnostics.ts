/** `workspace/diagnostic`: the diagnostics of all driver property lists in the workspace, also of those that are not open. */
import {
	type CancellationToken,
	DocumentDiagnosticReportKind,
	type ProgressToken,
	type WorkspaceDiagnosticParams,
	type WorkspaceDiagnosticReport,
	WorkspaceDiagnosticRequest,
	type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { pause } from '../pauses.js';
import { defineRequest, type Session } from '../request.js';
import { noProgress, startProgress } from '../workspaceProgress.js';
import { diagnosticsOf } from './diagnostics.js';

/** How many reports a client gets at once, and after how many files other requests are answered. */
const batchSize = 16;

/** Long enough to check once for all files that a build or a checkout changes. In milliseconds. */
const changeDelay = 300;

/**
 * For a client that accepts partial results, the request stays open, and reports follow whenever a file changes: VS Code
 * would send it again every two seconds. Others get all reports at once.
 */
export const workspaceDiagnostics = defineRequest(WorkspaceDiagnosticRequest.type, {
	fallback: { items: [] },
	requiresCurrentFiles: true,
	async handle(params, session, token): Promise<WorkspaceDiagnosticReport> {
		const reporter = new WorkspaceReporter(session, params, token);
		const stream = params?.partialResultToken;
		if (typeof stream !== 'string' && typeof stream !== 'number') {
			const items: WorkspaceDocumentDiagnosticReport[] = [];
			await reporter.checkAll((some) => {
				for (const each of some) items.push(each);
			});
			return { items: [...items, ...reporter.unchanged()] };
		}
		const send = (items: WorkspaceDocumentDiagnosticReport[]): void => {
			// The next request names the reports that the client has, and may have been sent already.
			if (token.isCancellationRequested) return;
			void session.connection.sendProgress(WorkspaceDiagnosticRequest.partialResult, stream, {
				items,
			});
		};
		const changes = new Changes(session, token);
		while (!token.isCancellationRequested) {
			await reporter.checkAll(send, changes.takeClosed());
			await changes.next();
		}
		changes.dispose();
		return { items: [] };
	},
});

/** The reports for one request. */
class WorkspaceReporter {
	readonly #session: Session;
	readonly #token: CancellationToken;
	readonly #workDone: ProgressToken | undefined;
	/** The result that the client has, by file. */
	readonly #sent: Map<string, string>;
	readonly #checked = new Set<string>();
	#isFirst = true;
	/** Whether the person canceled the first check. Later ones are of the files that were checked. */
	#isStopped = false;

	constructor(session: Session, params: WorkspaceDiagnosticParams, token: CancellationToken) {
		this.#session = session;
		this.#token = token;
		this.#workDone = params?.workDoneToken;
		const known = Array.isArray(params?.previousResultIds) ? params.previousResultIds : [];
		// The items are those of any client, so they may be invalid.
		const items = known.filter((each) => typeof each?.uri === 'string');
		this.#sent = new Map(items.map(({ uri, value }) => [uri, value]));
	}

	/**
	 * Checks all files, and sends the reports that the client does not have. `closed` are documents that were closed: the
	 * client keeps their diagnostics until it gets others.
	 */
	async checkAll(
		send: (items: WorkspaceDocumentDiagnosticReport[]) => void,
		closed: ReadonlySet<string> = new Set(),
	): Promise<void> {
		const found = await this.#session.plists.find(this.#token);
		const uris = this.#isStopped ? found.filter((uri) => this.#sent.has(uri)) : found;
		const progress = this.#isFirst
			? await startProgress(this.#session, this.#workDone, uris.length)
			: noProgress;
		this.#isFirst = false;
		const isCanceled = (): boolean => {
			this.#isStopped ||= progress.isCanceled();
			return this.#isStopped ? progress !== noProgress : this.#token.isCancellationRequested;
		};
		this.#checked.clear();
		let reports: WorkspaceDocumentDiagnosticReport[] = [];
		for (const [index, uri] of uris.entries()) {
			if (isCanceled()) break;
			const report = await this.#check(uri, closed.has(uri));
			if (report) reports.push(report);
			if (index % batchSize !== batchSize - 1) continue;
			if (reports.length > 0) send(reports);
			reports = [];
			progress.report(index + 1);
			await pause();
		}
		if (!isCanceled()) for (const each of this.#withoutFile(uris, closed)) reports.push(each);
		if (reports.length > 0) send(reports);
		progress.done();
	}

	/** The reports of files whose current result the client has. */
	unchanged(): readonly WorkspaceDocumentDiagnosticReport[] {
		return [...this.#checked].flatMap((uri) => {
			const resultId = this.#sent.get(uri);
			if (resultId === undefined) return [];
			const kind = DocumentDiagnosticReportKind.Unchanged;
			return [{ kind, uri, version: null, resultId }];
		});
	}

	/** Undefined where the client has the current result. */
	async #check(
		uri: string,
		isClosed: boolean,
	): Promise<WorkspaceDocumentDiagnosticReport | undefined> {
		const known = isClosed ? undefined : this.#sent.get(uri);
		const check = await this.#session.plists.check(uri, known);
		if (!check) return known === undefined && !isClosed ? undefined : this.#empty(uri);
		if (!check.model) {
			this.#checked.add(uri);
			return undefined;
		}
		this.#sent.set(uri, check.id);
		return {
			kind: DocumentDiagnosticReportKind.Full,
			uri,
			version: this.#session.documents.versionOf(uri) ?? null,
			resultId: check.id,
			items: diagnosticsOf(check.model),
		};
	}

	/** Empty reports for what was reported or open, and is not a file of the workspace now. */
	#withoutFile(
		uris: readonly string[],
		closed: ReadonlySet<string>,
	): readonly WorkspaceDocumentDiagnosticReport[] {
		const found = new Set(uris);
		const gone = [...this.#sent.keys(), ...closed].filter((uri) => !found.has(uri));
		return [...new Set(gone)].map((uri) => this.#empty(uri));
	}

	#empty(uri: string): WorkspaceDocumentDiagnosticReport {
		this.#sent.delete(uri);
		return { kind: DocumentDiagnosticReportKind.Full, uri, version: null, items: [] };
	}
}

/** The changes since the last check. */
class Changes {
	readonly #stop: readonly (() => void)[];
	readonly #token: CancellationToken;
	#closed = new Set<string>();
	#isChanged = false;
	#wake: () => void = () => {};

	constructor({ plists, documents }: Session, token: CancellationToken) {
		const change = (): void => {
			this.#isChanged = true;
			this.#wake();
		};
		this.#token = token;
		const canceled = token.onCancellationRequested(() => this.#wake());
		const closed = documents.onDidClose((uri) => {
			this.#closed.add(uri);
			change();
		});
		this.#stop = [plists.onDidChange(change), () => canceled.dispose(), () => closed.dispose()];
	}

	/** The documents that were closed since the last call. */
	takeClosed(): ReadonlySet<string> {
		const closed = this.#closed;
		this.#closed = new Set();
		this.#isChanged = false;
		return closed;
	}

	/** Waits until something has changed, or the request is canceled. */
	async next(): Promise<void> {
		if (!this.#isChanged && !this.#token.isCancellationRequested) {
			await new Promise<void>((wake) => {
				this.#wake = wake;
			});
		}
		await new Promise((proceed) => setTimeout(proceed, changeDelay));
	}

	dispose(): void {
		for (const stop of this.#stop) stop();
	}
}
