/** Finds the encoding in an XML declaration. */
import { trimEnd } from './characters.js';
import { CORE_FOUNDATION, type FaultList } from './faultList.js';

/** The names of encodings that CoreFoundation knows and in which ASCII characters are single bytes. */
const knownEncodings =
	/^(?:utf-?8|(?:us-)?ascii|iso[-_]?8859[-_]\d{1,2}|latin-?\d|windows-?\d{3,4}|cp-?\d{3,4}|macintosh|x-mac-[a-z]+|shift[-_]?jis|euc-[a-z]{2}|iso-2022-[a-z0-9-]+|gb(?:k|2312|18030)|big5(?:-hkscs)?|koi8-[ru]|tis-620|hz-gb-2312)$/i;

export interface DeclaredEncoding {
	readonly name: string;
	readonly start: number;
	readonly end: number;
}

/**
 * The encoding in the XML declaration at the very beginning of `text`, as CoreFoundation finds it:
 * in quotes directly after `encoding=`, without `?` or `>` before it (CFPropertyList.c:encodingForXMLData).
 */
export function declaredEncoding(text: string): DeclaredEncoding | undefined {
	const match = /^<\?xml[^?>]*?encoding=(["'])/.exec(text);
	const start = match?.[0].length ?? 0;
	const end = match ? text.indexOf(match[1] ?? '', start) : -1;
	return end < 0 ? undefined : { name: text.slice(start, end).trim(), start, end };
}

const utf16 = /^utf-?16(?:[bl]e)?$/i;

/**
 * CoreFoundation rejects a file that it can't read as declared. A declaration of UTF-16 is not checked here:
 * editors show it in the text of a UTF-16 file, too (`isFalselyUtf16`). Returns whether it adds a fault.
 */
export function checkEncoding(text: string, end: number, faults: FaultList): boolean {
	const declared = declaredEncoding(text);
	if (!declared || knownEncodings.test(declared.name) || utf16.test(declared.name)) return false;
	const { start } = declared;
	// Without its closing quote, the name continues after the declaration.
	const quote = declared.end > end ? text.charAt(start - 1) : '';
	const stop = quote === '' ? declared.end : trimEnd(text, start, end - '?>'.length);
	const encoding = text.slice(start, stop).trim();
	const detail = { code: 'unknown-encoding', encoding, missingQuote: quote } as const;
	faults.add(detail, start, stop, CORE_FOUNDATION);
	return true;
}

/** Whether UTF-16 is declared in a file of another encoding. */
export function isFalselyUtf16(declared: DeclaredEncoding, encoding: string): boolean {
	return utf16.test(declared.name) && !utf16.test(encoding);
}
