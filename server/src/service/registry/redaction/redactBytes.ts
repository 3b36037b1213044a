/** Redacts a dump in a file, which can be a binary property list: its values are written as XML. */
import { decodePlist } from '../../bytes/decodePlist.js';
import { isBinaryPlist, readBinaryPlist } from '../../bytes/readBinaryPlist.js';
import { isExplorerArchive, readExplorerArchive } from '../explorerArchive.js';
import { registryXml } from '../registryXml.js';
import { type RedactedDump, redactDump } from './redactDump.js';

/** Undefined for a binary property list that can't be read. */
export function redactBytes(bytes: Uint8Array): RedactedDump | undefined {
	const text = textOf(bytes);
	return text === undefined ? undefined : redactDump(text);
}

function textOf(bytes: Uint8Array): string | undefined {
	if (!isBinaryPlist(bytes)) return decodePlist(bytes).text;
	const root = readBinaryPlist(bytes);
	if (root.type === 'fault') return undefined;
	// The properties in an archive are data, which a redaction of its text does not find.
	return isExplorerArchive(root) ? registryXml(readExplorerArchive(root)) : decodePlist(bytes).text;
}
