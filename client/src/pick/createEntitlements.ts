/** Writes the entitlements that the personalities of the active property list require. */
import { Range, type TextDocument, TextEdit, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import {
	entitlementsFilesRequest,
	entitlementsRequest,
	infoPlistFileRequest,
	type MergedEntitlements,
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
	const isEntitlements = active.kind === 'entitlements';
	const document = isEntitlements
		? await infoPlistOf(extension, active.editor.document)
		: active.editor.document;
	if (!document) {
		window.showErrorMessage(
			"No Info.plist of these entitlements was found. Run the command in the driver's Info.plist.",
		);
		return;
	}
	const plist = { uri: document.uri.toString(), text: document.getText() };
	const text = await server.request(entitlementsRequest, { plist });
	if (text === null) {
		window.showErrorMessage(
			'This is not the property list of a driver extension. The command creates the entitlements of driver extensions only.',
		);
		return;
	}
	const { uri, isUntitled } = document;
	const folder = Uri.joinPath(uri, '..');
	const file = { path: `${folder.path.split('/').at(-1) || 'Driver'}.entitlements`, text };
	if (isUntitled || workspace.fs.isWritableFileSystem(uri.scheme) !== true)
		return showUnsaved(text);
	try {
		const own = isEntitlements ? [active.editor.document.uri] : await filesOf(extension, document);
		if (own.length > 0) return await addMissing(extension, plist, own);
		const { fault, existing } = await obstaclesTo(folder, [file]);
		if (fault !== undefined) {
			window.showErrorMessage(plainMessage(fault));
			return;
		}
		const target = Uri.joinPath(folder, file.path);
		if (existing.length > 0) return await addMissing(extension, plist, [target]);
		await writeProject(folder, [file], existing);
		await window.showTextDocument(target);
	} catch (error) {
		output.error(error instanceof Error ? error : String(error));
		window.showErrorMessage(plainMessage(`The entitlements can't be written. ${String(error)}`));
	}
}

/** Whether a dext has no entitlements file, or one that lacks something that the dext requires. */
export async function areEntitlementsMissing(
	extension: Extension,
	document: TextDocument,
): Promise<boolean> {
	const plist = { uri: document.uri.toString(), text: document.getText() };
	const files = await filesOf(extension, document);
	const merged = await Promise.all(
		files.map(async (uri) => merge(extension, plist, await workspace.openTextDocument(uri))),
	);
	const isComplete = (each: MergedEntitlements): boolean =>
		!('refused' in each) && each.edits.length === 0;
	return merged.length === 0 || !merged.every(isComplete);
}

function merge(
	{ server }: Extension,
	plist: PlistText,
	document: TextDocument,
): Promise<MergedEntitlements> {
	const existing = { uri: document.uri.toString(), text: document.getText() };
	return server.request(mergeEntitlementsRequest, { plist, existing });
}

/** The Info.plist of the driver that is signed with an entitlements file. */
async function infoPlistOf(
	{ server }: Extension,
	document: TextDocument,
): Promise<TextDocument | undefined> {
	const client = await server.started();
	const textDocument = client.code2ProtocolConverter.asTextDocumentIdentifier(document);
	const uri = await server.request(infoPlistFileRequest, { textDocument });
	return uri === null
		? undefined
		: workspace.openTextDocument(client.protocol2CodeConverter.asUri(uri));
}

/** The entitlements of the bundle, whatever their names: one file, or one for each configuration. */
async function filesOf({ server }: Extension, document: TextDocument): Promise<readonly Uri[]> {
	const client = await server.started();
	const textDocument = client.code2ProtocolConverter.asTextDocumentIdentifier(document);
	const uris = await server.request(entitlementsFilesRequest, { textDocument });
	return uris.map((uri) => client.protocol2CodeConverter.asUri(uri));
}

/** Adds to existing files what they lack, as one edit that the user can undo. */
async function addMissing(
	extension: Extension,
	plist: PlistText,
	targets: readonly Uri[],
): Promise<void> {
	const change = new WorkspaceEdit();
	const problems: string[] = [];
	for (const target of targets) {
		const document = await workspace.openTextDocument(target);
		const merged = await merge(extension, plist, document);
		await window.showTextDocument(document);
		if ('refused' in merged) {
			window.showErrorMessage(plainMessage(merged.refused));
			return;
		}
		const changes = merged.edits.map(({ range: { start, end }, newText }) => {
			const range = new Range(document.positionAt(start), document.positionAt(end));
			return TextEdit.replace(range, newText);
		});
		if (changes.length > 0) change.set(target, changes);
		for (const each of merged.problems) problems.push(each);
	}
	if (change.size > 0 && !(await workspace.applyEdit(change))) return;
	const changed = namesOf(change.entries().map(([uri]) => uri));
	if (problems.length > 0) {
		const result =
			change.size === 0
				? `Nothing was added to ${namesOf(targets)}.`
				: `The missing entitlements were added to ${changed}.`;
		const [first = '', ...others] = problems;
		const remaining =
			others.length === 0 ? 'A problem remains.' : `${problems.length} problems remain.`;
		window.showWarningMessage(plainMessage(`${result} ${remaining} ${first}`));
	} else if (change.size === 0) {
		window.showInformationMessage(
			plainMessage(`No entitlements are missing in ${namesOf(targets)}.`),
		);
	} else {
		window.showInformationMessage(
			plainMessage(`The missing entitlements were added to ${changed}.`),
		);
	}
}

function namesOf(uris: readonly Uri[]): string {
	return uris.map(({ path }) => `'${path.split('/').at(-1)}'`).join(' and ');
}

async function showUnsaved(content: string): Promise<void> {
	await window.showTextDocument(await workspace.openTextDocument({ language: 'xml', content }));
}
