/** What the parameters of each notification must be. One that is not in this list reaches no handler. */
import {
	DidChangeConfigurationNotification,
	DidChangeTextDocumentNotification,
	DidChangeWatchedFilesNotification,
	DidChangeWorkspaceFoldersNotification,
	DidCloseTextDocumentNotification,
	DidOpenTextDocumentNotification,
	DidSaveTextDocumentNotification,
	ExitNotification,
	InitializedNotification,
	SetTraceNotification,
	WorkDoneProgressCancelNotification,
} from 'vscode-languageserver';
import { contentChanges } from './openTexts.js';
import {
	anything,
	array,
	integer,
	nullable,
	object,
	optional,
	type Shape,
	string,
} from './parameters.js';
import { foldersChangedNotification, plistsChangedNotification } from './protocol.js';

const document = object({ uri: string });

/** Clients whose lists can be null send null for an empty one. */
const folders = nullable(array(document));

export const notificationShapes: ReadonlyMap<string, Shape<unknown>> = new Map<
	string,
	Shape<unknown>
>([
	[InitializedNotification.method, anything],
	[ExitNotification.method, anything],
	[SetTraceNotification.type.method, object({ value: string })],
	[WorkDoneProgressCancelNotification.method, object({ token: anything })],
	[
		DidOpenTextDocumentNotification.method,
		object({ textDocument: object({ uri: string, text: string }) }),
	],
	[DidChangeTextDocumentNotification.method, object({ textDocument: document, contentChanges })],
	[DidCloseTextDocumentNotification.method, object({ textDocument: document })],
	[DidSaveTextDocumentNotification.method, nullable(object({}))],
	// What changed does not matter to a server that requests its settings.
	[DidChangeConfigurationNotification.method, optional(object({ settings: anything }))],
	[
		DidChangeWatchedFilesNotification.method,
		object({ changes: array(object({ uri: string, type: integer })) }),
	],
	[
		DidChangeWorkspaceFoldersNotification.method,
		object({ event: object({ added: folders, removed: folders }) }),
	],
	[plistsChangedNotification, anything],
	[foldersChangedNotification, object({ created: array(string), deleted: array(string) })],
]);
