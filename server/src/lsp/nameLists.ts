/** The names of USB and PCI devices, from the folder that the client names. */
import type { Connection } from 'vscode-languageserver';
import { type NameLists, noNames } from '../scaffold/names/deviceNames.js';
import { unpackNames } from '../scaffold/names/unpackNames.js';
import type { FileReader } from './fileReader.js';

/** A function that reads the lists when it is first called. Lists that can't be read are empty. */
export function nameListReader(
	connection: Connection,
	folder: string | undefined,
	read: FileReader,
): () => Promise<NameLists> {
	let lists: Promise<NameLists> | undefined;
	return () => {
		lists ??= folder === undefined ? Promise.resolve(noNames) : readLists(connection, folder, read);
		return lists;
	};
}

async function readLists(
	connection: Connection,
	folder: string,
	read: FileReader,
): Promise<NameLists> {
	try {
		const [usb = '', pci = ''] = await Promise.all([
			read(`${folder}/usb.txt`),
			read(`${folder}/pci.txt`),
		]);
		return { usb: unpackNames(usb), pci: unpackNames(pci) };
	} catch (error) {
		connection.console.warn(`The names of devices can't be read. ${String(error)}`);
		return noNames;
	}
}
