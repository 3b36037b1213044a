/** Writes the entitlements that the personalities of the active property list require. */
import { Uri, window, workspace } from 'vscode';
import { entitlementsRequest } from '../../../server/src/lsp/protocol.js';
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
		if (existing.length > 0 && !(await mayOverwrite(file.path, text))) return;
		await writeProject(folder, [file], existing);
		await window.showTextDocument(Uri.joinPath(folder, file.path));
	} catch (error) {
		output.error(error instanceof Error ? error : String(error));
		window.showErrorMessage(plainMessage(`The entitlements can't be written. ${String(error)}`));
	}
}

async function mayOverwrite(name: string, text: string): Promise<boolean> {
	const [overwrite, open] = ['Overwrite', 'Open as a New File'];
	const answer = await window.showWarningMessage(
		`'${name}' already exists.`,
		{ modal: true },
		overwrite,
		open,
	);
	if (answer === open) await showUnsaved(text);
	return answer === overwrite;
}

async function showUnsaved(content: string): Promise<void> {
	await window.showTextDocument(await workspace.openTextDocument({ language: 'xml', content }));
}
