/** Asks for the kind of the active property list, and states it in a comment, or in the settings. */

import { type QuickPickItem, type TextDocument, window, workspace } from 'vscode';
import {
	type DocumentKind,
	type KindChoice,
	kindChoicesRequest,
	stateKindRequest,
} from '../../../server/src/lsp/protocol.js';
import type { Extension } from '../extension.js';
import { showNotPlist } from './activePlist.js';
import { labelLines } from './labelLines.js';

export async function changeKind({ server }: Extension): Promise<void> {
	const document = window.activeTextEditor?.document;
	if (!document) return showNotPlist();
	const client = await server.started();
	const plist = { uri: document.uri.toString(), text: document.getText() };
	const choices = await server.request(kindChoicesRequest, { plist });
	if (choices.length === 0) return showNotPlist();
	const chosen = await window.showQuickPick(choices.flatMap(itemsOf), {
		title: 'Change Kind',
		placeHolder: 'What does this property list describe?',
	});
	if (!chosen) return;
	const kind = chosen.value;
	const edit = await server.request(stateKindRequest, {
		plist: { ...plist, text: document.getText() },
		kind,
	});
	if (!edit) return addToSettings(document, kind);
	await workspace.applyEdit(await client.protocol2CodeConverter.asWorkspaceEdit(edit));
}

interface KindItem extends QuickPickItem {
	readonly value: DocumentKind;
}

/** The item of a kind and one for each of its reasons, because the workbench cuts a line that has all of them. */
function itemsOf({ kind, title, standing, isChecked, reasons }: KindChoice): readonly KindItem[] {
	const notes = [
		...(standing === 'contender' ? ['Nearly as likely'] : []),
		...(standing === 'current' && reasons.length === 0 ? ['Not recognized'] : []),
		...(isChecked ? [] : ['Not checked']),
		...(reasons.length > 0 ? ['Recognized because'] : []),
	];
	return [
		{ value: kind, label: title, description: notes.join(', ') },
		...reasons.flatMap((reason) =>
			labelLines(reason).map((line, index) => ({
				value: kind,
				label: `$(${index === 0 ? 'check' : 'blank'}) ${line}`,
			})),
		),
	];
}

/** For files in which a comment has no place. The first pattern applies, so that of the file is the first. */
async function addToSettings({ uri }: TextDocument, kind: DocumentKind): Promise<void> {
	const settings = workspace.getConfiguration('driverPlist', uri);
	const pattern = workspace.asRelativePath(uri, false);
	const { [pattern]: _, ...others } = settings.get<Record<string, DocumentKind>>('kinds', {});
	await settings.update('kinds', { [pattern]: kind, ...others });
}
