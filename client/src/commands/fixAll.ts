/** *Driver Plist: Fix All Problems in This File*. */
import {
	type CodeAction,
	commands,
	DiagnosticSeverity,
	languages,
	Range,
	type TextDocument,
	type Uri,
	window,
	workspace,
} from 'vscode';
import { plainMessage } from '../pick/plainLabel.js';
import type { Command } from './command.js';

/** Applies the source action itself: where there is none, the command of VS Code shows nothing that a person notices. */
export const fixAll: Command = {
	id: 'driverPlist.fixAll',
	run: async ({ served }) => {
		const document = window.activeTextEditor?.document;
		if (!document || !served.has(document)) {
			window.showErrorMessage(
				"The active editor does not contain a driver's property list. Open a driver's Info.plist first.",
			);
			return;
		}
		const [action] = await actionsFor(document);
		if (action?.edit) await workspace.applyEdit(action.edit);
		else window.showInformationMessage(plainMessage(nothingToFix(document.uri)));
	},
};

/** How often the editor is asked again. */
const mostTries = 5;

/** The editor cancels the request when another extension, as one that starts, adds a provider of code actions. */
async function actionsFor(document: TextDocument, tries = 1): Promise<readonly CodeAction[]> {
	try {
		return await commands.executeCommand<readonly CodeAction[]>(
			'vscode.executeCodeActionProvider',
			document.uri,
			new Range(0, 0, document.lineCount, 0),
			'source.fixAll.driverPlist',
		);
	} catch (error) {
		// Errors of the editor keep only their names and texts.
		const isCanceled = error instanceof Error && /^cancell?ed$/i.test(error.message);
		if (!isCanceled || tries >= mostTries) throw error;
		return actionsFor(document, tries + 1);
	}
}

function nothingToFix(uri: Uri): string {
	const problems = languages
		.getDiagnostics(uri)
		.filter(
			({ source, severity }) => source === 'driver-plist' && severity !== DiagnosticSeverity.Hint,
		).length;
	if (problems === 0) return 'Nothing to fix. The file has no problems.';
	return problems === 1
		? "Nothing was fixed. The problem in this file can't be fixed automatically."
		: `Nothing was fixed. None of the ${problems} problems in this file can be fixed automatically.`;
}
