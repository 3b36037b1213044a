/** A request that the server answers: its method, what is announced for it, and the function that answers it. */
import {
	type CancellationToken,
	type Connection,
	ErrorCodes,
	ResponseError,
	type ServerCapabilities,
} from 'vscode-languageserver';
import type { NameLists } from '../scaffold/names/deviceNames.js';
import type { ClientAbilities } from './clientAbilities.js';
import type { Documents } from './documents.js';
import type { OpenDump } from './openDump.js';
import { requireShape, type Shape } from './parameters.js';
import type { RequestType } from './protocol.js';
import type { WorkspacePlists } from './workspacePlists.js';

/** What all requests of a connection share. */
export interface Session {
	readonly documents: Documents;
	readonly client: ClientAbilities;
	readonly connection: Connection;
	/** Those of the workspace, whether they are open or not. */
	readonly plists: WorkspacePlists;
	/** The names of devices; reads the lists when they are first needed. */
	readNames(): Promise<NameLists>;
	/** The dump that personalities are compared with. */
	readonly dump: OpenDump;
}

export interface Answer<P, R> {
	/** What the server announces for the request. */
	readonly capability?: ServerCapabilities;
	/** Which clients the capability is announced to; all of them where absent. */
	readonly isAnnouncedTo?: (client: ClientAbilities) => boolean;
	/** What the parameters must be. Where absent, `handle` accepts any. */
	readonly accepts?: Shape<P>;
	/** Whether the result depends on files that are not open as they are now. Clients that can't watch them get them read again. */
	readonly requiresCurrentFiles?: true;
	/** The result where `handle` throws; an error response where absent. */
	readonly fallback?: R;
	handle(params: P, session: Session, token: CancellationToken): R | Promise<R>;
}

/** A request without the types of its parameters and result, as lists of requests hold it. */
export interface ServerRequest extends Omit<Answer<unknown, unknown>, 'accepts' | 'fallback'> {
	readonly method: string;
	readonly fallback: unknown;
}

/** Declares a request. That the client sends parameters of type `P` is taken on trust here, once, unless it `accepts` a shape only. */
export function defineRequest<P, R>(
	{ method }: RequestType<P, R>,
	{ handle, accepts, ...answer }: Answer<NoInfer<P>, NoInfer<R>>,
): ServerRequest {
	return {
		fallback: new ResponseError(
			ErrorCodes.InternalError,
			'The request failed. The log has details.',
		),
		...answer,
		method,
		handle: (params, session, token) => {
			if (accepts) requireShape(accepts, params);
			return handle(params as P, session, token);
		},
	};
}
