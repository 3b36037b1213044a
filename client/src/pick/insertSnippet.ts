/** Inserts a personality into an open property list, as a snippet. */
import { Range, SnippetString, window } from 'vscode';
import { insertPersonalityRequest } from '../../../server/src/lsp/protocol.js';
import type { Extension } from '../extension.js';
import type { ActivePlist } from './activePlist.js';
import { plainMessage } from './plainLabel.js';

/** Whether the property list can have another personality; false after an error message. Asked before the questions about it. */
export async function canInsertPersonality(
	{ server }: Extension,
	{ plist }: ActivePlist,
): Promise<boolean> {
	const body = '<key>Driver</key>\n<dict>\n</dict>';
	const insertion = await server.request(insertPersonalityRequest, { plist, body });
	if ('refused' in insertion) window.showErrorMessage(plainMessage(insertion.refused));
	return 'edit' in insertion;
}

/** `body` is the body of a snippet, indented by tabs from the left margin. False, after an error message, where nothing was inserted. */
export async function insertSnippet(
	{ server }: Extension,
	{ editor, plist }: ActivePlist,
	body: string,
): Promise<boolean> {
	const { document } = editor;
	const insertion = await server.request(insertPersonalityRequest, { plist, body });
	if ('refused' in insertion) {
		window.showErrorMessage(plainMessage(insertion.refused));
		return false;
	}
	const { edit } = insertion;
	if (document.getText() !== plist.text) {
		window.showErrorMessage('The file has changed in the meantime. Nothing was inserted.');
		return false;
	}
	const range = new Range(
		document.positionAt(edit.range.start),
		document.positionAt(edit.range.end),
	);
	const line = document.lineAt(range.start).text;
	const indent = /^[ \t]*/.exec(line.slice(0, range.start.character))?.[0] ?? '';
	const shown = await window.showTextDocument(document, editor.viewColumn ?? undefined);
	shown.revealRange(range);
	return shown.insertSnippet(new SnippetString(withoutIndent(edit.newText, indent)), range);
}

/** VS Code adds the indentation of the line to every further line of a snippet. */
function withoutIndent(text: string, indent: string): string {
	return text
		.split('\n')
		.map((line, index) => (index > 0 && line.startsWith(indent) ? line.slice(indent.length) : line))
		.join('\n');
}
