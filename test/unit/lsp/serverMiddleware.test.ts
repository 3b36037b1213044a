/** The server of VS Code receives nothing about documents that are not driver plists. */
import { expect, it } from 'vitest';
import * as protocol from 'vscode-languageserver-protocol';
import { middlewareFor } from '../../../client/src/serverMiddleware.js';

const served = 'file:///Widget.dext/Info.plist';
const foreign = 'file:///pom.xml';

const { sendRequest } = middlewareFor(
	{
		recognize: () => false,
		has: ({ uri }) => uri.toString() === served,
		hasUri: (uri) => uri === served,
		forget: () => {},
	},
	() => undefined,
);

/** The methods that reach the server of requests about `uri`. */
async function sentFor(method: string, params: object): Promise<readonly string[]> {
	const sent: string[] = [];
	const result = await sendRequest?.(method, params, undefined, async (type) => {
		sent.push(String(type));
		return null as never;
	});
	expect(result).toBeNull();
	return sent;
}

/** Every request about a document that the protocol has, whether the server answers it yet or not. */
const methods = Object.values(protocol)
	.map((each) => (each as { readonly method?: unknown } | null)?.method)
	.filter((method) => typeof method === 'string')
	.filter((method) => /^textDocument\//.test(method));

it('knows the requests of the protocol', () => {
	expect(methods).toContain('textDocument/hover');
	expect(methods).toContain('textDocument/selectionRange');
	expect(methods.length).toBeGreaterThan(30);
});

it.each([...new Set(methods), 'driverPlist/closeTag'])('%s', async (method) => {
	expect(await sentFor(method, { textDocument: { uri: foreign } })).toEqual([]);
	expect(await sentFor(method, { textDocument: { uri: served } })).toEqual([method]);
});

it.each([
	['completionItem/resolve', { label: 'IOClass' }],
	['driverPlist/templates', undefined],
	['driverPlist/kind', { plist: { uri: foreign, text: '' } }],
])('sends %s, which is not about an open document', async (method, params) => {
	expect(await sentFor(method, params as object)).toEqual([method]);
});
