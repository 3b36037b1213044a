/** Inserts the end tag when a start tag is typed, as VS Code does for HTML. */
import {
	Disposable,
	SnippetString,
	type TextDocumentChangeEvent,
	TextDocumentChangeReason,
	window,
	workspace,
} from 'vscode';
import { closeTagRequest } from '../../server/src/lsp/protocol.js';
import type { Extension } from './extension.js';

export function closeTagsWhileTyping(extension: Extension): Disposable {
	let listening: Disposable | undefined;
	const listen = (): void => {
		listening?.dispose();
		listening = workspace.onDidChangeTextDocument((event) => {
			closeTag(extension, event).catch((error: unknown) =>
				extension.output.warn(`The end tag can't be inserted: ${String(error)}`),
			);
		});
	};
	// After the listener that the client adds when it starts: the server must receive the change first.
	return Disposable.from(extension.server.onDidStart(listen), {
		dispose: () => listening?.dispose(),
	});
}

async function closeTag(
	{ server, served }: Extension,
	{ document, contentChanges, reason }: TextDocumentChangeEvent,
): Promise<void> {
	const editor = window.activeTextEditor;
	const change = contentChanges[0];
	const client = server.running();
	if (!client || !editor || editor.document !== document || !served.has(document)) return;
	// An undone or redone `>` was not typed. With several cursors, only one of them would get an end tag.
	if (reason === TextDocumentChangeReason.Undo || reason === TextDocumentChangeReason.Redo) return;
	if (contentChanges.length !== 1 || !change || !/^[>/]$/.test(change.text)) return;
	if (!workspace.getConfiguration('driverPlist', document).get('autoClosingTags', true)) return;
	const { version } = document;
	const position = change.range.start.translate(0, 1);
	const snippet = await server.request(closeTagRequest, {
		textDocument: client.code2ProtocolConverter.asTextDocumentIdentifier(document),
		position: client.code2ProtocolConverter.asPosition(position),
	});
	if (snippet === null || window.activeTextEditor !== editor) return;
	if (document.version !== version) return;
	await editor.insertSnippet(new SnippetString(snippet), position, {
		undoStopBefore: false,
		undoStopAfter: false,
	});
}
