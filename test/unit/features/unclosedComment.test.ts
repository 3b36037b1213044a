/** Where *Fix all* ends a comment that is not closed. */
import { describe, expect, it } from 'vitest';
import { applyEdits, checkPlist, fixAll, fixesFor } from '../../../server/src/service/index.js';
import { dextExample } from '../../../server/src/service/rules/shared/examplePersonality.js';
import { inRoot, open } from './samples.js';

const next = '<key>CFBundleVersion</key>\n<string>1.0</string>';
const dict = '<dict>\n<key>A</key>\n<true/>\n</dict>';

describe('the end of a comment', () => {
	it.each([
		['<!-- <key>B</key>\n<integer>1</integer>', '<!-- <key>B</key>\n<integer>1</integer> -->'],
		['<!-- off: <key>B</key>\n<true/>', '<!-- off: <key>B</key>\n<true/> -->'],
		['<!-- <key>B</key>\r\n<true/>', '<!-- <key>B</key>\r\n<true/> -->'],
		['<key>A</key>\n<!-- <key>B</key>\n<true/>', '<key>A</key>\n<!-- <key>B</key> -->\n<true/>'],
		['<!-- <key>B</key> <true/>', '<!-- <key>B</key> <true/> -->'],
		['<!-- words', '<!-- words -->'],
		['<!-- words --', '<!-- words -->'],
		['<!-- words --!>', '<!-- words -->'],
		['<!-- words --&>', '<!-- words -->'],
		['<!-- words --.', '<!-- words -->'],
		['<!-- words -- >', '<!-- words -->'],
		['<!-- words --]]>', '<!-- words -->'],
		['<!-- words --v>', '<!-- words --v> -->'],
		['<!-- 设备--键盘>', '<!-- 设备--键盘> -->'],
		['<!-- words --/>', '<!-- words -->'],
		['<!-- words --&gt;', '<!-- words -->'],
		['<!-- words -', '<!-- words - -->'],
		['<!-- <key>B</key> <true/> --', '<!-- <key>B</key> <true/> -->'],
	])('is where whole entries are left: %j', (inside, fixed) => {
		const plist = open(inRoot(`${inside}\n${next}`), 'dext');
		expect(fixAll(plist).text).toBe(inRoot(`${fixed}\n${next}`));
	});

	it.each([
		`<!-- <key>B</key>\n${dict}`,
		`<!-- <key>B</key> ${dict}`,
		'<key>A</key>\n<!-- <true/>',
		'<!--\n<key>B</key>\n<true/>',
		'<!-- vendor <key>CFBundleName</key>\n<string>a</string>',
		'<!-- vendor <key>CFBundleName</key> <string>a</string>',
	])('is a decision of a person: %j', (inside) => {
		const plist = open(inRoot(`${inside}\n${next}`), 'dext');
		expect(fixAll(plist).text).not.toContain('-->');
	});
});

/** The texts after the fixes of the finding of a comment. */
function fixedTexts(text: string): readonly string[] {
	const plist = open(text, 'dext');
	const found = checkPlist(plist).find(({ code }) => code === 'unclosed-comment');
	return (found ? fixesFor(plist, found) : []).map(({ edits }) => applyEdits(text, edits));
}

describe('the ends that are offered for a comment', () => {
	it.each([
		[
			'<!-- vendor <key>B</key>\n<true/>',
			['<!-- vendor <key>B</key>\n<true/> -->', '<!-- vendor --> <key>B</key>\n<true/>'],
		],
		[
			'<!--\n<key>B</key>\n<true/>\n->\n<!-- note -->',
			[
				'<!--\n<key>B</key>\n<true/>\n-->\n<!-- note -->',
				'<!--\n<key>B</key>\n<true/>\n->\n--> <!-- note -->',
			],
		],
		[
			'<!--\n<key>B</key>\n<true/>\n—>\n',
			['<!--\n<key>B</key>\n<true/>\n-->\n', '<!-- -->\n<key>B</key>\n<true/>\n—>\n'],
		],
		[
			'<!-- vendor <key>B</key>\n<true/>\n<!-- note -->',
			[
				'<!-- vendor <key>B</key>\n<true/> -->\n<!-- note -->',
				'<!-- vendor --> <key>B</key>\n<true/>\n<!-- note -->',
				'<!-- vendor <key>B</key>\n<true/>\n--> <!-- note -->',
			],
		],
		[
			'<!-- vendor\n<key>B</key>\n<true/>\n<!-- note -->',
			[
				'<!-- vendor -->\n<key>B</key>\n<true/>\n<!-- note -->',
				'<!-- vendor\n<key>B</key>\n<true/>\n--> <!-- note -->',
			],
		],
		[
			'<key>A</key>\n<!-- always <true/>\n<!-- note -->',
			[
				'<key>A</key>\n<!-- always <true/> -->\n<!-- note -->',
				'<key>A</key>\n<!-- always <true/>\n--> <!-- note -->',
			],
		],
	])('are all that can be intended: %j', (inside, fixed) => {
		expect(fixedTexts(inRoot(`${inside}\n${next}`))).toEqual(
			fixed.map((each) => inRoot(`${each}\n${next}`)),
		);
	});

	it.each([
		'<!-- <key>B</key> <!-- note --> <true/> -->',
		'<!-- one <!-- two -->',
		'<!-- one <b> <!-- two -->',
	])('are none if it has an end of its own, or no tags of entries: %j', (inside) => {
		expect(fixedTexts(inRoot(`${inside}\n${next}`))).toEqual([]);
	});

	it('are not replaced by the key that is in the comment', () => {
		const server = '<key>IOUserServerName</key>\n<string>$(PRODUCT_BUNDLE_IDENTIFIER)</string>';
		const start = '<key>IOClass</key>';
		const wrong = inRoot(dextExample({ IOUserServerName: undefined })).replace(start, () =>
			['<!-- process', server, '<!-- class -->', start].join('\n'),
		);
		const plist = open(wrong, 'dext');
		const codes = checkPlist(plist).map(({ code }) => code);
		expect(codes).toEqual(
			expect.arrayContaining(['missing-io-user-server-name', 'unclosed-comment']),
		);
		expect(fixAll(plist).text).toBe(wrong);
	});
});
