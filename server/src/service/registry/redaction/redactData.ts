/** Redacts text within the data of a dump: `<data>` of XML property lists, and `<0a1b>` of `ioreg`. */
import { hexBytes, utf8Bytes, utf8Text } from '../../bytes/textBytes.js';
import { decodeBase64 } from '../../syntax/scalars.js';
import { encodeBase64 } from '../../text/base64.js';
import { binaryText, binaryTextBytes, hexText } from './binaryText.js';

const data =
	/(<data(?:\s[^<>]{0,200})?>)([^<]*)(?=<\/data>|$)|(?<=[=,([] ?)<([0-9a-f][0-9a-f \t]*)(?=[>$\r\n]|$)/gi;

/** What replaces a part of a dump. */
export interface TextRedaction {
	/** Text outside data. */
	readonly text: (text: string) => string;
	/** The text in data; `before` is what the dump has before it. */
	readonly data: (text: string, before: string) => string;
	/** Data as binary text. */
	readonly binary: (text: string) => string;
}

/** How much of the text before data is passed on. */
const contextLength = 300;

export function redactParts(dump: string, redaction: TextRedaction): string {
	const parts: string[] = [];
	let done = 0;
	for (const match of dump.matchAll(data)) {
		const [whole, tag = '', base64, digits = ''] = match;
		const start = match.index + (tag || '<').length;
		const before = dump.slice(Math.max(0, start - contextLength), start);
		const redact = (bytes: Uint8Array): Uint8Array | undefined =>
			redactBytes(bytes, redaction.binary, (text) => redaction.data(text, before));
		const changed =
			base64 === undefined ? redactDigits(digits, redact) : redactBase64(base64, redact);
		parts.push(redaction.text(dump.slice(done, start)), changed ?? base64 ?? digits);
		done = match.index + whole.length;
	}
	parts.push(redaction.text(dump.slice(done)));
	return parts.join('');
}

/** What data becomes; undefined if nothing changes. */
type BytesRedaction = (bytes: Uint8Array) => Uint8Array | undefined;

function redactBase64(base64: string, redact: BytesRedaction): string | undefined {
	const bytes = redact(decodeBase64(base64));
	return bytes && encodeBase64(bytes);
}

/** Of a line that is cut off, the last digit can be half a byte. */
function redactDigits(digits: string, redact: BytesRedaction): string | undefined {
	const bytes = hexBytes(digits) ?? hexBytes(digits.trimEnd().slice(0, -1));
	const changed = bytes && redact(bytes);
	return changed && hexText(changed);
}

function redactBytes(
	bytes: Uint8Array,
	redactBinary: (text: string) => string,
	redact: (text: string) => string,
): Uint8Array | undefined {
	const original = binaryText(bytes);
	const binary = redactBinary(original);
	const text = utf8Of(binary);
	const redacted = redactWide(redact(text ?? binary), redact);
	if (binary === original && redacted === (text ?? binary)) return undefined;
	return text === undefined ? binaryTextBytes(redacted) : utf8Bytes(redacted);
}

/** The text in binary text, if it is UTF-8. */
function utf8Of(binary: string): string | undefined {
	if (!/[\x80-\xff]/.test(binary)) return binary;
	const text = utf8Text(binaryTextBytes(binary));
	return text.includes('\ufffd') ? undefined : text;
}

/** Text of two bytes for each character, as EFI and bundles of strings have it. */
function redactWide(text: string, redact: (text: string) => string): string {
	return text.replace(/[ -~](?:\0[ -~]){5,}/g, (wide) => {
		const narrow = wide.replaceAll('\0', '');
		const redacted = redact(narrow);
		return redacted === narrow ? wide : [...redacted].join('\0');
	});
}
