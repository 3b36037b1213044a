/** Writes the entitlements that the personalities of the active property list require. */
import { Range, TextEdit, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import {
	entitlementsRequest,
	mergeEntitlementsRequest,
	type PlistText,
} from '../../../server/src/lsp/protocol.js';
import type { Extension } from '../extension.js';
import { activePlist } from './activePlist.js';
import { plainMessage } from './plainLabel.js';
import { obstaclesTo, writeProject } from './writeProject.js';

export async function createEntitlements(extension: Extension, target: unknown): Promise<void> {
	const active = await activePlist(extension, target);
	if (!active) return;
	const { output, server } = extension;
	const { plist, editor } = active;
	const text = await server.request(entitlementsRequest, { plist });
	if (text === null) {
		window.showErrorMessage(
			'This is not the property list of a driver extension. Only driver extensions require entitlements.',
		);
		return;
	}
	const { uri, isUntitled } = editor.document;
	const folder = Uri.joinPath(uri, '..');
	const file = { path: `${folder.path.split('/').at(-1) || 'Driver'}.entitlements`, text };
	if (isUntitled || workspace.fs.isWritableFileSystem(uri.scheme) !== true)
		return showUnsaved(text);
	try {
		const { fault, existing } = await obstaclesTo(folder, [file]);
		if (fault !== undefined) {
			window.showErrorMessage(plainMessage(fault));
			return;
		}
		const target = Uri.joinPath(folder, file.path);
		if (existing.length > 0) return await addMissing(extension, plist, target);
		await writeProject(folder, [file], existing);
		await window.showTextDocument(target);
	} catch (error) {
		output.error(error instanceof Error ? error : String(error));
		window.showErrorMessage(plainMessage(`The entitlements can't be written. ${String(error)}`));
	}
}

/** Adds to an existing file what it lacks, as one edit that the user can undo. */
async function addMissing({ server }: Extension, plist: PlistText, target: Uri): Promise<void> {
	const document = await workspace.openTextDocument(target);
	const existing = { uri: target.toString(), text: document.getText() };
	const edits = await server.request(mergeEntitlementsRequest, { plist, existing });
	await window.showTextDocument(document);
	const name = plainMessage(`'${target.path.split('/').at(-1)}'`);
	if (edits === null) {
		window.showErrorMessage(`${name} is not an entitlements file. Nothing was changed.`);
		return;
	}
	if (edits.length === 0) {
		window.showInformationMessage(`${name} already has the entitlements that the driver requires.`);
		return;
	}
	const change = new WorkspaceEdit();
	change.set(
		target,
		edits.map(({ range, newText }) =>
			TextEdit.replace(
				new Range(document.positionAt(range.start), document.positionAt(range.end)),
				newText,
			),
		),
	);
	if (await workspace.applyEdit(change)) {
		window.showInformationMessage(`The missing entitlements were added to ${name}.`);
	}
}

async function showUnsaved(content: string): Promise<void> {
	await window.showTextDocument(await workspace.openTextDocument({ language: 'xml', content }));
}
