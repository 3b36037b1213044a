/** The language server in a Node process, over standard input and output or Node's IPC. */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from '../lsp/startServer.js';
import { limitHeap } from './limitHeap.js';
import { readFile } from './readFile.js';

limitHeap();
startServer(createConnection(ProposedFeatures.all), { readFile });
