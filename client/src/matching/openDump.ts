/** Shows a dump in the view *Driver Matching*, or an error message with the reason why it can't be read. */
import { ProgressLocation, window } from 'vscode';
import type { Dump } from '../../../server/src/lsp/protocol.js';
import type { Extension } from '../extension.js';
import { plainMessage } from '../pick/plainLabel.js';

export async function openDump({ matching }: Extension, dump: Dump | undefined): Promise<void> {
	if (!dump) return;
	const { summary, remarks } = await window.withProgress(
		{ location: ProgressLocation.Notification, title: plainMessage(`Reading ${dump.name}`) },
		() => matching.open(dump),
	);
	if (summary === undefined) window.showErrorMessage(plainMessage(remarks.join(' ')));
}
