/** Inserts the end tag when a start tag is typed, as VS Code does for HTML. */
import {
	Disposable,
	Range,
	SnippetString,
	type TextDocumentChangeEvent,
	TextDocumentChangeReason,
	window,
	workspace,
} from 'vscode';
import { closeTagRequest } from '../../server/src/lsp/protocol.js';
import { maxAttempts, withoutUndoStops } from './editWhileTyping.js';
import type { Extension } from './extension.js';
import { InsertedEndTag } from './insertedEndTag.js';
import { OpenedLine } from './openedLine.js';
import { TypedText } from './typedText.js';

export function closeTagsWhileTyping(extension: Extension): Disposable {
	const opened = new OpenedLine();
	const inserted = new InsertedEndTag();
	let listening: Disposable | undefined;
	const listen = (): void => {
		listening?.dispose();
		listening = workspace.onDidChangeTextDocument((event) => {
			Promise.all([
				opened.skipEnter(event),
				closeTag(extension, { opened, inserted }, event),
			]).catch((error: unknown) =>
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
	{ opened, inserted }: { readonly opened: OpenedLine; readonly inserted: InsertedEndTag },
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
	const position = change.range.start.translate(0, 1);
	if (change.text === '>' && inserted.isTypedBefore(document, position)) {
		await inserted.removeAfter(editor, position);
		return;
	}
	const typed = new TypedText(document, position);
	try {
		// The answer may be for a text in which something was typed in the meantime; then the server is asked again.
		for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
			const { version } = document;
			const start = typed.range?.start;
			if (!start) return;
			const snippet = await server.request(closeTagRequest, {
				textDocument: client.code2ProtocolConverter.asTextDocumentIdentifier(document),
				position: client.code2ProtocolConverter.asPosition(start),
			});
			if (snippet === null || window.activeTextEditor !== editor) return;
			// Who begins to type the end tag that was inserted types the rest of it, too.
			if (change.text === '/' && inserted.isRestOf(snippet, document, start)) return;
			const place = placeFor(snippet, change.text, typed);
			if (!place) return;
			if (document.version !== version) continue;
			const inserting = editor.insertSnippet(new SnippetString(snippet), place, withoutUndoStops);
			if (!(await inserting)) continue;
			if (snippet.startsWith('\n')) opened.remember(document, start.line + 1);
			inserted.remember(document, snippet);
			return;
		}
	} finally {
		typed.dispose();
	}
}

/** Where the end tag belongs after what was typed in the meantime; undefined if only the person knows. */
function placeFor(snippet: string, tag: string, { range, text }: TypedText): Range | undefined {
	if (!range || range.isEmpty) return range;
	// The snippet has a line for the one that Enter added.
	if (snippet.startsWith('\n') && text.trim() === '') return range;
	const isInTag = /<[^<>]*$/.test(text);
	return tag === '/' || isInTag || !range.isSingleLine
		? undefined
		: new Range(range.end, range.end);
}
