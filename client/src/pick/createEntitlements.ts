/** Writes the entitlements that the personalities of the active property list ask for. */
import { Uri, window, workspace } from 'vscode';
import type { Extension } from '../extension.js';
import { activePlist } from './activePlist.js';
import { obstaclesTo, writeProject } from './writeProject.js';

export async function createEntitlements(extension: Extension, target: unknown): Promise<void> {
	const active = await activePlist(extension, target);
	if (!active) return;
	const { output, scaffolding } = extension;
	const { plist, editor } = active;
	const text = await scaffolding.entitlements(plist);
	if (text === null) {
		window.showErrorMessage(
			'Only driver extensions need these entitlements, and this is the property list of none.',
		);
		return;
	}
	const { uri, isUntitled } = editor.document;
	const folder = Uri.joinPath(uri, '..');
	const file = { path: `${folder.path.split('/').at(-1) || 'Driver'}.entitlements`, text };
	if (isUntitled || workspace.fs.isWritableFileSystem(uri.scheme) !== true)
		return showUnsaved(text);
	try {
		const { fault, inTheWay } = await obstaclesTo(folder, [file]);
		if (fault !== undefined) {
			window.showErrorMessage(fault);
			return;
		}
		if (inTheWay.length > 0 && !(await mayOverwrite(file.path, text))) return;
		await writeProject(folder, [file]);
		await window.showTextDocument(Uri.joinPath(folder, file.path));
	} catch (error) {
		output.error(error instanceof Error ? error : String(error));
		window.showErrorMessage(`The entitlements were not written: ${String(error)}`);
	}
}

async function mayOverwrite(name: string, text: string): Promise<boolean> {
	const [overwrite, open] = ['Overwrite', 'Open as a New File'];
	const answer = await window.showWarningMessage(
		`'${name}' is there already.`,
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
