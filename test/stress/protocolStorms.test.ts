/** The storms of `test/protocol`, larger and with several seeds. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runEditStorm } from '../protocol/editStorm.js';
import { RawClient } from '../protocol/rawClient.js';
import { runRequestStorm } from '../protocol/requestStorm.js';

/** The number of storms of each kind, which each have another seed; 10,000 edits or 5,000 requests take a few seconds. */
const storms = 20;
const seeds = Array.from({ length: storms }, (_, index) => index + 1);

let client: RawClient;

beforeEach(async () => {
	client = new RawClient();
	await client.initialize();
});

afterEach(() => client.kill());

it.each(seeds)('edits, seed %i', async (seed) => {
	await runEditStorm(client, { seed, edits: 10_000, interval: 20 });
	expect(await client.quit()).toBe(0);
});

it.each(seeds)('canceled requests, seed %i', async (seed) => {
	await runRequestStorm(client, { seed, requests: 5000 });
	expect(await client.quit()).toBe(0);
});
