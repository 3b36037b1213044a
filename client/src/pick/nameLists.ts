/** Reads the lists of device names that come with the extension, when somebody needs them. */
import { Uri, workspace } from 'vscode';
import type { Extension } from '../extension.js';
import { type NamedBus, type NameLists, noNames } from '../scaffold/names/deviceNames.js';

/** Without a list there are no names, and nothing else is lost. */
export async function readNameLists({ context, output }: Extension): Promise<NameLists> {
	const read = async (bus: NamedBus): Promise<string> => {
		const uri = Uri.joinPath(context.extensionUri, 'data', 'names', `${bus}.txt`);
		return new TextDecoder().decode(await workspace.fs.readFile(uri));
	};
	try {
		const [usb, pci] = await Promise.all([read('usb'), read('pci')]);
		return { usb, pci };
	} catch (error) {
		output.warn(`The names of devices could not be read: ${String(error)}`);
		return noNames;
	}
}
