/** Which open documents are served: the one question that client and server must answer alike. */
import { looksLikeDriverPlist } from '../service/recognise.js';

const plistPath = /\.(?:plist|entitlements)$/i;

/** True for driver plists by text or path, and for empty plists, where completion starts one. */
export function isServed(text: string, uri: string): boolean {
	return looksLikeDriverPlist(text, uri) || (isBlank(text) && mayBecomePlist(uri));
}

function isBlank(text: string): boolean {
	return text.length < 200 && text.trim() === '';
}

function mayBecomePlist(uri: string): boolean {
	return plistPath.test(uri) || uri.startsWith('untitled:');
}
