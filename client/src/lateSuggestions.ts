/** Suggestions for what was typed while the server was still starting, when nobody could answer. */
import { commands, window } from 'vscode';
import type { ServedDocuments } from './servedDocuments.js';

/** A tag or the name of a key at whose end the caret stands. */
const begun = /<\w*$|<key>[^<>]*$/;

export async function suggestForBegunTag(served: ServedDocuments): Promise<void> {
	const editor = window.activeTextEditor;
	if (!editor?.document.isDirty || !served.has(editor.document)) return;
	const { active, isEmpty } = editor.selection;
	const before = editor.document.lineAt(active.line).text.slice(0, active.character);
	if (isEmpty && begun.test(before)) await commands.executeCommand('editor.action.triggerSuggest');
}
