/** Runs the bundled server in a thread like a web worker: with `self` and messages, without Node. */
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import {
	AbstractMessageReader,
	AbstractMessageWriter,
	createMessageConnection,
	type DataCallback,
	type Disposable,
	type Message,
} from 'vscode-languageserver-protocol/node';
import { LanguageClient } from '../protocol/languageClient.js';

const bundle = fileURLToPath(new URL('../../dist/server.js', import.meta.url));

/** Runs the bundle in a separate context with the globals of web workers, without `process` and `require`. */
const browserLike = `
	const { parentPort, workerData } = require('node:worker_threads');
	const { readFileSync } = require('node:fs');
	const { createContext, runInContext } = require('node:vm');
	const listeners = [];
	const self = {
		console, setTimeout, clearTimeout, setInterval, clearInterval, queueMicrotask, performance,
		TextDecoder, TextEncoder, URL, crypto, structuredClone,
		postMessage: (message) => parentPort.postMessage(message),
		onmessage: null,
		addEventListener: (type, listener) => listeners.push({ type, listener }),
		removeEventListener: () => {},
	};
	self.self = self;
	self.globalThis = self;
	parentPort.on('message', (data) => {
		self.onmessage?.({ data });
		for (const { type, listener } of listeners) if (type === 'message') listener({ data });
	});
	runInContext(readFileSync(workerData, 'utf8'), createContext(self));
`;

class WorkerReader extends AbstractMessageReader {
	readonly #worker: Worker;
	constructor(worker: Worker) {
		super();
		this.#worker = worker;
	}
	listen(callback: DataCallback): Disposable {
		this.#worker.on('message', callback);
		this.#worker.on('error', (error) => this.fireError(error));
		return { dispose: () => this.#worker.off('message', callback) };
	}
}

class WorkerWriter extends AbstractMessageWriter {
	readonly #worker: Worker;
	constructor(worker: Worker) {
		super();
		this.#worker = worker;
	}
	async write(message: Message): Promise<void> {
		this.#worker.postMessage(message);
	}
	end(): void {}
}

export interface WorkerServer {
	readonly client: LanguageClient;
	terminate(): Promise<unknown>;
}

export function startWorkerServer(): WorkerServer {
	const worker = new Worker(browserLike, { eval: true, workerData: bundle });
	const connection = createMessageConnection(new WorkerReader(worker), new WorkerWriter(worker));
	return { client: new LanguageClient(connection), terminate: () => worker.terminate() };
}
