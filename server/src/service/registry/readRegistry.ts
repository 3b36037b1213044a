/** Reads a dump of devices in any of the known formats. */
import { decodePlist } from '../bytes/decodePlist.js';
import { isBinaryPlist, readBinaryPlist } from '../bytes/readBinaryPlist.js';
import { registryValueOf } from './binaryValue.js';
import { isExplorerArchive, readExplorerArchive } from './explorerArchive.js';
import { isIoregPlist, readIoregPlist } from './ioregPlist.js';
import { isIoregText, readIoregText } from './ioregText.js';
import type { Registry, RegistryRemark, RegistryValue } from './registry.js';
import { readXmlValue } from './xmlValue.js';

/** Why a dump can't be read at all. */
export interface RegistryFailure {
	readonly type: 'failure';
	readonly reason: 'empty' | 'too large' | 'unknown format' | 'damaged';
}

/** Larger dumps are rejected, in bytes or UTF-16 code units. The largest one of a real Mac has 25 million. */
export const MAX_DUMP_LENGTH = 100_000_000;

/** Never throws. Several dumps in one text are read if they have the same format. */
export function readRegistry(dump: string | Uint8Array): Registry | RegistryFailure {
	if (dump.length > MAX_DUMP_LENGTH) return failure('too large');
	if (typeof dump === 'string') return readText(dump);
	return isBinaryPlist(dump) ? readBinary(dump) : readText(decodePlist(dump).text);
}

function readText(dump: string): Registry | RegistryFailure {
	const text = dump.replace(/^\ufeff/, '');
	if (text.trim() === '') return failure('empty');
	if (/^\s*<(?:\?xml|!DOCTYPE plist|plist|dict|array)\b/.test(text)) return readXml(text);
	if (isIoregText(text)) return readIoregText(text);
	const xml = xmlStart(text);
	if (xml > 0) return readXml(text.slice(xml));
	return failure('unknown format');
}

/** The offset of an XML property list, which can be after the command that prints it; -1 if there is none. */
function xmlStart(text: string): number {
	return text.slice(0, 4000).search(/^(?:<\?xml|<!DOCTYPE plist|<plist)/m);
}

/** Several runs of `ioreg -a` print several documents. */
function readXml(text: string): Registry | RegistryFailure {
	const documents = text.split(/(?<=<\/plist>)/).map(readXmlValue);
	const values = documents.flatMap(({ value }) => value ?? []);
	const isCutOff = documents.some((document) => document.isCutOff);
	return readPlists(values, isCutOff ? [{ kind: 'cut off' }] : []);
}

function readBinary(bytes: Uint8Array): Registry | RegistryFailure {
	const root = readBinaryPlist(bytes);
	if (root.type === 'fault') return failure('damaged');
	if (isExplorerArchive(root)) return readExplorerArchive(root);
	return readPlists([registryValueOf(root)], []);
}

function readPlists(
	values: readonly RegistryValue[],
	remarks: readonly RegistryRemark[],
): Registry | RegistryFailure {
	if (values.some(isIoregPlist)) return readIoregPlist(values, remarks);
	return failure('unknown format');
}

function failure(reason: RegistryFailure['reason']): RegistryFailure {
	return { type: 'failure', reason };
}
