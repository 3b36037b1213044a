/** Reads the names of USB and PCI devices that are installed with the command line. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { namesFolder } from '../../node/namesFolder.js';
import type { NameLists } from '../../scaffold/names/deviceNames.js';
import { unpackNames } from '../../scaffold/names/unpackNames.js';

/** `program` is the path of `dist/cli.js`, or of a link to it. A missing list is empty. */
export async function readNameLists(program: string): Promise<NameLists> {
	const folder = namesFolder(program);
	const read = (name: string): Promise<string> =>
		readFile(join(folder, name), 'utf8').then(unpackNames, () => '');
	const [usb, pci] = await Promise.all([read('usb.txt'), read('pci.txt')]);
	return { usb, pci };
}
