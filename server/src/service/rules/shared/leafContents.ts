/** What can be the whole content of each leaf, without whitespace; that of a string can be any text. */
const contents: Readonly<Record<string, RegExp>> = {
	data: /^(?:[\w+/=]{4})*$/,
	date: /^\d{4}-.*Z$/,
	integer: /^[-+]?(?:\d+|0x[\da-f]+)$/i,
	real: /^[-+]?[\d.]+(?:e[-+]?\d+)?$/i,
	string: /^/,
};

/** Whether a text can be the whole content of the element `name`; of a key, any text can be. */
export function canBeContent(name: string, text: string): boolean {
	return contents[name]?.test(text.replace(/\s/g, '')) ?? name === 'key';
}
