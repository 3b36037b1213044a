/** Small property lists around the texts of feature tests. */
import { analyze, type DocumentKind, type DriverPlist } from '../../../server/src/service/index.js';
import { wholePlist } from '../../support/wholePlist.js';

export function open(text: string, kind?: DocumentKind): DriverPlist {
	return analyze(text, { uri: 'file:///Driver/Info.plist', kind });
}

/** A document with `inside` in its root dictionary. */
export function inRoot(inside: string): string {
	return wholePlist(inside, false);
}

/** A document with `inside` in its only personality. */
export function inPersonality(inside: string): string {
	return inRoot(
		`\t<key>IOKitPersonalities</key>\n\t<dict>\n\t\t<key>MyDriver</key>\n\t\t<dict>\n${inside}\n\t\t</dict>\n\t</dict>`,
	);
}

/** Removes the text that `wrap` added. */
export function insideOf(text: string, wrap: (inside: string) => string): string {
	const [before = '', after = ''] = wrap('\u0000').split('\u0000');
	if (!text.startsWith(before) || !text.endsWith(after)) return text;
	return text.slice(before.length, text.length - after.length);
}
