/** Inserts the end tag when a start tag is typed, as VS Code does for HTML. */
import {
	Disposable,
	type Position,
	Range,
	SnippetString,
	type TextDocument,
	type TextDocumentChangeEvent,
	TextDocumentChangeReason,
	type TextEdit,
	type TextEditor,
	window,
	workspace,
} from 'vscode';
import { closeTagRequest } from '../../server/src/lsp/protocol.js';
import { maxAttempts, withoutUndoStops } from './editWhileTyping.js';
import { type EndTagEdit, endTagEdit } from './endTagEdit.js';
import type { Extension } from './extension.js';
import { InsertedEndTags } from './insertedEndTags.js';
import { OpenedLine } from './openedLine.js';
import { TypedText } from './typedText.js';

/** What the end tags of a session share. */
interface Closing {
	readonly opened: OpenedLine;
	readonly inserted: InsertedEndTags;
	/** The tags that wait for their end tags, in the order in which they were typed. */
	readonly waiting: Map<TypedText, Promise<void>>;
}

export function closeTagsWhileTyping(extension: Extension): Disposable {
	const closing: Closing = {
		opened: new OpenedLine(),
		inserted: new InsertedEndTags(),
		waiting: new Map(),
	};
	let listening: Disposable | undefined;
	const listen = (): void => {
		listening?.dispose();
		listening = workspace.onDidChangeTextDocument((event) => {
			Promise.all([closing.opened.follow(event), closeTag(extension, closing, event)]).catch(
				(error: unknown) =>
					extension.output.warn(`The end tag can't be inserted: ${String(error)}`),
			);
		});
	};
	return Disposable.from(
		// After the listener that the client adds when it starts: the server must receive the change first.
		extension.server.onDidStart(listen),
		{ dispose: () => listening?.dispose() },
		// Otherwise the file on disk lacks the end tag, and the document differs from it right after it was saved.
		workspace.onWillSaveTextDocument((saving) =>
			saving.waitUntil(allClosed(closing, saving.document)),
		),
	);
}

/** Resolves, with no edits of its own, when no end tag in a document is awaited any more. */
async function allClosed({ waiting }: Closing, document: TextDocument): Promise<TextEdit[]> {
	const all = [...waiting].filter(([typed]) => typed.document === document);
	await Promise.all(all.map(([, closed]) => closed.catch(() => undefined)));
	return [];
}

async function closeTag(
	extension: Extension,
	closing: Closing,
	{ document, contentChanges, reason }: TextDocumentChangeEvent,
): Promise<void> {
	const editor = window.activeTextEditor;
	const change = contentChanges[0];
	const { server, served } = extension;
	if (!server.running() || editor?.document !== document || !served.has(document)) return;
	// An undone or redone `>` was not typed. With several cursors, only one of them would get an end tag.
	if (reason === TextDocumentChangeReason.Undo || reason === TextDocumentChangeReason.Redo) return;
	if (contentChanges.length !== 1 || !change || !/^[>/]$/.test(change.text)) return;
	if (!workspace.getConfiguration('driverPlist', document).get('autoClosingTags', true)) return;
	const position = change.range.start.translate(0, 1);
	const typed = new TypedText(document, position);
	const closed = closeOnce(extension, closing, editor, { typed, after: change.text });
	const { waiting } = closing;
	waiting.set(typed, closed);
	try {
		await closed;
	} finally {
		waiting.delete(typed);
		typed.dispose();
	}
}

/** A character that was typed, and what was typed after it. */
interface Typed {
	readonly after: string;
	readonly typed: TypedText;
}

async function closeOnce(
	extension: Extension,
	closing: Closing,
	editor: TextEditor,
	typing: Typed,
): Promise<void> {
	const isTwin = typing.after === '>' && (await closing.inserted.removeTwin(editor, typing.typed));
	if (!isTwin) await insertEndTag(extension, closing, editor, typing);
}

async function insertEndTag(
	{ server }: Extension,
	{ opened, inserted, waiting }: Closing,
	editor: TextEditor,
	{ typed, after }: Typed,
): Promise<void> {
	const { document } = editor;
	for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
		const client = server.running();
		const asked = typed.text;
		if (!client || !typed.range) return;
		const { asPosition, asTextDocumentIdentifier } = client.code2ProtocolConverter;
		const snippet = await server.request(closeTagRequest, {
			textDocument: asTextDocumentIdentifier(document),
			position: asPosition(typed.range.start),
			typedEnd: asPosition(typed.range.end),
		});
		await closeTagsAfter(typed, waiting);
		const { range, text } = typed;
		if (!range || snippet === null || window.activeTextEditor !== editor) return;
		// A tag was typed in the meantime, which may be the end tag.
		if (text.split('>').length > asked.split('>').length) continue;
		// Who begins to type the end tag that was inserted types the rest of it, too.
		if (after === '/' && inserted.isRestOf(snippet, document, range.start)) return;
		const edit = endTagEdit(snippet, text);
		if (!edit) return;
		// What is typed next can be received before the result of the insertion.
		if (snippet.startsWith('\n') && /^[ \t]*$/.test(text)) opened.expect(document, range.start);
		inserted.remember(document, snippet);
		if (await apply(editor, range.start, edit)) return;
	}
}

/** Waits for the end tags of tags that were typed later, which are inside the element. */
async function closeTagsAfter(typed: TypedText, waiting: Closing['waiting']): Promise<void> {
	const all = [...waiting.keys()];
	const later = all.slice(all.indexOf(typed) + 1);
	await Promise.all(later.map((each) => waiting.get(each)?.catch(() => undefined)));
}

async function apply(
	editor: TextEditor,
	typedStart: Position,
	{ start, end, text, cursor }: EndTagEdit,
): Promise<boolean> {
	const { document } = editor;
	const from = document.offsetAt(typedStart);
	const place = new Range(document.positionAt(from + start), document.positionAt(from + end));
	if (cursor === undefined) {
		return editor.edit((edit) => edit.replace(place, text), withoutUndoStops);
	}
	const snippet = new SnippetString()
		.appendText(text.slice(0, cursor))
		.appendTabstop(0)
		.appendText(text.slice(cursor));
	return editor.insertSnippet(snippet, place, withoutUndoStops);
}
