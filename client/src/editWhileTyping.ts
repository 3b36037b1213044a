/** Edits that belong to what a person types: undone with it, and tried again, because an edit fails where something is typed at the same time. */
import type { TextEditor, TextEditorEdit } from 'vscode';

/** How often an edit is tried, and the server asked for one. High, because each key that is pressed can end an attempt. */
export const maxAttempts = 20;

/** Options by which an edit is undone together with what was typed before it. */
export const withoutUndoStops = { undoStopBefore: false, undoStopAfter: false };

/** `editNow` is called for each attempt, and returns undefined where nothing is to be edited any more. Returns whether the text was edited. */
export async function editWhileTyping(
	editor: TextEditor,
	editNow: () => ((edit: TextEditorEdit) => void) | undefined,
): Promise<boolean> {
	for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
		const edit = editNow();
		if (!edit) return false;
		if (await editor.edit(edit, withoutUndoStops)) return true;
	}
	return false;
}
