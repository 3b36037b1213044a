/** The language server in a Node process, over standard input and output or Node's IPC. */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from '../lsp/startServer.js';

<<<<<<< HEAD

import { MessageFrames } from './messageFrames.js';
import { readFile } from './readFile.js';

const connection = process.argv.includes('--stdio')
	? createConnection(ProposedFeatures.all, process.stdin.pipe(new MessageFrames()), process.stdout)
	: createConnection(ProposedFeatures.all);

startServer(connection, { readFile });
=======

import { listFolder } from './listFolder.js';
import { readFile } from './readFile.js';

startServer(createConnection(ProposedFeatures.all), { readFile, listFolder });
>>>>>>> 02a0c4e (Weigh all evidence of a plist's kind, that of the files near it included)
