/** Writes characters of JSON and XML that need no escape without one, so that paths and names are seen. */

/** JSON of `NSJSONSerialization` escapes slashes, and other writers escape all characters that are not ASCII. */
const jsonEscape = /\\(?:u([0-9a-fA-F]{4})|([\s\S]))/g;
const xmlEscape = /&(?:(apos)|#(\d{2,7})|#x([0-9a-fA-F]{2,6}));/g;

export function withoutEscapes(text: string): string {
	if (isJson(text)) {
		return text.replace(jsonEscape, (whole: string, digits?: string, char?: string) => {
			if (digits === undefined) return char === '/' ? '/' : whole;
			const code = Number.parseInt(digits, 16);
			return isPlain(code) && code !== 0x22 && code !== 0x5c ? String.fromCharCode(code) : whole;
		});
	}
	if (
		!text.includes('&') ||
		!/^\s*<|<plist/.test(text.slice(0, 4000)) ||
		text.includes('<![CDATA[')
	)
		return text;
	return text.replace(xmlEscape, (whole: string, name?: string, decimal?: string, hex?: string) => {
		if (name !== undefined) return "'";
		const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
		const isMarkup = code === 0x26 || code === 0x3c || code === 0x3e;
		return isPlain(code) && !isMarkup ? String.fromCodePoint(code) : whole;
	});
}

/** Escapes slashes again in JSON whose slashes were escaped. */
export function withEscapesOf(original: string, text: string): string {
	return isJson(original) && /\\\//.test(original) && !/(?<!\\)\//.test(original)
		? text.replaceAll('/', '\\/')
		: text;
}

function isJson(text: string): boolean {
	return /^\ufeff?\s*(?:\{|\[\s*[[{"\]])/.test(text);
}

/** Whether a character can be in JSON and XML. */
function isPlain(code: number): boolean {
	return (
		code >= 0x20 &&
		(code < 0x7f || code > 0x9f) &&
		code < 0xfffe &&
		(code < 0xd800 || code > 0xdfff)
	);
}
