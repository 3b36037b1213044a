/** What the client does when its server ends, and what the user sees. */
import { expect, it } from 'vitest';
import { unexpectedEnds } from '../../../client/src/unexpectedEnds.js';

/** `CloseAction` of the language client, which can't be loaded outside of VS Code. */
const actions = { 1: 'stays off', 2: 'restarts' };
const minute = 60_000;

/** The actions after ends at these times, each with the notice that is shown. */
async function after(...times: readonly number[]): Promise<readonly string[]> {
	const shown: string[] = [];
	let time = 0;
	const handler = unexpectedEnds(
		{ restarts: () => shown.push('information'), staysOff: () => shown.push('error') },
		() => time,
	);
	const outcomes: string[] = [];
	for (time of times) {
		const { action, handled } = await handler.closed();
		// The client itself shows nothing.
		expect(handled).toBe(true);
		outcomes.push([actions[action], ...shown.splice(0)].join(', '));
	}
	return outcomes;
}

it('restarts the server, and shows it once', async () => {
	expect(await after(0, minute)).toEqual(['restarts, information', 'restarts']);
});

it('gives up at the fifth end in three minutes, and shows one error', async () => {
	const first = ['restarts, information', 'restarts', 'restarts', 'restarts'];
	expect(await after(0, 1, 2, 3, 4)).toEqual([...first, 'stays off, error']);
	expect(await after(0, 1, 2, 3, 3 * minute - 1)).toEqual([...first, 'stays off, error']);
});

it('never gives up on a server that ends now and then', async () => {
	const times = Array.from({ length: 50 }, (_, index) => index * minute);
	expect((await after(...times)).slice(1)).toEqual(Array(49).fill('restarts'));
});

it('counts again after the user has started the server again', async () => {
	expect((await after(0, 1, 2, 3, 4, 5, 6, 7, 8, 9)).slice(4)).toEqual([
		'stays off, error',
		...Array(4).fill('restarts'),
		'stays off, error',
	]);
});

it('waits for the end of a server that does not answer', async () => {
	const handler = unexpectedEnds({ restarts: () => {}, staysOff: () => {} });
	for (const count of [1, 2, 3, 4, 100]) {
		expect(await handler.error(new Error('EPIPE'), undefined, count)).toEqual({
			action: 1,
			handled: true,
		});
	}
});
