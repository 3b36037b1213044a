/** The language server in a Node process, over standard input and output or Node's IPC. */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from '../lsp/startServer.js';
import { readFile } from './readFile.js';

startServer(createConnection(ProposedFeatures.all), { readFile });
