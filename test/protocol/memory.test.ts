/** Memory of closed documents is free again. */
import { afterEach, expect, it } from 'vitest';
import { RawClient } from './rawClient.js';
import { duplicate } from './samples.js';

let client: RawClient | undefined;

afterEach(() => client?.kill());

/** Prints the size of the heap after a garbage collection on standard error, whenever the server gets the signal. */
const reportHeap = `process.on('SIGUSR2', () => {
	gc();
	process.stderr.write(process.memoryUsage().heapUsed + '\\n');
})`;

it('is the same after 100 documents of 1 MB as after 20', async () => {
	const preload = `data:text/javascript,${encodeURIComponent(reportHeap)}`;
	const server = new RawClient({ flags: ['--expose-gc', '--import', preload] });
	client = server;
	await server.initialize();
	const end = '</dict>\n</plist>';
	const comment = `<!-- ${'x'.repeat(90)} -->\n`;
	const large = duplicate.replace(end, comment.repeat(1_000_000 / comment.length) + end);
	expect(large.length).toBeGreaterThan(990_000);
	const sizes: number[] = [];
	for (let cycle = 1; cycle <= 100; cycle += 1) {
		const uri = `file:///large/${cycle}/Info.plist`;
		server.open(uri, large);
		expect(await server.codes(uri)).toEqual(['duplicate-key']);
		await server.ask('textDocument/documentSymbol', { textDocument: { uri } });
		server.close(uri);
		if (cycle === 20 || cycle === 100) sizes.push(await heapOf(server));
	}
	const [early = 0, late = 0] = sizes;
	expect(early).toBeGreaterThan(1_000_000);
	expect(late / early).toBeLessThan(1.15);
});

/** In bytes, after all messages before were handled. */
async function heapOf(server: RawClient): Promise<number> {
	await server.ask('driverPlist/templates');
	const before = server.complaints.length;
	const reported = new Promise<void>((done) => server.process.stderr.once('data', () => done()));
	server.process.kill('SIGUSR2');
	await reported;
	return Number(server.complaints.slice(before));
}
