/** The server has the text of the editor, whatever happens at the same time. */
import { expect, it } from 'vitest';
import { DocumentSync } from '../../../client/src/documentSync.js';

/** What happens to a document before any of it is sent. `+` and a letter is a change. */
type Events = readonly ('open' | 'close' | `+${string}`)[];

/** The text of the editor and that of the server, with a client that sends changes later than anything else. */
async function textsAfter(events: Events, isOpenBefore = ''): Promise<readonly unknown[]> {
	const document = { uri: { toString: () => 'untitled:Untitled-1' } } as never;
	const sync = new DocumentSync();
	let editor = '';
	let server: string | undefined;
	const sendOpen = async (): Promise<void> => {
		const text = editor;
		await undefined;
		server = text;
	};
	const sendClose = async (): Promise<void> => {
		await undefined;
		server = undefined;
	};
	const handle = (event: Events[number]): Promise<void> => {
		if (event === 'open') return sync.open(document, sendOpen);
		if (event === 'close') return sync.close(document, sendClose);
		const added = event.slice(1);
		editor += added;
		const text = editor;
		const later = async (send: () => void): Promise<void> => {
			for (let turn = 0; turn < 4; turn += 1) await undefined;
			send();
		};
		return sync.change(document, {
			change: () =>
				later(() => {
					if (server !== undefined) server += added;
				}),
			open: () =>
				later(() => {
					server = text;
				}),
		});
	};
	if (isOpenBefore === 'open') await handle('open');
	await Promise.all(events.map(handle));
	return [editor, server];
}

const CASES: readonly (readonly [name: string, events: Events])[] = [
	['typing', ['+a', '+b', '+c']],
	['a paste that changes the language', ['+a', 'close', 'open']],
	['typing after such a paste', ['+a', 'close', 'open', '+b', '+c']],
	['two changes of the language', ['+a', 'close', 'open', '+b', 'close', 'open', '+c']],
	['a change of the language alone', ['close', 'open', '+a']],
];

it.each(CASES)('%s, in a document that the server knows', async (_, events) => {
	const [editor, server] = await textsAfter(events, 'open');
	expect(server).toBe(editor);
});

it.each(CASES)('%s, in a document that is recognized by it', async (_, events) => {
	const [editor, server] = await textsAfter(events);
	expect(server).toBe(editor);
});

it.each<Events>([['+a', 'close'], ['close'], ['+a', 'close', 'open', 'close']])(
	'a closed document is closed',
	async (...events) => {
		expect((await textsAfter(events, 'open'))[1]).toBeUndefined();
		expect((await textsAfter(events))[1]).toBeUndefined();
	},
);
