/** UTF-16 and UTF-32: their texts, and what in them is not a character. */

/** A text, and the offsets in it of each U+FFFD that replaces something else. */
interface WideText {
	readonly text: string;
	readonly invalidOffsets: readonly number[];
}

const replacement = '\ufffd';

/** `text`, decoded from `bytes` in UTF-16 by a decoder that replaces halves of surrogate pairs and of units. */
export function withInvalidUnits(
	text: string,
	bytes: Uint8Array,
	isLittleEndian: boolean,
): WideText {
	const invalidOffsets: number[] = [];
	const [low, high] = isLittleEndian ? [0, 1] : [1, 0];
	for (let at = text.indexOf(replacement); at >= 0; at = text.indexOf(replacement, at + 1)) {
		const isWritten = bytes[2 * at + low] === 0xfd && bytes[2 * at + high] === 0xff;
		if (!isWritten) invalidOffsets.push(at);
	}
	return { text, invalidOffsets };
}

/** The text of bytes in UTF-32. In this encoding, both halves of a surrogate pair are invalid. */
export function decodeUtf32(bytes: Uint8Array, isLittleEndian: boolean): WideText {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const invalidOffsets: number[] = [];
	let text = '';
	for (let at = 0; at + 4 <= bytes.length; at += 4) {
		const code = view.getUint32(at, isLittleEndian);
		const isCharacter = code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
		if (!isCharacter) invalidOffsets.push(text.length);
		text += isCharacter ? String.fromCodePoint(code) : replacement;
	}
	return { text, invalidOffsets };
}
