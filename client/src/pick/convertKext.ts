/** Shows what becomes of a kext as a dext. */
import { commands, type TextDocument, window, workspace } from 'vscode';
import type { Extension } from '../extension.js';
import { activePlist } from './activePlist.js';

/** The kext stays as it is: the result is a file that is not saved yet, beside it. */
export async function convertKext(extension: Extension, target: unknown): Promise<void> {
	const active = await activePlist(extension, target);
	if (!active) return;
	const migration = await extension.scaffolding.migrate(active.plist);
	if ('refused' in migration) {
		await window.showErrorMessage('This kext has no dext in its place.', {
			modal: true,
			detail: migration.refused,
		});
		return;
	}
	const result = await open(migration.text);
	await commands.executeCommand(
		'vscode.diff',
		active.editor.document.uri,
		result.uri,
		'Kext ↔ Dext',
	);
	const show = 'Show Entitlements';
	const answer = await window.showInformationMessage(
		'The comment at the top says what has no counterpart and what remains to be done.',
		show,
	);
	if (answer === show) await window.showTextDocument(await open(migration.entitlements));
}

function open(content: string): Thenable<TextDocument> {
	return workspace.openTextDocument({ language: 'xml', content });
}
