/** The property list that a command is about. */
import { type TextEditor, Uri, window, workspace } from 'vscode';
import type { PlistText } from '../../../server/src/scaffold/scaffolding.js';
import type { DocumentKind } from '../../../server/src/service/index.js';
import type { Extension } from '../extension.js';

export interface ActivePlist {
	readonly editor: TextEditor;
	/** As it was when the command began. */
	readonly plist: PlistText;
	readonly kind: DocumentKind;
}

/** Of the file that the menu was opened on, or of the active editor; says so where there is none. */
export async function activePlist(
	{ scaffolding }: Extension,
	target: unknown,
): Promise<ActivePlist | undefined> {
	const editor =
		target instanceof Uri
			? await window.showTextDocument(await workspace.openTextDocument(target))
			: window.activeTextEditor;
	if (!editor) {
		window.showErrorMessage('Open the Info.plist of a driver first.');
		return undefined;
	}
	const plist = { uri: editor.document.uri.toString(), text: editor.document.getText() };
	const kind = await scaffolding.kindOf(plist);
	if (kind !== null) return { editor, plist, kind };
	window.showErrorMessage(
		'The active editor shows no property list with a <dict>: open the Info.plist of a driver first.',
	);
	return undefined;
}
