/** Starts the web server of a workbench and waits until it reports that it is listening. */
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

export interface ServedWorkbench {
	/** The URL of the server, without a path. */
	readonly url: string;
	/** The output of the server so far. */
	log(): string;
	close(): Promise<void>;
}

const startDeadline = 60_000;
const connectInterval = 50;

/** A free port of the loopback interface: `wanted`, otherwise any. Rejects with a sentence if `wanted` is not free. */
export async function findFreePort(wanted = 0): Promise<number> {
	const server = createServer();
	await new Promise<void>((done, fail) => {
		server.once('error', ({ code, message }: NodeJS.ErrnoException) => {
			const isUsed = code === 'EADDRINUSE';
			fail(new Error(isUsed ? `Port ${wanted} is in use.` : `Can't listen: ${message}.`));
		});
		server.listen(wanted, '127.0.0.1', done);
	});
	const address = server.address();
	await new Promise((done) => server.close(done));
	if (address === null || typeof address === 'string') {
		throw new Error('No free port.');
	}
	return address.port;
}

/** Runs `node <args>` in `folder` until it prints `listening` and accepts connections. */
export async function serveWorkbench(options: {
	args: readonly string[];
	folder: string;
	url: string;
	listening: RegExp;
}): Promise<ServedWorkbench> {
	const child = spawn(process.execPath, options.args, {
		cwd: options.folder,
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	let printed = '';
	const ended = new Promise<void>((done) => child.once('close', () => done()));
	await new Promise<void>((done, fail) => {
		const read = (chunk: Buffer): void => {
			printed += chunk.toString();
			if (options.listening.test(printed)) {
				clearTimeout(deadline);
				done();
			}
		};
		const giveUp = (): void => {
			clearTimeout(deadline);
			child.kill('SIGKILL');
			fail(new Error(`The server of the workbench did not start:\n${printed.slice(-4000)}`));
		};
		const deadline = setTimeout(giveUp, startDeadline);
		child.stdout.on('data', read);
		child.stderr.on('data', read);
		child.once('error', giveUp);
		child.once('close', giveUp);
	});
	await connect(options.url, () => child.exitCode === null);
	return {
		url: options.url,
		log: () => printed,
		close: async () => {
			child.kill();
			// The server would wait for its extension hosts.
			const force = setTimeout(() => child.kill('SIGKILL'), 3000);
			await ended;
			clearTimeout(force);
		},
	};
}

/** Waits until the server accepts connections: it can print that it is listening before it is. */
async function connect(url: string, isRunning: () => boolean): Promise<void> {
	for (;;) {
		try {
			await fetch(url, { method: 'HEAD' });
			return;
		} catch (error) {
			if (!isRunning()) throw error;
			await delay(connectInterval);
		}
	}
}
