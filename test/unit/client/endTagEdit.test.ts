/** End tags after fast typing: the text and the cursor `|` are as if the end tag had been inserted before. */
import { expect, it } from 'vitest';
import { endTagEdit } from '../../../client/src/endTagEdit.js';

/** `typed` contains the cursor `|`. */
function afterEdit(snippet: string, typed: string): string {
	const at = typed.indexOf('|');
	const text = typed.replace('|', '');
	const edit = endTagEdit(snippet, text);
	if (!edit) return typed;
	const { start, end, text: inserted, cursor } = edit;
	const changed = text.slice(0, start) + inserted + text.slice(end);
	const moved = at > start ? at + changed.length - text.length : at;
	const now = cursor === undefined ? moved : start + cursor;
	return `${changed.slice(0, now)}|${changed.slice(now)}`;
}

const block = '\n\t$0\n</dict>';

it.each([
	['nothing', '$0</string>', '|', '|</string>'],
	['a word', '$0</string>', 'x|', 'x|</string>'],
	['half of a tag', '$0</string>', 'x<|', 'x<|</string>'],
	['half of the end tag', '$0</string>', 'x</str|', 'x</str|</string>'],
	['a dollar sign', '$0</string>', '$1|', '$1|</string>'],
	['another line', '$0</key>', 'A\n\t<str|', 'A</key>\n\t<str|'],
	['a line break of Windows', '$0</key>', 'A\r\n|', 'A</key>\r\n|'],
	['nothing in a dictionary', block, '|', '\n\t|\n</dict>'],
	['Enter in a dictionary', block, '\n\t|', '\n\t|\n</dict>'],
	['half of a tag in a dictionary', block, '<ke|', '\n\t<ke|\n</dict>'],
	['two lines in a dictionary', block, '\n\ta\n\tb|', '\n\ta\n\tb|\n</dict>'],
	['an element in a dictionary', '$0</dict>', '<key>A|</key>', '<key>A|</key></dict>'],
	['nothing after </', 'key>', '|', 'key>|'],
	['the rest of an end tag', 'key>', 'ke|', 'ke|'],
])('after %s', (_typed, snippet, typed, expected) => {
	expect(afterEdit(snippet, typed)).toBe(expected);
});
