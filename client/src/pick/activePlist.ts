/** The property list that a command is about. */
import { type TextEditor, Uri, window, workspace } from 'vscode';
import { analyse, type DriverPlist } from '../../../server/src/service/index.js';

export interface ActivePlist {
	readonly editor: TextEditor;
	readonly plist: DriverPlist;
}

/** Of the file that the menu was opened on, or of the active editor; says so where there is none. */
export async function activePlist(target: unknown): Promise<ActivePlist | undefined> {
	const editor =
		target instanceof Uri
			? await window.showTextDocument(await workspace.openTextDocument(target))
			: window.activeTextEditor;
	if (!editor) {
		window.showErrorMessage('Open the Info.plist of a driver first.');
		return undefined;
	}
	const plist = analyse(editor.document.getText(), { uri: editor.document.uri.toString() });
	if (plist.root?.type === 'dict') return { editor, plist };
	window.showErrorMessage(
		'The active editor shows no property list with a <dict>: open the Info.plist of a driver first.',
	);
	return undefined;
}
