/** What a person can do with a row of the view *Driver Matching*. */
import { Range, TextEditorRevealType, Uri, window, workspace } from 'vscode';
import { type MatchRow, matchFixRequest } from '../../../server/src/lsp/protocol.js';
import type { Extension } from '../extension.js';

/** Selects the key that the row is about. */
export async function showMatchingKey(row: MatchRow): Promise<void> {
	if (!row.place) return;
	const { uri, range } = row.place;
	const selection = new Range(
		range.start.line,
		range.start.character,
		range.end.line,
		range.end.character,
	);
	const document = await workspace.openTextDocument(Uri.parse(uri));
	const editor = await window.showTextDocument(document, { selection, preserveFocus: true });
	editor.revealRange(selection, TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Changes the personality of the row so that it matches. */
export async function applyMatchingFix({ server }: Extension, row: MatchRow): Promise<void> {
	if (row.fix === undefined) return;
	const client = await server.started();
	const edit = await server.request(matchFixRequest, { row: row.id, fix: row.fix });
	if (!edit) {
		window.showInformationMessage('The property list has changed. Select the change again.');
		return;
	}
	await workspace.applyEdit(await client.protocol2CodeConverter.asWorkspaceEdit(edit));
	await showMatchingKey(row);
}
