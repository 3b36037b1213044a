/**
 * Writes `data/names/`: `npx tsx scripts/generateNames.ts [path of pci.ids]`.
 * The names of USB devices are from the npm package `usb.ids`, those of PCI devices from a file of pciutils.
 * Without a path the list of PCI devices is not changed.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { compactNames } from './names/compactNames.js';

const folder = resolve(import.meta.dirname, '../data/names');
mkdirSync(folder, { recursive: true });

function write(name: string, source: string): void {
	const text = compactNames(readFileSync(source, 'utf8'));
	const path = join(folder, name);
	writeFileSync(path, text);
	console.log(`${path}: ${text.length} characters`);
}

const usbPackage = createRequire(import.meta.url).resolve('usb.ids/package.json');
write('usb.txt', join(dirname(usbPackage), 'usb.ids'));
const [pciIds] = process.argv.slice(2);
if (pciIds !== undefined) write('pci.txt', pciIds);
