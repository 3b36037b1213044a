/** Files that are too large are not read. */
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readFile } from '../../../server/src/node/readFile.js';

let folder: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'read-'));
});
afterEach(async () => {
	await rm(folder, { recursive: true });
});

it.each([
	[10, undefined, 'read'],
	[11, 10, 'Larger than 0.00001 MB.'],
	[20_000_000, undefined, 'read'],
	[20_000_001, undefined, 'Larger than 20 MB.'],
])('of %i bytes with a limit of %s', async (size, limit, outcome) => {
	const path = join(folder, 'Info.plist');
	await writeFile(path, '');
	await truncate(path, size);
	const read = readFile(pathToFileURL(path).href, limit).then(
		(text) => (text?.length === size ? 'read' : 'cut'),
		(error: Error) => error.message,
	);
	expect(await read).toBe(outcome);
});
