/** The texts of the server are those of the client, whatever is edited. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runEditStorm } from './editStorm.js';
import { RawClient } from './rawClient.js';

let client: RawClient;

beforeEach(async () => {
	client = new RawClient();
	await client.initialize();
});

afterEach(() => client.kill());

it('follows 10,000 random edits', async () => {
	await runEditStorm(client, { seed: 20_261_127, edits: 10_000, interval: 50 });
	expect(client.loggedFaults).toEqual([]);
	expect(await client.quit()).toBe(0);
	expect(client.complaints).toBe('');
});
