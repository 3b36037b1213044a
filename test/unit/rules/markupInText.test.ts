/** Tags in a leaf whose own end tag follows. They can be text, which a person decides. */
import { describe, expect, it } from 'vitest';
import { fixAll } from '../../../server/src/service/features/fixAll.js';
import { renderMessage } from '../../../server/src/service/messages/message.js';
import { applyEdits } from '../../../server/src/service/text/textEdit.js';
import { analyzeExample, checkFindings, findingsOf, fixesOf } from '../../support/checkFindings.js';

const syntaxCodes = [
	...['bare-less-than', 'unclosed-element', 'mismatched-end-tag', 'unexpected-end-tag'],
	...['unexpected-text', 'value-without-key', 'key-without-value', 'key-outside-dict'],
];

describe('tags in text', () => {
	const value = (text: string): string => `<key>A</key>\n<string>${text}</string>`;
	const key = (text: string): string => `<key>${text}</key>\n<true/>`;
	const item = (text: string): string =>
		`<key>A</key>\n<array>\n\t<string>${text}</string>\n\t<string>b</string>\n</array>`;
	it.each([
		[value('use [|<|]dict>'), value('use &lt;dict>')],
		[value('map[|<|]string>'), value('map&lt;string>')],
		[value('Foo [|<|]string> bar'), value('Foo &lt;string> bar')],
		[value('array[|<|]key>'), value('array&lt;key>')],
		[value('use [|<|]key> here'), value('use &lt;key> here')],
		[value('use [|<|]key>Foo</key> here'), value('use &lt;key>Foo&lt;/key> here')],
		[value('use [|<|]string>x</string> here'), value('use &lt;string>x&lt;/string> here')],
		[value('a [|<|]string> b <string> c'), value('a &lt;string> b &lt;string> c')],
		[value('the [|<|]b>USB</b> device'), value('the &lt;b>USB&lt;/b> device')],
		[value('use [|<|]dict>\n or others'), value('use &lt;dict>\n or others')],
		[value('[|<|]dict>'), value('&lt;dict>')],
		[value('a [|<|] b [|<|]dict>'), value('a < b &lt;dict>')],
		[key('use [|<|]dict>'), key('use &lt;dict>')],
		[key('Foo [|<|]key> bar'), key('Foo &lt;key> bar')],
		[key('[|<|]string>Foo'), key('Foo')],
		[item('use [|<|]dict> here'), item('use &lt;dict> here')],
		[item('array[|<|]key>'), item('array&lt;key>')],
	])('are one finding, whose fix is not applied automatically: %j', (marked, fixed) => {
		const text = marked.replaceAll(/\[\||\|\]/g, '');
		checkFindings(marked, { codes: syntaxCodes });
		const plist = analyzeExample(text);
		const last = findingsOf(plist)
			.filter(({ code }) => code === 'bare-less-than')
			.at(-1);
		const fixes = last ? fixesOf(plist, last) : [];
		expect(applyEdits(plist.text, fixes[0]?.edits ?? [])).toBe(analyzeExample(fixed).text);
		expect(fixes.map(({ preferred }) => preferred === true)).not.toContain(true);
		expect(fixAll(plist).text).toBe(analyzeExample(text.replace('a < b', 'a &lt; b')).text);
	});

	it.each([
		[value('[|<|]dict>'), ["Change to '&lt;dict>'", "Remove '<dict>'"]],
		[key('[|<|]string>Foo'), ["Remove '<string>'", "Change to '&lt;string>'"]],
		['<key>A</key>\n<integer>4[|<|]dict></integer>', ["Remove '<dict>'"]],
		['<key>A</key>\n<integer>4<b>5</b></integer>', []],
		[
			'<key>A</key>\n<array>\n\t<string>map<string></string>\n</array>',
			["Add '</string>'", "Change to '&lt;string>'"],
		],
	])('can be superfluous, or another element: %j', (marked, titles) => {
		const plist = analyzeExample(marked.replaceAll(/\[\||\|\]/g, ''));
		const fixes = findingsOf(plist).flatMap((finding) =>
			finding.code === 'bare-less-than' || finding.code === 'unclosed-element'
				? fixesOf(plist, finding)
				: [],
		);
		expect(fixes.map(({ title }) => renderMessage(title))).toEqual(titles);
		expect(fixAll(plist).text).toBe(plist.text);
	});
});

describe('an element after text', () => {
	it.each([
		['<key>A</key><string>Red<key>B</key><string>C</string>', 'Red<key>', 'Red</string><key>'],
		['<key>A<key><string>Red</string><key>B</key><true/>', '<key>A<key>', '<key>A</key>'],
		['<key>A</key>\n<string>Red\n<key>B</key>\n<string>C</string>', 'Red', 'Red</string>'],
		['<key>A<string>Red</string><key>B</key><true/>', '<key>A', '<key>A</key>'],
	])('is not text if an end tag is missing before it: %j', (text, from, to) => {
		expect(fixAll(analyzeExample(text)).text).toBe(analyzeExample(text.replace(from, to)).text);
	});
});
