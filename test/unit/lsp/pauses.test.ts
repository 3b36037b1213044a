/** Long work of the server can be canceled. */
import { expect, it } from 'vitest';
import { CancellationTokenSource } from 'vscode-languageserver';
import { flatMapWithPauses } from '../../../server/src/lsp/pauses.js';

const items = Array.from({ length: 100 }, (_, index) => index);

it('has the results of all items, in order', async () => {
	const { token } = new CancellationTokenSource();
	const results = await flatMapWithPauses(items, token, (item) => [item, -item]);
	expect(results).toEqual(items.flatMap((item) => [item, -item]));
});

it('ends soon after a message cancels it', async () => {
	const source = new CancellationTokenSource();
	let done = 0;
	setTimeout(() => source.cancel(), 0);
	const results = await flatMapWithPauses(items, source.token, () => {
		done += 1;
		return [done];
	});
	expect(results).toEqual([]);
	expect(done).toBeLessThan(items.length);
});
