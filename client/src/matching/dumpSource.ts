/** Where a dump of the I/O Registry is read from: this Mac, a file, or the clipboard. */
import { env, ProgressLocation, UIKind, type Uri, window, workspace } from 'vscode';
import type { Dump } from '../../../server/src/lsp/protocol.js';
import type { Extension } from '../extension.js';
import { plainMessage } from '../pick/plainLabel.js';
import { dumpOfBytes } from './dumpOfBytes.js';

/** Larger files are not read: a full registry has tens of megabytes. */
const maxSize = 256 * 1024 * 1024;

/** The registry of this Mac; undefined where the user canceled, or after an error message. */
export async function readSystem({ systemRegistry }: Extension): Promise<Dump | undefined> {
	return window.withProgress(
		{
			location: ProgressLocation.Notification,
			title: 'Reading the I/O Registry',
			cancellable: true,
		},
		async (_progress, token) => {
			const controller = new AbortController();
			token.onCancellationRequested(() => controller.abort());
			try {
				const text = await systemRegistry?.read(controller.signal);
				return text === undefined ? undefined : { name: 'this Mac', text };
			} catch (error) {
				if (token.isCancellationRequested) return undefined;
				window.showErrorMessage(plainMessage(`The I/O Registry can't be read. ${String(error)}`));
				return undefined;
			}
		},
	);
}

/** A file that the user chooses. */
export async function chooseFile(): Promise<Dump | undefined> {
	const [uri] = (await window.showOpenDialog({ title: 'Open a Dump of the I/O Registry' })) ?? [];
	return uri && readFile(uri);
}

export async function readFile(uri: Uri): Promise<Dump | undefined> {
	const name = uri.path.split('/').pop() ?? '';
	try {
		const { size } = await workspace.fs.stat(uri);
		if (size <= maxSize) return dumpOfBytes(name, await workspace.fs.readFile(uri));
		window.showErrorMessage(
			plainMessage(
				`'${name}' has ${Math.round(size / 1_000_000)} MB. Files larger than 256 MB are not read.`,
			),
		);
	} catch (error) {
		window.showErrorMessage(plainMessage(`'${name}' can't be read. ${String(error)}`));
	}
	return undefined;
}

export async function readClipboard(): Promise<Dump | undefined> {
	const text = await env.clipboard.readText();
	if (text.trim() !== '') return { name: 'the clipboard', text };
	const hint = env.uiKind === UIKind.Web ? ' The browser may ask for permission to read it.' : '';
	window.showErrorMessage(plainMessage(`The clipboard contains no text.${hint}`));
	return undefined;
}
