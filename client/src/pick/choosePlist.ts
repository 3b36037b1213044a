/** The property list for a command without an active text editor, as from the page of a walkthrough. */
import { type TextEditor, type Uri, window, workspace } from 'vscode';
import type { Extension } from '../extension.js';
import { eachDriverPlist } from '../workspacePlists.js';
import { plainLabel } from './plainLabel.js';

/** The one that is visible, or the only one of the workspace, or the one that the person chooses. */
export async function choosePlist({ served }: Extension): Promise<TextEditor | undefined> {
	const visible = window.visibleTextEditors.find(({ document }) => served.has(document));
	if (visible) return visible;
	const found: Uri[] = [];
	await eachDriverPlist(({ uri }) => {
		if (/\.plist$/i.test(uri.path)) found.push(uri);
	});
	if (found.length === 0) {
		window.showErrorMessage("Open a driver's Info.plist first.");
		return undefined;
	}
	const items = found.map((uri) => ({ label: plainLabel(workspace.asRelativePath(uri)), uri }));
	const options = { placeHolder: 'Which property list?' };
	const chosen = items.length === 1 ? items[0] : await window.showQuickPick(items, options);
	return chosen && window.showTextDocument(await workspace.openTextDocument(chosen.uri));
}
