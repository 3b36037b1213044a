/** Replaces a binary property list by its XML form, so that it can be read, checked, and edited. */
import { type Tab, TabInputCustom, TabInputText, Uri, window, workspace } from 'vscode';
import { xmlOfBinaryRequest } from '../../../server/src/lsp/protocol.js';
import type { Extension } from '../extension.js';
import { plainMessage } from './plainLabel.js';

/** `target` is the file, or its URI as the server writes it; without one, the file of the active tab is converted. */
export async function convertToXml({ server }: Extension, target: unknown): Promise<void> {
	const uri = await binaryFileOf(target);
	if (!uri) {
		window.showErrorMessage('The active file is not a binary property list.');
		return;
	}
	const bytes = await workspace.fs.readFile(uri);
	const converted = await server.request(xmlOfBinaryRequest, { base64: btoa(latin1(bytes)) });
	if ('refused' in converted) {
		window.showErrorMessage(plainMessage(`${converted.refused} It was not converted.`));
		return;
	}
	const { xml, losesFractions } = converted;
	const values = losesFractions
		? 'the same values, except that dates lose their fractions of a second'
		: 'the same values';
	const convert = 'Convert';
	const answer = await window.showWarningMessage(
		`Convert '${uri.path.slice(uri.path.lastIndexOf('/') + 1)}' to XML?`,
		{
			modal: true,
			detail: `The file on disk is replaced, with ${values}. If the bundle is signed, its signature becomes invalid.`,
		},
		convert,
	);
	if (answer !== convert) return;
	await workspace.fs.writeFile(uri, new TextEncoder().encode(xml));
	// A tab in which VS Code shows no text would not show it now, either.
	await window.tabGroups.close(tabsOf(uri));
	await window.showTextDocument(uri);
}

/** The file of a command if it is a binary property list. */
export async function binaryFileOf(target: unknown): Promise<Uri | undefined> {
	const uri = uriOf(target);
	if (!uri) return undefined;
	const bytes = await workspace.fs.readFile(uri).then(undefined, () => new Uint8Array());
	return latin1(bytes.subarray(0, 6)) === 'bplist' ? uri : undefined;
}

function tabsOf(uri: Uri): readonly Tab[] {
	return window.tabGroups.all
		.flatMap(({ tabs }) => tabs)
		.filter(({ input }) => input instanceof TabInputText && input.uri.path === uri.path);
}

/** A file that VS Code does not show as text has a tab, but no text editor. */
function uriOf(target: unknown): Uri | undefined {
	if (target instanceof Uri) return target;
	if (typeof target === 'string') return Uri.parse(target);
	const input = window.tabGroups.activeTabGroup.activeTab?.input;
	const ofTab =
		input instanceof TabInputText || input instanceof TabInputCustom ? input.uri : undefined;
	return window.activeTextEditor?.document.uri ?? ofTab;
}

/** Each byte as a character, as `btoa` requires. */
function latin1(bytes: Uint8Array): string {
	let text = '';
	for (const byte of bytes) text += String.fromCharCode(byte);
	return text;
}
