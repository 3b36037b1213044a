/** How to record the I/O Registry of a Mac elsewhere, and how to share a dump without personal data. */
import { env, window, workspace } from 'vscode';
import { type Dump, redactDumpRequest } from '../../../server/src/lsp/protocol.js';
import type { Extension } from '../extension.js';
import { plainMessage } from '../pick/plainLabel.js';
import { chooseFile, readSystem } from './dumpSource.js';
import { openDump } from './openDump.js';

const command = 'ioreg -a -l -i > dump.plist';

const record = 'Record This Mac';
const copy = 'Copy Command';
const open = 'Open the Dump…';
const redact = 'Remove Personal Data…';

const steps = `1. Connect the device.
2. Run this command in Terminal:

${command}

3. Copy dump.plist to this computer, and open it here.

The dump contains serial numbers, UUIDs, and addresses of the Mac. Remove them before you share it.`;

export async function recordMac(extension: Extension): Promise<void> {
	const isHere = extension.systemRegistry !== undefined && workspace.isTrusted;
	const chosen = await window.showInformationMessage(
		'Record the Mac that has the device',
		{ modal: true, detail: steps },
		...(isHere ? [record] : [copy]),
		open,
		redact,
	);
	switch (chosen) {
		case record:
			return showRedacted(extension, await readSystem(extension));
		case copy:
			return env.clipboard.writeText(command);
		case open:
			return openDump(extension, await chooseFile());
		case redact:
			return showRedacted(extension, await chooseFile());
	}
}

/** Shows a dump without personal data in a new editor. */
async function showRedacted({ server }: Extension, dump: Dump | undefined): Promise<void> {
	if (!dump) return;
	const { text } = await server.request(redactDumpRequest, dump);
	if (text === null) {
		window.showErrorMessage(
			plainMessage(
				`'${dump.name}' is not a dump of the I/O Registry as text or XML, so nothing was removed.`,
			),
		);
		return;
	}
	await window.showTextDocument(await workspace.openTextDocument({ content: text }));
}
