/** Keeps everything but driver plists from the server. */
import {
	type BaseLanguageClient,
	DidOpenTextDocumentNotification,
	type Middleware,
} from 'vscode-languageclient';
import type { ServedDocuments } from './servedDocuments.js';

export function middlewareFor(
	served: ServedDocuments,
	running: () => BaseLanguageClient | undefined,
): Middleware {
	return {
		didOpen: async (document, next) => {
			if (served.recognise(document)) await next(document);
		},
		didChange: async (event, next) => {
			if (served.has(event.document)) return next(event);
			const client = running();
			if (!client || !served.recognise(event.document)) return;
			const params = client.code2ProtocolConverter.asOpenTextDocumentParams(event.document);
			await client.sendNotification(DidOpenTextDocumentNotification.type, params);
			// The text just sent holds the change already; an empty one makes the client pull diagnostics.
			await next({ ...event, contentChanges: [] });
		},
		didClose: async (document, next) => {
			if (!served.has(document)) return;
			served.forget(document);
			await next(document);
		},
		didSave: async (document, next) => {
			if (served.has(document)) await next(document);
		},
		...requestsOf(served),
	};
}

/** Requests about other documents are answered with nothing. */
function requestsOf(served: ServedDocuments): Middleware {
	return {
		provideCompletionItem: (document, position, context, token, next) =>
			served.has(document) ? next(document, position, context, token) : undefined,
		provideHover: (document, position, token, next) =>
			served.has(document) ? next(document, position, token) : undefined,
		provideDocumentSymbols: (document, token, next) =>
			served.has(document) ? next(document, token) : undefined,
		provideFoldingRanges: (document, context, token, next) =>
			served.has(document) ? next(document, context, token) : undefined,
		provideCodeActions: (document, range, context, token, next) =>
			served.has(document) ? next(document, range, context, token) : undefined,
		provideDiagnostics: (document, previous, token, next) =>
			served.has(document) ? next(document, previous, token) : undefined,
	};
}
