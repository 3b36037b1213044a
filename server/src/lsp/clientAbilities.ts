/** The capabilities of the client that the server uses. */
import { type ClientCapabilities, InsertTextMode, MarkupKind } from 'vscode-languageserver';
import type { InitializationOptions } from './protocol.js';

export interface ClientAbilities {
	readonly configuration: boolean;
	readonly configurationRegistration: boolean;
	readonly watchedFilesRegistration: boolean;
	/** Reports which folders are opened and closed. */
	readonly workspaceFolders: boolean;
	readonly pullDiagnostics: boolean;
	readonly diagnosticRefresh: boolean;
	/** Shows the progress of work that the server starts. */
	readonly workDoneProgress: boolean;
	readonly codeLensRefresh: boolean;
	readonly inlayHintRefresh: boolean;
	readonly snippets: boolean;
	/** Indents inserted completions like the line of the cursor. */
	readonly adjustsIndentation: boolean;
	/** Shows the details of all completions, not only of the selected one. */
	readonly labelDetails: boolean;
	/** Accepts properties that all completions share once for the whole list. */
	readonly itemDefaults: boolean;
	/** Requests the documentation of a completion when it is shown. */
	readonly lazyDocumentation: boolean;
	/** The format of hovers. */
	readonly hoverFormat: MarkupKind;
	/** The format of the documentation of completions. */
	readonly documentationFormat: MarkupKind;
	readonly hierarchicalSymbols: boolean;
	readonly documentChanges: boolean;
	/** The commands that quick fixes and completions may run. */
	readonly commands: readonly string[];
}

export function abilitiesOf(
	{ workspace, textDocument, window }: ClientCapabilities,
	options: InitializationOptions | undefined,
): ClientAbilities {
	const item = textDocument?.completion?.completionItem;
	const defaults = textDocument?.completion?.completionList?.itemDefaults;
	return {
		configuration: workspace?.configuration === true,
		configurationRegistration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
		watchedFilesRegistration: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
		workspaceFolders: workspace?.workspaceFolders === true,
		pullDiagnostics: textDocument?.diagnostic !== undefined,
		diagnosticRefresh: workspace?.diagnostics?.refreshSupport === true,
		workDoneProgress: window?.workDoneProgress === true,
		codeLensRefresh: workspace?.codeLens?.refreshSupport === true,
		inlayHintRefresh: workspace?.inlayHint?.refreshSupport === true,
		snippets: item?.snippetSupport === true,
		adjustsIndentation: includes(
			item?.insertTextModeSupport?.valueSet,
			InsertTextMode.adjustIndentation,
		),
		labelDetails: item?.labelDetailsSupport === true,
		itemDefaults: ['insertTextFormat', 'insertTextMode', 'data'].every((name) =>
			includes(defaults, name),
		),
		lazyDocumentation: includes(item?.resolveSupport?.properties, 'documentation'),
		hoverFormat: formatOf(textDocument?.hover?.contentFormat),
		documentationFormat: formatOf(item?.documentationFormat),
		hierarchicalSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
		documentChanges: workspace?.workspaceEdit?.documentChanges === true,
		commands: Array.isArray(options?.commands) ? options.commands : [],
	};
}

/** Plain text for clients that name no format: they may show Markdown as text. */
function formatOf(shown: readonly MarkupKind[] | undefined): MarkupKind {
	return includes(shown, MarkupKind.Markdown) ? MarkupKind.Markdown : MarkupKind.PlainText;
}

/** Whether a value of the client, which may have any type, is a list with an item. */
function includes(list: unknown, item: unknown): boolean {
	return Array.isArray(list) && list.includes(item);
}
