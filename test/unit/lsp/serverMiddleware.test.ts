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

it('opens a document again that a project file makes a part of a driver later', async () => {
	const document = { uri: 'file:///Widget/Info.plist', isClosed: false } as never;
	const drivers = new Set<string>();
	const added = new Set<unknown>();
	const opened: string[] = [];
	const { didOpen, didClose, workspace } = middlewareFor(
		{
			recognize: () => false,
			has: (each) => added.has(each),
			hasUri: () => false,
			forget: () => {},
			mayBeOfDriver: (each) => !added.has(each),
			add: (each) => added.add(each),
		},
		() =>
			({
				code2ProtocolConverter: { asUri: String },
				sendRequest: async (_: string, { uri }: { uri: string }) => drivers.has(uri),
			}) as never,
	);
	const open = async (each: { uri: string }) => void opened.push(each.uri);
	const changed = async (uri: string) =>
		workspace?.didChangeWatchedFile?.({ uri, type: 2 }, async () => {
			drivers.add('file:///Widget/Info.plist');
			drivers.add('file:///closed.plist');
		});
	const closed = { uri: 'file:///closed.plist', isClosed: false } as never;
	await didOpen?.(document, open as never);
	await didOpen?.(closed, open as never);
	await didClose?.(closed, async () => {});
	await changed('file:///Widget/Widget.entitlements');
	expect(opened).toEqual([]);
	await changed('file:///Widget.xcodeproj/project.pbxproj');
	await changed('file:///Widget.xcodeproj/project.pbxproj');
	expect(opened).toEqual(['file:///Widget/Info.plist']);
});
