/** The requests this server adds to the Language Server Protocol, for clients of any kind. */
import type { Position, TextDocumentIdentifier } from 'vscode-languageserver-protocol';
import type { DocumentForm, DocumentKind } from '../service/index.js';

/** What a client may say in its `initializationOptions`. */
export interface InitializationOptions {
	/** Settings, of clients that can't be asked for them. */
	readonly settings?: unknown;
	/** Whether it answers `driverPlist/readFile`. */
	readonly readFile?: boolean;
	/** URI of the folder with `usb.txt` and `pci.txt`, the names of devices; nothing is named without it. */
	readonly nameLists?: string;
}

/** What to insert behind a typed `>` or `/`, as a snippet; null where nothing is open. */
export const closeTagMethod = 'driverPlist/closeTag';
export interface CloseTagParams {
	readonly textDocument: TextDocumentIdentifier;
	readonly position: Position;
}

/**
 * The text of a file, or null where there is none; asked of clients that say `readFile: true` in their
 * `initializationOptions`. The server reads `.driver-plist.json` and the lists of names with it, in file systems that
 * only the client knows.
 */
export const readFileMethod = 'driverPlist/readFile';
export interface ReadFileParams {
	readonly uri: string;
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

/** Calls a method of `Scaffolding` (`server/src/scaffold/scaffolding.ts`); its result, or an error where it has none. */
export const scaffoldingMethod = 'driverPlist/scaffolding';
export interface ScaffoldingParams {
	readonly method: string;
	readonly arguments: readonly unknown[];
}
