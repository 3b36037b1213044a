/** The language server in a Node process, over standard input and output or Node's IPC. */
import { pathToFileURL } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { connectionOptions } from '../lsp/connectionOptions.js';
import { startServer } from '../lsp/startServer.js';
import { listFolder } from './listFolder.js';
import { MessageFrames } from './messageFrames.js';
import { namesFolder } from './namesFolder.js';
import { readFile } from './readFile.js';

const connection = process.argv.includes('--stdio')
	? createConnection(
			ProposedFeatures.all,
			process.stdin.pipe(new MessageFrames()),
			process.stdout,
			connectionOptions,
		)
	: createConnection(ProposedFeatures.all, connectionOptions);

const nameLists = pathToFileURL(namesFolder(process.argv[1] ?? '')).href;

startServer(connection, { readFile, listFolder, nameLists });
