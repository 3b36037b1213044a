/** Redacts a dump in a file, which can be a binary property list: its values are written as XML. */
import { decodePlist } from '../../bytes/decodePlist.js';
import { isBinaryPlist, readBinaryPlist } from '../../bytes/readBinaryPlist.js';
import { dumpXml } from '../dumpXml.js';
import { isExplorerArchive, readExplorerArchive } from '../explorerArchive.js';
import { type RegistryFailure, readRegistry } from '../readRegistry.js';
import { registryXml } from '../registryXml.js';
import { isRtf, rtfText } from '../rtfText.js';
import { type RedactedDump, redactDump } from './redactDump.js';
import { wirelessNames } from './wirelessNames.js';

/** A failure for content that is not a dump, or that can't be written as text. */
export function redactContent(content: string | Uint8Array): RedactedDump | RegistryFailure {
	const registry = readRegistry(content);
	if ('reason' in registry) return registry;
	const text = typeof content === 'string' ? content : textOf(content);
	if (text === undefined) return { type: 'failure', reason: 'damaged' };
	// In rich text, characters have escapes.
	return redactDump(isRtf(text) ? rtfText(text) : text, wirelessNames(registry));
}

function textOf(bytes: Uint8Array): string | undefined {
	if (!isBinaryPlist(bytes)) return decodePlist(bytes).text;
	const root = readBinaryPlist(bytes);
	if (root.type === 'fault') return undefined;
	// The properties in an archive are data, which a redaction of its text does not find.
	return isExplorerArchive(root) ? registryXml(readExplorerArchive(root)) : dumpXml(root);
}
