/** The language server in a Node process, over standard input and output or Node's IPC. */
import { pathToFileURL } from 'node:url';
import {
	type Connection,
	type ConnectionOptions,
	createConnection,
	ProposedFeatures,
} from 'vscode-languageserver/node';
import { startServer } from '../lsp/startServer.js';
import { listFolder } from './listFolder.js';
import { MessageFrames } from './messageFrames.js';
import { namesFolder } from './namesFolder.js';
import { readFile } from './readFile.js';

function connect(options: ConnectionOptions): Connection {
	if (!process.argv.includes('--stdio')) return createConnection(ProposedFeatures.all, options);
	const input = process.stdin.pipe(new MessageFrames());
	return createConnection(ProposedFeatures.all, input, process.stdout, options);
}

const nameLists = pathToFileURL(namesFolder(process.argv[1] ?? '')).href;

startServer(connect, { readFile, listFolder, nameLists });
