/** Shows the Info.plist of a kext next to that of the dext that replaces it. */
import { commands, type TextDocument, window, workspace } from 'vscode';
import { type DocumentKind, migrateKextRequest } from '../../../server/src/lsp/protocol.js';
import type { Extension } from '../extension.js';
import { activePlist } from './activePlist.js';

/** The kext does not change: the result is a new, unsaved file. */
export async function convertKext(extension: Extension, target: unknown): Promise<void> {
	const active = await activePlist(extension, target);
	if (!active) return;
	const migration = await extension.server.request(migrateKextRequest, { plist: active.plist });
	if ('refused' in migration) {
		const title = migration.isUnreadable
			? "The property list can't be converted."
			: titleFor(active.kind);
		await window.showErrorMessage(title, { modal: true, detail: migration.refused });
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
		'The comment at the top lists what was left out and what remains to be done.',
		show,
	);
	if (answer === show) await window.showTextDocument(await open(migration.entitlements));
}

/** Only a kext is refused because of what it does. */
function titleFor(kind: DocumentKind): string {
	const isKext = kind === 'kext' || kind === 'codelessKext';
	return isKext ? 'No dext can replace this kext.' : 'Only kexts can be converted to dexts.';
}

function open(content: string): Thenable<TextDocument> {
	return workspace.openTextDocument({ language: 'xml', content });
}
