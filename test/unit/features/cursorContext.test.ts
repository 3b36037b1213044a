/** The context of the cursor `|`: its position, the valid items, and the range to replace. */
import { describe, expect, it } from 'vitest';
import { cursorAt } from '../../../server/src/service/features/cursorContext.js';
import { atCaret } from './acceptCompletion.js';
import { open } from './samples.js';

const CASES: readonly (readonly [
	marked: string,
	place: string,
	expects: string | undefined,
	path: string,
	replaced: string,
])[] = [
	['<dict>\n\t|\n</dict>', 'between', 'key', '', ''],
	['<dict>\n\t<|\n</dict>', 'tag', 'key', '', '<'],
	['<dict>\n\t<ke|\n</dict>', 'tag', 'key', '', '<ke'],
	['<dict>\n\t<ke|>\n</dict>', 'tag', 'key', '', '<ke>'],
	['<dict>\n\tIOCl|ass\n</dict>', 'between', 'key', '', 'IOClass'],
	['<dict>\n\t<key>IO|</key>\n</dict>', 'key', undefined, 'IO', 'IO'],
	['<dict>\n\t<key>IO|', 'key', undefined, 'IO', 'IO'],
	['<dict>\n\t<key>|\n\t<key>B</key><true/>\n</dict>', 'key', undefined, '', ''],
	['<dict>\n\t<key>A</key>\n\t|\n</dict>', 'between', 'value', 'A', ''],
	['<dict>\n\t<key>A</key>\n\t<st|\n</dict>', 'tag', 'value', 'A', '<st'],
	['<dict>\n\t<key>A</key>\n\t|\n\t<key>B</key><true/>\n</dict>', 'between', 'value', 'A', ''],
	['<dict>\n\t<key>A</key>|<true/>\n</dict>', 'between', undefined, 'A', ''],
	['<dict>\n\t<key>A</key><true/>|\n</dict>', 'between', 'key', '', ''],
	['<dict>\n\t<key>A</key><string>a b|c</string>\n</dict>', 'value', undefined, 'A', 'a bc'],
	[
		'<dict>\n\t<key>A</key><string>\n\t\tone\n\t\ttw|o\n</string>\n</dict>',
		'value',
		undefined,
		'A',
		'two',
	],
	[
		'<dict>\n\t<key>A</key><string>a|\n\t<key>B</key><true/>\n</dict>',
		'value',
		undefined,
		'A',
		'a',
	],
	['<dict>\n\t<string>a b|c</string>\n</dict>', 'value', undefined, '', ''],
	[
		'<dict>\n\t<dict>\n\t\t<key>A</key>\n\t\t|<string>b</string>\n\t</dict>\n</dict>',
		'between',
		undefined,
		'',
		'',
	],
	['<dict>\n\t<array>\n\t\t|\n\t</array>\n</dict>', 'between', undefined, '', ''],
	['<dict>\n\t<dict/>\n\t|\n</dict>', 'between', 'key', '', ''],
	['<dict>\n\t<str|ing>abc</string>\n</dict>', 'startTag', undefined, '', ''],
	['<dict>\n\t<string>abc</str|ing>\n</dict>', 'endTag', undefined, '', ''],
	['<dict>\n\t|<string>abc</string>\n</dict>', 'between', 'key', '', ''],
	['<dict>\n\t<string>abc</string>|\n</dict>', 'between', 'key', '', ''],
	[
		'<dict>\n<key>A</key>\n#if B\n<string>b</string>\n#else\n<string>c|</string>\n#endif\n</dict>',
		'value',
		undefined,
		'',
		'',
	],
	['<array><key>a|</key></array>', 'value', undefined, '0', 'a'],
	['<dict>\n\t<key>A</key><array>|</array>\n</dict>', 'between', 'item', 'A', ''],
	['<dict>\n\t<key>A</key><array><true/><i|</array>\n</dict>', 'tag', 'item', 'A', '<i'],
	[
		'<dict>\n\t<key>A</key><array><dict><key>B</key>|</dict></array></dict>',
		'between',
		'value',
		'A.0.B',
		'',
	],
	['<dict>\n\t<!-- | -->\n</dict>', 'comment', undefined, '', ''],
	['<dict>\n\t<!-- |\n</dict>', 'comment', undefined, '', ''],
	['<dict>\n\t<key>A</key><string><![CDATA[|]]></string>\n</dict>', 'comment', undefined, 'A', ''],
	['<dict>\n\t<key>A</key><str|ing>a</string>\n</dict>', 'startTag', undefined, 'A', ''],
	['<dict>\n\t<key>A</k|ey><true/>\n</dict>', 'endTag', undefined, 'A', ''],
	['<dict>\n\t</|\n', 'endTag', undefined, '', ''],
	['<dict>\n\t<key>A</ke|\n</dict>', 'endTag', undefined, 'A', ''],
	['<dict>\n\t<!-- \n\t|\n</dict>', 'between', 'key', '', ''],
	['<plist ver|', 'between', undefined, '', 'ver'],
	['|', 'between', 'document', '', ''],
	['<pl|', 'tag', 'document', '', '<pl'],
	['<plist version="1.0">|</plist>', 'between', 'root', '', ''],
	['<plist version="1.0"><dict></dict>|</plist>', 'between', undefined, '', ''],
	['<?xml | ?>', 'comment', undefined, '', ''],
	['|<?xml version="1.0"?>\n<plist version="1.0"></plist>', 'between', undefined, '', ''],
	['<?xml version="1.0"?>\n|<!DOCTYPE plist>\n<plist></plist>', 'between', undefined, '', ''],
	['<?xml version="1.0"?>\n|\n', 'between', 'document', '', ''],
	['<pl|ist version="1.0"></plist>', 'startTag', undefined, '', ''],
	['<pl|ist></plist>', 'tag', undefined, '', '<plist>'],
	['<dict>\n#if A\n\t<key>A</key>\n\t<string/>\n#endif|\n</dict>', 'comment', undefined, '', ''],
	['<dict>\n\t#if defined(A) &|& B\n\t<key>A</key>\n</dict>', 'comment', undefined, '', ''],
	['<dict>\n|#if A\n#endif\n</dict>', 'comment', undefined, '', ''],
	['<dict>\n|\t#if A\n#endif\n</dict>', 'between', 'key', '', ''],
];

describe('the context of the cursor', () => {
	it.each(CASES)('in %j', (marked, place, expects, path, replaced) => {
		const { text, offset } = atCaret(marked);
		const cursor = cursorAt(open(text, 'dext'), offset);
		expect({
			place: cursor.place,
			expects: cursor.expects,
			path: cursor.path.join('.'),
			replaced: text.slice(cursor.replace.start, cursor.replace.end),
		}).toEqual({ place, expects, path, replaced });
	});

	it('is found under 10,000 levels of nesting', () => {
		const text = `<plist version="1.0">${'<array>'.repeat(10_000)}`;
		const cursor = cursorAt(open(text, 'dext'), text.length);
		expect(cursor.place).toBe('between');
	});
});
