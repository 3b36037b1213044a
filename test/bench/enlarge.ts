/** Makes big property lists of small ones: the personalities again and again, with other names and ids. */

/** A plist of about `size` characters, whose personalities are those of `sample` repeated. */
export function enlarge(sample: string, size: number): string {
	const open = sample.indexOf('<dict>', sample.indexOf('<key>IOKitPersonalities</key>'));
	const close = sample.lastIndexOf('</dict>', sample.lastIndexOf('</dict>') - 1);
	const head = sample.slice(0, open + '<dict>'.length);
	const body = sample.slice(open + '<dict>'.length, close);
	const foot = sample.slice(close);
	const parts = [head];
	let length = head.length + foot.length;
	for (let copy = 0; length < size; copy++) {
		const part = renamed(body, copy);
		parts.push(part);
		length += part.length;
	}
	return parts.join('') + foot;
}

function renamed(body: string, copy: number): string {
	return body
		.replace(/<key>([^<]*)<\/key>(?=\s*<dict>)/, `<key>$1 ${copy}</key>`)
		.replace(/<integer>\d+<\/integer>/g, `<integer>${1000 + (copy % 60_000)}</integer>`);
}
