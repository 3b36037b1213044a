/** Shows completions for what was typed while the server was still starting. */
import { commands, type Disposable, window } from 'vscode';
import type { Extension } from './extension.js';

/** An unfinished tag, or the unfinished name of a key, before the cursor. */
const unfinished = /<\w*$|<key>[^<>]*$/;

export function completeAfterStart({ server, served, output }: Extension): Disposable {
	return server.onDidStart(() => {
		const editor = window.activeTextEditor;
		if (!editor?.document.isDirty || !served.has(editor.document)) return;
		const { active, isEmpty } = editor.selection;
		const before = editor.document.lineAt(active.line).text.slice(0, active.character);
		if (!isEmpty || !unfinished.test(before)) return;
		commands
			.executeCommand('editor.action.triggerSuggest')
			.then(undefined, (error: unknown) =>
				output.warn(`Completions can't be shown: ${String(error)}`),
			);
	});
}
