/** Creates large property lists from small ones by repeating the personalities with other names and IDs. */

/** A property list of about `size` characters with the repeated personalities of `sample`. */
export function enlarge(sample: string, size: number): string {
	const key = sample.indexOf('<key>IOKitPersonalities</key>');
	const open = sample.indexOf('<dict>', key);
	// The end tag of the personalities has the same indentation as their start tag.
	const indentation = sample.slice(sample.lastIndexOf('\n', open), open);
	const close = sample.indexOf(`${indentation}</dict>`, open);
	const body = sample.slice(open + '<dict>'.length, close);
	const parts = [sample.slice(0, open + '<dict>'.length)];
	let length = sample.length - body.length;
	for (let copy = 0; length < size; copy++) {
		const part = renamed(body, copy);
		parts.push(part);
		length += part.length;
	}
	return parts.join('') + sample.slice(close);
}

function renamed(body: string, copy: number): string {
	return body
		.replace(/<key>([^<]*)<\/key>(?=\s*<dict>)/g, `<key>$1 ${copy}</key>`)
		.replace(/(<key>idProduct<\/key>\s*<integer>)\d+/g, `$1${1 + (copy % 65_535)}`);
}
