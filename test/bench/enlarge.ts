/** Makes big property lists of small ones: the personalities again and again, with other names and ids. */

/** A plist of about `size` characters, whose personalities are those of `sample` repeated. */
export function enlarge(sample: string, size: number): string {
	const key = sample.indexOf('<key>IOKitPersonalities</key>');
	const open = sample.indexOf('<dict>', key);
	// The personalities are closed where a line is indented as their opening tag is.
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
