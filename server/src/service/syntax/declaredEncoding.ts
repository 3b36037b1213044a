/** The encoding that an XML declaration names. */
import { CORE_FOUNDATION, type FaultList } from './faultList.js';

/** The names that CoreFoundation knows for text whose ASCII characters are single bytes. */
const knownEncodings =
	/^(?:utf-?8|(?:us-)?ascii|iso[-_]?8859[-_]\d{1,2}|latin-?\d|windows-?\d{3,4}|cp-?\d{3,4}|macintosh|x-mac-[a-z]+|shift[-_]?jis|euc-[a-z]{2}|iso-2022-[a-z0-9-]+|gb(?:k|2312|18030)|big5(?:-hkscs)?|koi8-[ru]|tis-620|hz-gb-2312)$/i;

export interface DeclaredEncoding {
	readonly name: string;
	readonly start: number;
	readonly end: number;
}

/** The encoding that the XML declaration at the very beginning of `text` names, in quotes. */
export function declaredEncoding(text: string): DeclaredEncoding | undefined {
	if (!text.startsWith('<?xml')) return undefined;
	const close = text.indexOf('?>');
	const match = /encoding\s*=\s*(["'])([^"'<>]*)\1/.exec(text.slice(0, Math.max(0, close)));
	if (!match) return undefined;
	const name = match[2] ?? '';
	const end = match.index + match[0].length - 1;
	return { name: name.trim(), start: end - name.length, end };
}

/** CoreFoundation refuses what it cannot read as declared; a declaration of UTF-16 in a text of bytes is wrong by itself. */
export function checkDeclaredEncoding(text: string, end: number, faults: FaultList): void {
	const declared = declaredEncoding(text);
	if (!declared || declared.end > end || knownEncodings.test(declared.name)) return;
	faults.add('unknown-encoding', declared.start, declared.end, CORE_FOUNDATION, declared.name);
}
