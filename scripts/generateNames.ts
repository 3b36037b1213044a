/**
 * Writes `data/names/`: `npx tsx scripts/generateNames.ts [path of pci.ids]`.
 * The names of USB devices come from the npm package `usb.ids`; those of PCI devices from a file that systems with
 * pciutils have, so their list stays as it is where no path is given.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { compactNames } from './names/compactNames.js';

const folder = resolve(import.meta.dirname, '../data/names');
mkdirSync(folder, { recursive: true });

/** With all devices the lists would be the largest part of the extension, which shall stay below a megabyte. */
const vendorsWithDevices = { usb: 30, pci: 20 } as const;

function write(bus: keyof typeof vendorsWithDevices, source: string): void {
	const text = compactNames(readFileSync(source, 'utf8'), vendorsWithDevices[bus]);
	const path = join(folder, `${bus}.txt`);
	writeFileSync(path, text);
	console.log(`${path}: ${text.length} characters`);
}

const usbPackage = createRequire(import.meta.url).resolve('usb.ids/package.json');
write('usb', join(dirname(usbPackage), 'usb.ids'));
const [pciIds] = process.argv.slice(2);
if (pciIds !== undefined) write('pci', pciIds);
