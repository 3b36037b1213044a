/** From the bytes of a file to its text, and back to bytes of the same encoding. */

export interface DecodedText {
	/** Without the byte order mark. */
	readonly text: string;
	/** A label that `TextDecoder` knows. */
	readonly encoding: string;
	readonly hasByteOrderMark: boolean;
	/** Whether `encodeText` gives the same bytes back. */
	readonly reversible: boolean;
	/** That the bytes are no text, in words; those that are not became U+FFFD. */
	readonly problem?: string;
}

/** The text of a property list: by byte order mark, else UTF-8, else what the XML declaration says. Never throws. */
export function decodeText(bytes: Uint8Array): DecodedText {
	const byMark = encodingByMark(bytes);
	const decoded = decodeAs(byMark ?? 'utf-8', byMark !== undefined, bytes);
	if (decoded.reversible || decoded.text.startsWith('bplist')) return decoded;
	const declared = byMark === undefined ? declaredEncoding(decoded.text) : undefined;
	if (declared !== undefined) return decodeAs(declared, false, bytes);
	const problem = `is not valid ${decoded.encoding.toUpperCase()}${firstLostPlace(decoded.text)}`;
	return { ...decoded, problem };
}

/** The bytes of `text` in the encoding and with the mark of the file it came from; undefined where that can't be written. */
export function encodeText(
	text: string,
	{ encoding, hasByteOrderMark }: Pick<DecodedText, 'encoding' | 'hasByteOrderMark'>,
): Uint8Array | undefined {
	const whole = hasByteOrderMark ? `\ufeff${text}` : text;
	if (encoding === 'utf-8') return Buffer.from(whole, 'utf8');
	if (encoding === 'utf-16le') return Buffer.from(whole, 'utf16le');
	return encoding === 'utf-16be' ? Buffer.from(whole, 'utf16le').swap16() : undefined;
}

function decodeAs(encoding: string, hasByteOrderMark: boolean, bytes: Uint8Array): DecodedText {
	const text = new TextDecoder(encoding).decode(bytes);
	const again = encodeText(text, { encoding, hasByteOrderMark });
	const reversible = again !== undefined && Buffer.compare(again, bytes) === 0;
	return { text, encoding, hasByteOrderMark, reversible };
}

function encodingByMark(bytes: Uint8Array): string | undefined {
	const startsWith = (...start: readonly number[]) =>
		start.every((byte, index) => bytes[index] === byte);
	if (startsWith(0xff, 0xfe)) return 'utf-16le';
	if (startsWith(0xfe, 0xff)) return 'utf-16be';
	return startsWith(0xef, 0xbb, 0xbf) ? 'utf-8' : undefined;
}

/** The 8-bit encoding that the XML declaration names, where it is a known one other than UTF-8. */
function declaredEncoding(text: string): string | undefined {
	const label = /^<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/i.exec(text)?.[1];
	if (label === undefined || /^utf/i.test(label)) return undefined;
	try {
		return new TextDecoder(label).encoding;
	} catch {
		return undefined;
	}
}

/** ` (line 3, column 5)`, where the first byte stands that is no text; empty where it is not to be seen. */
function firstLostPlace(text: string): string {
	const lost = text.indexOf('\ufffd');
	if (lost < 0) return '';
	const before = text.slice(0, lost).split(/\r\n?|\n/);
	return ` (line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1})`;
}
