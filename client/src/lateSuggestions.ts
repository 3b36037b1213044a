/** Suggestions for what was typed while the server was still starting, when nobody could answer. */
import { commands, type Disposable, window } from 'vscode';
import type { Extension } from './extension.js';

/** A tag or the name of a key at whose end the caret stands. */
const begun = /<\w*$|<key>[^<>]*$/;

export function suggestForBegunTag({ server, served, output }: Extension): Disposable {
	return server.onDidStart(() => {
		const editor = window.activeTextEditor;
		if (!editor?.document.isDirty || !served.has(editor.document)) return;
		const { active, isEmpty } = editor.selection;
		const before = editor.document.lineAt(active.line).text.slice(0, active.character);
		if (!isEmpty || !begun.test(before)) return;
		commands
			.executeCommand('editor.action.triggerSuggest')
			.then(undefined, (error: unknown) => output.warn(`No suggestions: ${String(error)}`));
	});
}
