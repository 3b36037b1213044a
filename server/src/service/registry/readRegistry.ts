/** Reads a dump of devices in any of the known formats. */
import { decodePlist } from '../bytes/decodePlist.js';
import { isBinaryPlist, readBinaryPlist } from '../bytes/readBinaryPlist.js';
import { registryValueOf } from './binaryValue.js';
import { completeJson } from './completeJson.js';
import { isExplorerArchive, readExplorerArchive } from './explorerArchive.js';
import { isIoregPlist, readIoregPlist } from './ioregPlist.js';
import { isIoregText, readIoregText } from './ioregText.js';
import { readJsonValue } from './jsonValue.js';
import { isLspci, readLspci } from './lspci.js';
import { isLsusb, readLsusb } from './lsusb.js';
import type { Registry, RegistryRemark, RegistryValue } from './registry.js';
import { isRtf, rtfText } from './rtfText.js';
import { isSystemProfiler, readSystemProfiler } from './systemProfiler.js';
import { isUdev, readUdev } from './udev.js';
import { readXmlValue } from './xmlValue.js';

/** Why a dump can't be read at all. */
export interface RegistryFailure {
	readonly type: 'failure';
	readonly reason:
		| 'empty'
		| 'too large'
		| 'unknown format'
		| 'other property list'
		| 'not JSON'
		| 'compressed folder'
		| 'tree of lspci'
		| 'damaged';
}

/** Larger dumps are rejected, in bytes or UTF-16 code units. The largest one of a real Mac has 25 million. */
export const MAX_DUMP_LENGTH = 100_000_000;

/** Never throws. Several dumps in one text are read if they have the same format. */
export function readRegistry(dump: string | Uint8Array): Registry | RegistryFailure {
	if (dump.length > MAX_DUMP_LENGTH) return failure('too large');
	if (typeof dump === 'string') return readText(dump);
	if (isZip(dump)) return failure('compressed folder');
	return isBinaryPlist(dump) ? readBinary(dump) : readText(decodePlist(dump).text);
}

function readText(dump: string): Registry | RegistryFailure {
	// Not a line break in any of the formats.
	const document = dump.replace(/^\ufeff/, '').replace(/[\u2028\u2029]/g, ' ');
	const text = isRtf(document) ? rtfText(document) : document;
	const start = text.trimStart().slice(0, 20);
	if (start === '') return failure('empty');
	if (/^<(?:\?xml|!DOCTYPE plist|plist|dict|array)\b/.test(start)) return readXml(text);
	if (/^(?:\{|\[\s*[[{"\]])/.test(start)) return readJson(text);
	if (isLsusb(text)) return readLsusb(text);
	if (isUdev(text)) return readUdev(text);
	if (isLspci(text)) return readLspci(text);
	if (isIoregText(text)) return readIoregText(text);
	if (isLspciTree(text)) return failure('tree of lspci');
	const xml = xmlStart(text);
	return xml < 0 ? failure('unknown format') : readXml(text.slice(xml));
}

/** The local header of a file (PKWARE APPNOTE 4.3.7). */
function isZip(bytes: Uint8Array): boolean {
	return [0x50, 0x4b, 0x03, 0x04].every((byte, index) => bytes[index] === byte);
}

/** `lspci -t` prints lines such as `-[0000:00]-+-00.0` and ` +-01.0-[01]----00.0`. */
function isLspciTree(text: string): boolean {
	return /^[ \t]*[-+\\]?-?\[[0-9a-f]{4}:[0-9a-f]{2}(?:-[0-9a-f]{2})?\]-/im.test(
		text.slice(0, 4000),
	);
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
	const isDamaged = documents.some((document) => document.isDamaged);
	return readPlists(values, [
		...(isCutOff ? [{ kind: 'cut off' } as const] : []),
		...(isDamaged ? [{ kind: 'unreadable text' } as const] : []),
	]);
}

function readJson(text: string): Registry | RegistryFailure {
	const value = readJsonValue(text);
	if (value) return readPlists([value], []);
	const start = readJsonValue(completeJson(text) ?? '');
	return start ? readPlists([start], [{ kind: 'cut off' }]) : failure('not JSON');
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
	if (values.some(isSystemProfiler)) return readSystemProfiler(values, remarks);
	if (values.some(isIoregPlist)) return readIoregPlist(values, remarks);
	return failure('other property list');
}

function failure(reason: RegistryFailure['reason']): RegistryFailure {
	return { type: 'failure', reason };
}
