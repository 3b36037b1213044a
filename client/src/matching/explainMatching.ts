/** *Why Doesn't My Driver Match?*: asks for a dump of the I/O Registry, and shows it in the view *Driver Matching*. */
import { ThemeIcon, Uri, window, workspace } from 'vscode';
import type { Dump } from '../../../server/src/lsp/protocol.js';
import type { Extension } from '../extension.js';
import { chooseFile, readClipboard, readFile, readSystem } from './dumpSource.js';
import { openDump } from './openDump.js';
import { recordMac } from './recordMac.js';

export async function explainMatching(extension: Extension, target: unknown): Promise<void> {
	const dump = target instanceof Uri ? await readFile(target) : await chooseDump(extension);
	await openDump(extension, dump);
}

interface Source {
	readonly label: string;
	readonly iconPath: ThemeIcon;
	readonly detail: string;
	readonly read: () => Promise<Dump | undefined>;
}

async function chooseDump(extension: Extension): Promise<Dump | undefined> {
	const { systemRegistry } = extension;
	const system: readonly Source[] =
		systemRegistry && workspace.isTrusted
			? [
					{
						label: 'This Mac',
						iconPath: new ThemeIcon('device-desktop'),
						detail: systemRegistry.description,
						read: () => readSystem(extension),
					},
				]
			: [];
	const others: readonly Source[] = [
		{
			label: 'Open a Dump…',
			iconPath: new ThemeIcon('file'),
			detail: 'From ioreg -a -l -i, IORegistryExplorer, system_profiler, lsusb -v, or lspci -nnvv.',
			read: chooseFile,
		},
		{
			label: 'Paste from the Clipboard',
			iconPath: new ThemeIcon('clippy'),
			detail: 'The copied output of one of these tools.',
			read: readClipboard,
		},
		{
			label: 'Record a Mac…',
			iconPath: new ThemeIcon('question'),
			detail: 'Shows the command to run on the Mac with the device.',
			read: async () => {
				await recordMac(extension);
				return undefined;
			},
		},
	];
	const chosen = await window.showQuickPick([...system, ...others], {
		title: "Why Doesn't My Driver Match?",
		placeHolder: 'Which Mac has the device?',
	});
	return chosen?.read();
}
