/** Small plists that the tests of the features put their texts into. */
import { analyse, type DocumentKind, type DriverPlist } from '../../../server/src/service/index.js';
import { wholePlist } from '../../support/wholePlist.js';

export function open(text: string, kind?: DocumentKind): DriverPlist {
	return analyse(text, { uri: 'file:///Driver/Info.plist', kind });
}

/** A document whose root dict holds `inside`. */
export function inRoot(inside: string): string {
	return wholePlist(inside, false);
}

/** A document with one personality that holds `inside`. */
export function inPersonality(inside: string): string {
	return inRoot(
		`\t<key>IOKitPersonalities</key>\n\t<dict>\n\t\t<key>MyDriver</key>\n\t\t<dict>\n${inside}\n\t\t</dict>\n\t</dict>`,
	);
}

/** What `wrap` put around the inside, taken off again. */
export function insideOf(text: string, wrap: (inside: string) => string): string {
	const [before = '', after = ''] = wrap('\u0000').split('\u0000');
	if (!text.startsWith(before) || !text.endsWith(after)) return text;
	return text.slice(before.length, text.length - after.length);
}
