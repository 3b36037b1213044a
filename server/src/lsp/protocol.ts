/** The requests this server adds to the Language Server Protocol, for clients of any kind. */
import type { Position, TextDocumentIdentifier } from 'vscode-languageserver-types';
import type { DocumentForm, DocumentKind } from '../service/index.js';

/** What to insert behind a typed `>` or `/`, as a snippet; null where nothing is open. */
export const closeTagMethod = 'driverPlist/closeTag';
export interface CloseTagParams {
	readonly textDocument: TextDocumentIdentifier;
	readonly position: Position;
}

/** What the server takes a document for; null where it is no driver plist. */
export const describeDocumentMethod = 'driverPlist/describeDocument';
export interface DescribeDocumentParams {
	readonly textDocument: TextDocumentIdentifier;
}
export interface DocumentDescription {
	readonly kind: DocumentKind;
	readonly form: DocumentForm;
	readonly personalities: number;
}
