/** Keeps all documents but driver plists from the server. */
import type { TextDocument } from 'vscode';
import type { BaseLanguageClient, Middleware } from 'vscode-languageclient';
import { isOfDriverRequest, isProjectFile, uriOf } from '../../server/src/lsp/protocol.js';
import { orderBeforeAbbreviations } from './completionOrder.js';
import { DocumentSync } from './documentSync.js';
import type { ServedDocuments } from './servedDocuments.js';

type Send = (document: TextDocument) => Promise<void>;

export function middlewareFor(
	served: Pick<
		ServedDocuments,
		'recognize' | 'has' | 'hasUri' | 'forget' | 'mayBeOfDriver' | 'add'
	>,
	running: () => BaseLanguageClient | undefined,
): Middleware {
	const sync = new DocumentSync();
	/** The documents that the server is asked about, which other requests wait for. */
	const asked = new Map<string, Promise<void>>();
	/** The open documents that are not of a driver as far as the project shows, and how each is opened. */
	const others = new Map<TextDocument, Send>();
	/** Opens a document whose text does not show that it is of a driver, if the project shows it. */
	const openOfDriver = async (document: TextDocument, next: Send): Promise<void> => {
		const client = running();
		if (!client || !served.mayBeOfDriver(document)) return;
		others.set(document, next);
		const uri = client.code2ProtocolConverter.asUri(document.uri);
		const isOfDriver = await client.sendRequest<boolean>(isOfDriverRequest.method, { uri });
		if (!isOfDriver || document.isClosed || !served.mayBeOfDriver(document)) return;
		others.delete(document);
		served.add(document);
		await sync.open(document, () => next(document));
	};
	const ask = async (document: TextDocument, next: Send): Promise<void> => {
		const uri = document.uri.toString();
		const opened = openOfDriver(document, next).finally(() => asked.delete(uri));
		asked.set(uri, opened);
		await opened;
	};
	return {
		didOpen: async (document, next) => {
			if (served.recognize(document)) {
				await sync.open(document, () => next(document));
				return;
			}
			await ask(document, next);
		},
		didChange: async (event, next) => {
			const { document } = event;
			if (!served.recognize(document)) return;
			await sync.change(document, {
				change: () => next(event),
				open: async () => {
					const client = running();
					if (!client) return;
					const params = client.code2ProtocolConverter.asOpenTextDocumentParams(document);
					await client.sendNotification('textDocument/didOpen', params);
					// The text just sent includes the change; an empty change makes the client pull diagnostics.
					await next({ ...event, contentChanges: [] });
				},
			});
		},
		didClose: async (document, next) => {
			others.delete(document);
			if (!served.has(document)) return;
			served.forget(document);
			await sync.close(document, () => next(document));
		},
		didSave: async (document, next) => {
			if (served.has(document)) await next(document);
		},
		workspace: {
			didChangeWatchedFile: async (event, next) => {
				// The server reads the project file again before it is asked.
				await next(event);
				if (!isProjectFile(event.uri)) return;
				await Promise.all([...others].map(async ([document, open]) => ask(document, open)));
			},
		},
		provideCompletionItem: async (document, position, context, token, next) =>
			orderBeforeAbbreviations(await next(document, position, context, token), document, position),
		// Every request about a document, so that no request needs middleware of its own.
		sendRequest: async (type, params, token, next) => {
			const uri = uriOf(params);
			await asked.get(uri ?? '')?.catch(() => {});
			return uri === undefined || served.hasUri(uri) ? next(type, params, token) : noResult();
		},
	};
}

/** The client takes null for the result of every request about a document. */
function noResult<R>(): R {
	return null as R;
}
