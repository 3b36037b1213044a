/**
 * Enter after `<dict>` indents the next line, and before `</dict>` it also puts that on a line of its own, as VS Code does
 * for HTML. The content of `<plist>` is not indented. A language configuration would replace the rules that other extensions have for all XML files.
 */
import {
	type Disposable,
	type Position,
	SnippetString,
	type TextDocument,
	type TextDocumentChangeEvent,
	TextDocumentChangeReason,
	type TextEditor,
	window,
	workspace,
} from 'vscode';
import { editWhileTyping, withoutUndoStops } from './editWhileTyping.js';
import type { Extension } from './extension.js';

export function indentAfterTags({ served, output }: Extension): Disposable {
	return workspace.onDidChangeTextDocument((event) => {
		const { document } = event;
		const editor = window.activeTextEditor;
		if (!served.has(document) || editor?.document !== document) return;
		const editing = workspace.getConfiguration('editor', document);
		const enter = enterAfterTag(event);
		if (!enter || editing.get<string>('autoIndent') === 'none') return;
		const edited = enter.isBeforeEndTag ? openLine(editor, enter) : indent(editor, enter.start);
		edited.catch((error: unknown) => output.warn(`The line can't be indented: ${String(error)}`));
	});
}

interface Enter {
	readonly start: Position;
	readonly isBeforeEndTag: boolean;
	/** The white space before the content of the element, relative to its tag. */
	readonly step: '' | '\t';
}

/** Another extension may already have inserted two lines, or have indented; then there is nothing to do. */
function enterAfterTag(event: TextDocumentChangeEvent): Enter | undefined {
	const { document, contentChanges, reason } = event;
	const change = contentChanges[0];
	if (contentChanges.length !== 1 || !change || !/^\r?\n[ \t]*$/.test(change.text))
		return undefined;
	if (reason === TextDocumentChangeReason.Undo || reason === TextDocumentChangeReason.Redo) {
		return undefined;
	}
	const { start } = change.range;
	if (start.line + 1 >= document.lineCount) return undefined;
	const [, opened] =
		/<(dict|array|plist)(?: [^<>]*)?>\s*$/.exec(document.lineAt(start.line).text) ?? [];
	if (opened === undefined) return undefined;
	const [, closed] = /^\s*<\/(\w+)\s*>/.exec(document.lineAt(start.line + 1).text) ?? [];
	const step = opened === 'plist' ? '' : '\t';
	if (closed === opened) return { start, isBeforeEndTag: true, step };
	if (step === '' || isIndented(document, start.line)) return undefined;
	return { start, isBeforeEndTag: false, step };
}

/** Whether the next line is indented more than this one. */
function isIndented(document: TextDocument, line: number): boolean {
	const [outer = '', inner = ''] = [line, line + 1].map(
		(each) => /^[ \t]*/.exec(document.lineAt(each).text)?.[0],
	);
	return inner.length > outer.length;
}

/** Where the content of the next line begins. */
function contentAfter({ document }: TextEditor, line: number): Position {
	const next = document.lineAt(line + 1);
	return next.range.start.translate(0, next.firstNonWhitespaceCharacterIndex);
}

async function openLine(editor: TextEditor, { start: { line }, step }: Enter): Promise<void> {
	const snippet = new SnippetString(`${step}$0\n`);
	await editor.insertSnippet(snippet, contentAfter(editor, line), withoutUndoStops);
}

async function indent(editor: TextEditor, { line }: Position): Promise<void> {
	const { insertSpaces, tabSize } = editor.options;
	const step = insertSpaces ? ' '.repeat(Number(tabSize)) : '\t';
	await editWhileTyping(editor, () => {
		if (line + 1 >= editor.document.lineCount || isIndented(editor.document, line))
			return undefined;
		const place = contentAfter(editor, line);
		return (edit) => edit.insert(place, step);
	});
}
