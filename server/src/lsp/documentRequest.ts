/** What a request about one document is: method, capability, and a function from its model to the answer. */
import type { CancellationToken, ServerCapabilities } from 'vscode-languageserver';
import type { DriverPlist } from '../service/index.js';
import type { ClientAbilities } from './clientAbilities.js';
import type { Model } from './documents.js';

export interface DocumentContext extends Model {
	readonly plist: DriverPlist;
	readonly client: ClientAbilities;
}

export interface DocumentRequest<P, R> {
	readonly method: string;
	/** What the server announces for it. */
	readonly capability: ServerCapabilities;
	/** The answer for a document that is no driver plist, and where something fails. */
	readonly empty: R;
	handle(context: DocumentContext, params: P, token: CancellationToken): R;
}

/** A request whose own types nobody needs to know any more. */
export interface AnyDocumentRequest {
	readonly method: string;
	readonly capability: ServerCapabilities;
	readonly empty: unknown;
	handle(context: DocumentContext, params: unknown, token: CancellationToken): unknown;
}

/** Declares a request; the client's promise that `params` are of type P is taken here, once. */
export function defineRequest<P, R>(request: DocumentRequest<P, R>): AnyDocumentRequest {
	return {
		...request,
		handle: (context, params, token) => request.handle(context, params as P, token),
	};
}

/** The document a request is about; undefined for parameters that are none. */
export function uriOf(params: unknown): string | undefined {
	const { textDocument } = (params ?? {}) as { textDocument?: { uri?: unknown } | null };
	return typeof textDocument?.uri === 'string' ? textDocument.uri : undefined;
}
