/** The client sends nothing about documents that are not driver property lists. */
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
		mayBeOfDriver: () => false,
		add: () => {},
	},
	() => undefined,
);

/** The methods of requests for `uri` that reach the server. */
async function sentFor(method: string, params: object): Promise<readonly string[]> {
	const sent: string[] = [];
	const result = await sendRequest?.(method, params, undefined, async (type) => {
		sent.push(String(type));
		return null as never;
	});
	expect(result).toBeNull();
	return sent;
}

/** All document requests of the protocol, even if the server does not support them. */
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
])('sends %s, which is not for an open document', async (method, params) => {
	expect(await sentFor(method, params as object)).toEqual([method]);
});
