/** The property list that a command applies to. */
import { type TextEditor, Uri, window, workspace } from 'vscode';
import {
	type DocumentKind,
	kindRequest,
	type PlistText,
} from '../../../server/src/lsp/protocol.js';
import type { Extension } from '../extension.js';
import { choosePlist } from './choosePlist.js';
import { binaryFileOf, convertToXml } from './convertToXml.js';

export interface ActivePlist {
	readonly editor: TextEditor;
	/** As it was when the command started. */
	readonly plist: PlistText;
	readonly kind: DocumentKind;
}

/** Of the file whose menu was opened, of the active editor, or of the workspace. Shows an error where there is no property list. */
export async function activePlist(
	extension: Extension,
	target: unknown,
): Promise<ActivePlist | undefined> {
	const { server } = extension;
	const binary = await binaryFileOf(target);
	if (binary) return offerConversion(extension, binary);
	const editor =
		target instanceof Uri
			? await window.showTextDocument(await workspace.openTextDocument(target))
			: (window.activeTextEditor ?? (await choosePlist(extension)));
	if (!editor) return undefined;
	const plist = { uri: editor.document.uri.toString(), text: editor.document.getText() };
	const kind = await server.request(kindRequest, { plist });
	if (kind !== null) return { editor, plist, kind };
	showNotPlist();
	return undefined;
}

export function showNotPlist(): void {
	window.showErrorMessage(
		"The active editor does not contain a property list. Open a driver's Info.plist first.",
	);
}

async function offerConversion(extension: Extension, uri: Uri): Promise<undefined> {
	const convert = 'Convert to XML…';
	const answer = await window.showErrorMessage(
		'The file is a binary property list. Convert it to XML first.',
		convert,
	);
	if (answer === convert) await convertToXml(extension, uri);
}
