/** Puts a personality into an open property list, as a snippet. */
import { Range, SnippetString, window } from 'vscode';
import type { Extension } from '../extension.js';
import type { ActivePlist } from './activePlist.js';

/** `body` is the text of a snippet, indented by tabs from the left margin; says so where it has no place. */
export async function insertSnippet(
	{ scaffolding }: Extension,
	{ editor, plist }: ActivePlist,
	body: string,
): Promise<boolean> {
	const { document } = editor;
	const edit = await scaffolding.insertion(plist, body);
	if (edit === null) {
		window.showErrorMessage('This property list has no place for a personality.');
		return false;
	}
	if (document.getText() !== plist.text) {
		window.showErrorMessage('The file has changed in the meantime; nothing was inserted.');
		return false;
	}
	const target = new Range(
		document.positionAt(edit.range.start),
		document.positionAt(edit.range.end),
	);
	const line = document.lineAt(target.start).text;
	const indent = /^[ \t]*/.exec(line.slice(0, target.start.character))?.[0] ?? '';
	const shown = await window.showTextDocument(document, editor.viewColumn ?? undefined);
	shown.revealRange(target);
	return shown.insertSnippet(new SnippetString(withoutIndent(edit.newText, indent)), target);
}

/** VS Code indents every line of a snippet as it finds the line where it goes. */
function withoutIndent(text: string, indent: string): string {
	return text
		.split('\n')
		.map((line, index) => (index > 0 && line.startsWith(indent) ? line.slice(indent.length) : line))
		.join('\n');
}
