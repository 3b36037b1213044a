/** Opens the property lists of an example, and the Problems panel. A part of `npm start` only, not of the extension. */
const vscode = require('vscode');

exports.activate = async () => {
	const [folder] = vscode.workspace.workspaceFolders ?? [];
	if (!folder) return;
	// VS Code for the Web opens its welcome page before the defaults of this extension apply.
	const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
	await vscode.window.tabGroups.close(tabs.filter(({ input }) => input === undefined));
	const open = (name) =>
		vscode.window.showTextDocument(vscode.Uri.joinPath(folder.uri, 'ThermometerDriver', name), {
			preview: false,
		});
	await open('ThermometerDriver.entitlements');
	const editor = await open('Info.plist');
	const problem = editor.document.positionAt(editor.document.getText().indexOf('0x1209'));
	editor.selection = new vscode.Selection(problem, problem);
	editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenter);
	await vscode.commands.executeCommand('workbench.actions.view.problems');
};
