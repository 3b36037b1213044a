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

const utf16 = /^utf-?16(?:[bl]e)?$/i;

/**
 * CoreFoundation refuses what it cannot read as declared. Whether UTF-16 is declared rightly,
 * a text does not tell: editors show that of a file in UTF-16 too (`isFalselyUtf16`).
 */
export function checkDeclaredEncoding(text: string, end: number, faults: FaultList): void {
	const declared = declaredEncoding(text);
	if (!declared || declared.end > end) return;
	if (knownEncodings.test(declared.name) || utf16.test(declared.name)) return;
	faults.add('unknown-encoding', declared.start, declared.end, CORE_FOUNDATION, declared.name);
}

/** Whether the declaration of UTF-16 is wrong: read from a file without a byte order mark of UTF-16. */
export function isFalselyUtf16(declared: DeclaredEncoding, encoding: string): boolean {
	return utf16.test(declared.name) && !utf16.test(encoding);
}
