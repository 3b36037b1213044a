/** The property list that a command applies to. */
import { type TextEditor, Uri, window, workspace } from 'vscode';
import {
	type DocumentKind,
	kindRequest,
	type PlistText,
} from '../../../server/src/lsp/protocol.js';
import type { Extension } from '../extension.js';

export interface ActivePlist {
	readonly editor: TextEditor;
	/** As it was when the command started. */
	readonly plist: PlistText;
	readonly kind: DocumentKind;
}

/** Of the file whose menu was opened, or of the active editor. Shows an error where there is no property list. */
export async function activePlist(
	{ server }: Extension,
	target: unknown,
): Promise<ActivePlist | undefined> {
	const editor =
		target instanceof Uri
			? await window.showTextDocument(await workspace.openTextDocument(target))
			: window.activeTextEditor;
	if (!editor) {
		window.showErrorMessage("Open a driver's Info.plist first.");
		return undefined;
	}
	const plist = { uri: editor.document.uri.toString(), text: editor.document.getText() };
	const kind = await server.request(kindRequest, { plist });
	if (kind !== null) return { editor, plist, kind };
	window.showErrorMessage(
		"The active editor does not contain a property list. Open a driver's Info.plist first.",
	);
	return undefined;
}
