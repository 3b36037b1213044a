/** The compiled code that the server keeps next to its bundle. */
import { copyFile, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { push } from './languageClient.js';
import { expectCleanEnd, serverPath, startServerProcess } from './serverProcess.js';

it('is written when the server ends and used by the next one', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'driver-plist-server-'));
	onTestFinished(() => rm(folder, { recursive: true, force: true }));
	for (const name of ['serverProcess.js', 'server.js', 'package.json']) {
		await copyFile(join(dirname(serverPath), name), join(folder, name));
	}
	/** The number of the file with the code, which is new whenever it is written. */
	const cacheAfterRun = async (): Promise<number | undefined> => {
		const server = startServerProcess(join(folder, 'serverProcess.js'));
		await server.client.initialize(push);
		await expectCleanEnd(server);
		const cache = (await readdir(folder)).find((name) => name.endsWith('.cache'));
		return cache === undefined ? undefined : (await stat(join(folder, cache))).ino;
	};
	const written = await cacheAfterRun();
	expect(written).toBeDefined();
	expect(await cacheAfterRun()).toBe(written);
});
