/** The pages of rules as documents that are opened without a network. */
import { type Disposable, Uri, workspace } from 'vscode';
import { rulePage } from '../../server/src/lsp/protocol.js';
import type { Extension } from './extension.js';

export const ruleScheme = 'driver-plist-rule';

/** The address of the page of every rule, before its code. */
const published = rulePage('').replace(/\.md$/, '');

/** The document with the page of a rule. */
export function rulePageUri(code: string): Uri {
	return Uri.from({ scheme: ruleScheme, path: `/${code}.md` });
}

/** The URI that the client uses for one of the server: the link of a finding opens a document and not a browser. */
export function clientUri(uri: string): Uri {
	return uri.startsWith(published)
		? rulePageUri(uri.slice(published.length).replace(/\.md$/, ''))
		: Uri.parse(uri);
}

/** The pages, Markdown by code. */
export async function readRulePages(extensionUri: Uri): Promise<ReadonlyMap<string, string>> {
	const file = Uri.joinPath(extensionUri, 'dist', 'rulePages.json');
	const text = new TextDecoder().decode(await workspace.fs.readFile(file));
	return new Map(Object.entries(JSON.parse(text) as Readonly<Record<string, string>>));
}

export function serveRulePages({ extensionUri }: Extension): Disposable {
	return workspace.registerTextDocumentContentProvider(ruleScheme, {
		provideTextDocumentContent: async ({ path }) => {
			const code = path.slice(1).replace(/\.md$/, '');
			return (await readRulePages(extensionUri)).get(code) ?? `There is no rule '${code}'.`;
		},
	});
}
