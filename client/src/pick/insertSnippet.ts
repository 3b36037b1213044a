/** Puts a personality into an open property list, as a snippet. */
import { Range, SnippetString, type TextEditor, window } from 'vscode';
import type { DriverPlist } from '../../../server/src/service/index.js';
import { insertPersonality } from '../scaffold/insertPersonality.js';

/** `body` is the text of a snippet, indented by tabs from the left margin; says so where it has no place. */
export async function insertSnippet(
	editor: TextEditor,
	plist: DriverPlist,
	body: string,
): Promise<boolean> {
	const { document } = editor;
	const [edit, ...others] = insertPersonality(plist, body);
	if (!edit || others.length > 0) {
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

/** The text of a snippet in which `name` can be changed at every place at once. */
export function snippetOf(xml: string, name: string): string {
	const escaped = xml.replace(/[\\$}]/g, '\\$&');
	return escaped.replaceAll(`>${name}<`, `>\${1:${name}}<`);
}
