/** Diagnostics: pulled by clients that support it, and otherwise pushed shortly after a change. */
import {
	type Connection,
	type Diagnostic,
	type DocumentDiagnosticReport,
	DocumentDiagnosticReportKind,
	DocumentDiagnosticRequest,
} from 'vscode-languageserver';
import { name } from '../../../../package.json';
import { fileTooLarge } from '../../service/index.js';
import type { Documents } from '../documents.js';
import { guardTask } from '../guard.js';
import type { Model } from '../model.js';
import { uriOf } from '../protocol.js';
import { defineRequest } from '../request.js';
import { toLspDiagnostic } from '../toLsp.js';

/** Long enough to skip most keystrokes of a word, short enough to seem immediate. In milliseconds. */
const pushDelay = 150;

/** The diagnostics of a model: a single one for a document that is too large, and none for one that is not recognized yet. */
export function diagnosticsOf(model: Model): Diagnostic[] {
	const { document, settings, plist, isRecognized } = model;
	if (!settings.validate || !isRecognized) return [];
	const findings = plist ? model.findings() : fileTooLarge(settings.maxLength, settings.check);
	return findings.map((finding) => toLspDiagnostic(document, finding));
}

/** `textDocument/diagnostic`: unchanged for a client that already has the current result. */
export const pullDiagnostics = defineRequest(DocumentDiagnosticRequest.type, {
	capability: {
		diagnosticProvider: {
			identifier: name,
			interFileDependencies: true,
			workspaceDiagnostics: true,
		},
	},
	isAnnouncedTo: ({ pullDiagnostics }) => pullDiagnostics,
	fallback: { kind: DocumentDiagnosticReportKind.Full, items: [] },
	async handle(params, { documents }): Promise<DocumentDiagnosticReport> {
		const model = await documents.modelOf(uriOf(params) ?? '');
		if (!model) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
		if (params.previousResultId === model.id) {
			return { kind: DocumentDiagnosticReportKind.Unchanged, resultId: model.id };
		}
		const items = diagnosticsOf(model);
		return { kind: DocumentDiagnosticReportKind.Full, resultId: model.id, items };
	},
});

export interface DiagnosticPusher {
	/** Publishes the diagnostics of all open documents again, without delay. */
	refresh(): void;
}

/** Publishes diagnostics after changes. */
export function pushDiagnostics(connection: Connection, documents: Documents): DiagnosticPusher {
	const waiting = new Map<string, ReturnType<typeof setTimeout>>();
	const published = new Set<string>();
	const publish = async (uri: string): Promise<void> => {
		waiting.delete(uri);
		const model = await documents.modelOf(uri);
		if (!model) return clear(uri);
		const diagnostics = diagnosticsOf(model);
		published.add(uri);
		await connection.sendDiagnostics({ uri, version: model.document.version, diagnostics });
	};
	const clear = async (uri: string): Promise<void> => {
		if (!published.delete(uri)) return;
		await connection.sendDiagnostics({ uri, diagnostics: [] });
	};
	const cancel = (uri: string): void => {
		clearTimeout(waiting.get(uri));
		waiting.delete(uri);
	};
	const schedule = (uri: string, delay: number): void => {
		cancel(uri);
		const run = (): void => guardTask(connection, 'diagnostics', () => publish(uri));
		waiting.set(uri, setTimeout(run, delay));
	};
	documents.onDidChange((uri) => schedule(uri, published.has(uri) ? pushDelay : 0));
	documents.onDidClose((uri) => {
		cancel(uri);
		guardTask(connection, 'diagnostics', () => clear(uri));
	});
	return {
		refresh: () => {
			for (const uri of documents.uris()) schedule(uri, 0);
		},
	};
}
