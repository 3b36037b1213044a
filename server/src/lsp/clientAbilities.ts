/** What the client said it can do, as far as the server acts on it. */
import type { ClientCapabilities } from 'vscode-languageserver';

export interface ClientAbilities {
	readonly configuration: boolean;
	readonly configurationRegistration: boolean;
	readonly watchedFilesRegistration: boolean;
	readonly pullDiagnostics: boolean;
	readonly diagnosticRefresh: boolean;
	readonly snippets: boolean;
	readonly markdown: boolean;
	readonly hierarchicalSymbols: boolean;
	readonly documentChanges: boolean;
}

export function abilitiesOf({ workspace, textDocument }: ClientCapabilities): ClientAbilities {
	const formats = textDocument?.hover?.contentFormat;
	return {
		configuration: workspace?.configuration === true,
		configurationRegistration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
		watchedFilesRegistration: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
		pullDiagnostics: textDocument?.diagnostic !== undefined,
		diagnosticRefresh: workspace?.diagnostics?.refreshSupport === true,
		snippets: textDocument?.completion?.completionItem?.snippetSupport === true,
		markdown: formats === undefined || formats.includes('markdown'),
		hierarchicalSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
		documentChanges: workspace?.workspaceEdit?.documentChanges === true,
	};
}
