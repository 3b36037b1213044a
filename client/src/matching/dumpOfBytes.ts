/** A file as a request can contain it. */
import type { Dump } from '../../../server/src/lsp/protocol.js';

/** As many arguments as a call may have in every engine. */
const chunkLength = 0x8000;

/** Text where the bytes are UTF-8, otherwise Base64. */
export function dumpOfBytes(name: string, bytes: Uint8Array): Dump {
	try {
		return { name, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
	} catch {
		return { name, base64: base64Of(bytes) };
	}
}

function base64Of(bytes: Uint8Array): string {
	const chunks: string[] = [];
	for (let start = 0; start < bytes.length; start += chunkLength) {
		chunks.push(String.fromCharCode(...bytes.subarray(start, start + chunkLength)));
	}
	return btoa(chunks.join(''));
}
