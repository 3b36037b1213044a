/** End tags: the text after typing the character before `|` and inserting the edit. */
import { describe, expect, it } from 'vitest';
import { closeTagAt } from '../../../server/src/service/features/closeTag.js';
import { parse } from '../../../server/src/service/syntax/parse.js';

/** The text with the inserted end tag and the cursor `|`; unchanged if nothing is inserted. */
function afterClosing(marked: string): string {
	const offset = marked.indexOf('|');
	const text = marked.slice(0, offset) + marked.slice(offset + 1);
	const insert = closeTagAt(parse(text), offset);
	if (insert === undefined) return marked;
	const cursor = insert.includes('$0') ? insert.replace('$0', '|') : `${insert}|`;
	return text.slice(0, offset) + cursor + text.slice(offset);
}

const CASES: readonly (readonly [name: string, before: string, after: string])[] = [
	['a string', '<dict><key>A</key><string>|</dict>', '<dict><key>A</key><string>|</string></dict>'],
	['a key', '<dict><key>|</dict>', '<dict><key>|</key></dict>'],
	[
		'a dictionary in a dictionary',
		'<dict><key>A</key><dict>|</dict>',
		'<dict><key>A</key><dict>|</dict></dict>',
	],
	[
		'the root dictionary',
		'<plist version="1.0"><dict>|',
		'<plist version="1.0"><dict>\n\t|\n</dict>',
	],
	[
		'an array before the end of a line',
		'<dict>\n<key>A</key>\n<array>|\n</dict>',
		'<dict>\n<key>A</key>\n<array>\n\t|\n</array>\n</dict>',
	],
	['plist with an attribute', '<plist version="1.0">|', '<plist version="1.0">|</plist>'],
	['the name after </', '<dict><key>A</key><array></|', '<dict><key>A</key><array></array>|'],
	[
		'a dictionary before a dictionary in an array',
		'<array>\n<dict>|\n<dict>\n</dict>\n</array>',
		'<array>\n<dict>\n\t|\n</dict>\n<dict>\n</dict>\n</array>',
	],
	[
		'the name after </ in an unknown element',
		'<dict><strng></|</dict>',
		'<dict><strng></strng>|</dict>',
	],
	['the name after </ before >', '<dict><key>A</|></dict>', '<dict><key>A</key|></dict>'],
	['an empty element', '<dict><key>A</key><true/|', '<dict><key>A</key><true/>|'],
];

const LEFT_ALONE: readonly (readonly [name: string, text: string])[] = [
	['a closed string', '<dict><key>A</key><string>|</string></dict>'],
	['a closed dictionary', '<dict><key>A</key><dict>|</dict></dict>'],
	['an end tag', '<dict></dict>|'],
	['an empty-element tag', '<dict><key>A</key><true/>|</dict>'],
	['an unknown element', '<div>|'],
	['a comment', '<dict><!-- <string>| --></dict>'],
	['</ where nothing is open', '</|'],
	['</ in a comment in a string', '<string>a<!-- </| --></string>'],
	['a slash in a string', '<string>a/|</string>'],
	['a > in a string', '<string>a >|</string>'],
	['a boolean without a slash', '<dict><key>A</key><true>|</dict>'],
];

describe('auto-closing', () => {
	it.each(CASES)('closes %s', (_name, before, after) => {
		expect(afterClosing(before)).toBe(after);
	});
	it('puts the content of a dictionary on a line of its own after it was typed on the line of its tag', () => {
		const text = '<dict>\n<key>A</key>\n<dict><ke\n</dict>';
		const typedEnd = text.indexOf('<ke\n') + '<ke'.length;
		const offset = typedEnd - '<ke'.length;
		expect(closeTagAt(parse(text), offset, typedEnd)).toBe('\n\t$0\n</dict>');
	});
	it.each(LEFT_ALONE)('does not close %s', (_name, text) => {
		expect(afterClosing(text)).toBe(text);
	});
});
