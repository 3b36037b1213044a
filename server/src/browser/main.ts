/** The language server in a web worker. */
import {
	BrowserMessageReader,
	BrowserMessageWriter,
	createConnection,
} from 'vscode-languageserver/browser';
import { startServer } from '../lsp/startServer.js';

declare const self: DedicatedWorkerGlobalScope;

const [reader, writer] = [new BrowserMessageReader(self), new BrowserMessageWriter(self)];
startServer((options) => createConnection(reader, writer, options));
