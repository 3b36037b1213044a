/**
 * Enter between `<dict>` and `</dict>` puts the end tag on a line of its own, as VS Code does for HTML. A language
 * configuration would replace the rules that other extensions have for all XML files.
 */
import {
	type Disposable,
	SnippetString,
	type TextDocumentChangeEvent,
	TextDocumentChangeReason,
	window,
	workspace,
} from 'vscode';
import type { Extension } from './extension.js';

export function indentBetweenTags({ served, output }: Extension): Disposable {
	return workspace.onDidChangeTextDocument((event) => {
		if (!served.has(event.document) || !isEnterBetweenTags(event)) return;
		indent(event).catch((error: unknown) =>
			output.warn(`The end tag can't be moved to its own line: ${String(error)}`),
		);
	});
}

/** Another extension may already have inserted two lines; then there is nothing to do. */
function isEnterBetweenTags({
	document,
	contentChanges,
	reason,
}: TextDocumentChangeEvent): boolean {
	const change = contentChanges[0];
	if (contentChanges.length !== 1 || !change || !/^\r?\n[ \t]*$/.test(change.text)) return false;
	if (reason === TextDocumentChangeReason.Undo || reason === TextDocumentChangeReason.Redo) {
		return false;
	}
	const { line } = change.range.start;
	if (line + 1 >= document.lineCount) return false;
	const [, opened] = /<(dict|array)>\s*$/.exec(document.lineAt(line).text) ?? [];
	const [, closed] = /^\s*<\/(dict|array)\s*>/.exec(document.lineAt(line + 1).text) ?? [];
	return opened !== undefined && opened === closed;
}

async function indent({ document, contentChanges }: TextDocumentChangeEvent): Promise<void> {
	const editor = window.activeTextEditor;
	const start = contentChanges[0]?.range.start;
	if (!start || editor?.document !== document) return;
	const editing = workspace.getConfiguration('editor', document);
	if (editing.get<string>('autoIndent') === 'none') return;
	const next = document.lineAt(start.line + 1);
	const place = next.range.start.translate(0, next.firstNonWhitespaceCharacterIndex);
	await editor.insertSnippet(new SnippetString('\t$0\n'), place, {
		undoStopBefore: false,
		undoStopAfter: false,
	});
}
