/** Requests about one document: the result comes from its model. */
import type { CancellationToken, ServerCapabilities } from 'vscode-languageserver';
import type { DriverPlist } from '../service/index.js';
import type { ClientAbilities } from './clientAbilities.js';
import type { Model } from './model.js';
import { type RequestType, uriOf } from './protocol.js';
import { defineRequest, type ServerRequest, type Session } from './request.js';

export interface DocumentContext
	extends Model,
		Pick<Session, 'connection' | 'documents' | 'readNames' | 'dump'> {
	readonly plist: DriverPlist;
	readonly client: ClientAbilities;
}

export interface DocumentAnswer<P, R> extends Pick<ServerRequest, 'requiresCurrentFiles'> {
	/** What the server announces for the request. */
	readonly capability: ServerCapabilities;
	/** The result for a document that is not a driver plist, and where `handle` throws. */
	readonly empty: R;
	handle(context: DocumentContext, params: P, token: CancellationToken): R | Promise<R>;
}

/** Declares a request about one document. */
export function defineDocumentRequest<P, R>(
	type: RequestType<P, R>,
	{ empty, handle, ...answer }: DocumentAnswer<NoInfer<P>, NoInfer<R>>,
): ServerRequest {
	return defineRequest(type, {
		...answer,
		fallback: empty,
		handle: async (params, { documents, client, connection, readNames, dump }, token) => {
			const model = await documents.modelOf(uriOf(params) ?? '');
			if (!model?.plist || token.isCancellationRequested) return empty;
			const { plist } = model;
			return handle(
				{ ...model, plist, client, connection, documents, readNames, dump },
				params,
				token,
			);
		},
	});
}
