/** `npm start` rejects wrong options with a sentence, before it builds anything. */
import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { parseStartOptions } from '../../scripts/startOptions.js';
import { findFreePort } from '../../scripts/workbench/serveWorkbench.js';
import { UsageError } from '../../server/src/cli/command.js';

it.each([
	[[], { checkOnly: false, port: undefined }],
	[['--check-only'], { checkOnly: true, port: undefined }],
	[['--port', '8080'], { checkOnly: false, port: 8080 }],
])('%j', (args, options) => {
	expect(parseStartOptions(args)).toEqual(options);
});

const ports = 'Use a number from 1 to 65535.';

it.each([
	[['--port', 'abc'], `Invalid value 'abc' for --port. ${ports}`],
	[['--port', '99999'], `Invalid value '99999' for --port. ${ports}`],
	[['--port', '0'], `Invalid value '0' for --port. ${ports}`],
	[['--port', '-1'], `Invalid value '-1' for --port. ${ports}`],
	[['--port', '1e3'], `Invalid value '1e3' for --port. ${ports}`],
	[['--port'], '--port requires a value.'],
	[['--foo'], "Unknown option '--foo'."],
	[['--prot', '8080'], "Unknown option '--prot'. Did you mean '--port'?"],
	[
		['8080'],
		"Unexpected argument '8080'. Write options after '--', such as npm start -- --port 8080.",
	],
])('%j is rejected', (args, sentence) => {
	expect(() => parseStartOptions(args)).toThrow(new UsageError(sentence));
});

it('names a port that is in use', async () => {
	const server = createServer();
	const port = await findFreePort();
	await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
	await expect(findFreePort(port)).rejects.toThrow(`Port ${port} is in use.`);
	await new Promise((done) => server.close(done));
	expect(await findFreePort(port)).toBe(port);
});
