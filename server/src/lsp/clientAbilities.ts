/** What the client said it can do, as far as the server acts on it. */
import { type ClientCapabilities, InsertTextMode, MarkupKind } from 'vscode-languageserver';

export interface ClientAbilities {
	readonly configuration: boolean;
	readonly configurationRegistration: boolean;
	readonly watchedFilesRegistration: boolean;
	readonly pullDiagnostics: boolean;
	readonly diagnosticRefresh: boolean;
	readonly snippets: boolean;
	/** Indents what a completion inserts as far as the line of the caret. */
	readonly adjustsIndentation: boolean;
	/** Shows the detail of every completion, not of the chosen one alone. */
	readonly labelDetails: boolean;
	/** Takes what all completions have in common once for the whole list. */
	readonly itemDefaults: boolean;
	/** Asks for the documentation of a completion when it is looked at. */
	readonly lazyDocumentation: boolean;
	/** What a hover is written in. */
	readonly hoverFormat: MarkupKind;
	/** What the documentation of a completion is written in. */
	readonly documentationFormat: MarkupKind;
	readonly hierarchicalSymbols: boolean;
	readonly documentChanges: boolean;
}

export function abilitiesOf({ workspace, textDocument }: ClientCapabilities): ClientAbilities {
	const item = textDocument?.completion?.completionItem;
	const defaults = textDocument?.completion?.completionList?.itemDefaults ?? [];
	return {
		configuration: workspace?.configuration === true,
		configurationRegistration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
		watchedFilesRegistration: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
		pullDiagnostics: textDocument?.diagnostic !== undefined,
		diagnosticRefresh: workspace?.diagnostics?.refreshSupport === true,
		snippets: item?.snippetSupport === true,
		adjustsIndentation:
			item?.insertTextModeSupport?.valueSet.includes(InsertTextMode.adjustIndentation) === true,
		labelDetails: item?.labelDetailsSupport === true,
		itemDefaults: ['insertTextFormat', 'insertTextMode', 'data'].every((name) =>
			defaults.includes(name),
		),
		lazyDocumentation: item?.resolveSupport?.properties.includes('documentation') === true,
		hoverFormat: formatOf(textDocument?.hover?.contentFormat),
		documentationFormat: formatOf(item?.documentationFormat),
		hierarchicalSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
		documentChanges: workspace?.workspaceEdit?.documentChanges === true,
	};
}

/** A client that names no format is not known to show Markdown as anything but text. */
function formatOf(shown: readonly MarkupKind[] = []): MarkupKind {
	return shown.includes(MarkupKind.Markdown) ? MarkupKind.Markdown : MarkupKind.PlainText;
}
