/** A comment in a leaf is one error, whose fix moves it with the whitespace that is there because of it. */
import { describe, expect, it } from 'vitest';
import { checkPlist, fixAll } from '../../../server/src/service/index.js';
import { inRoot, open } from './samples.js';

describe('a comment in a leaf', () => {
	it.each([
		['<integer>4617 <!-- 0x1209 --></integer>', '<integer>4617</integer>'],
		['<integer><!-- 0x1209 --> 4617</integer>', '<integer>4617</integer>'],
		['<integer>4617\n<!-- 0x1209 -->\n</integer>', '<integer>4617</integer>'],
		['<real>1.5 <!-- 0x1209 --></real>', '<real>1.5</real>'],
		['<date>2024-01-01T00:00:00Z <!-- 0x1209 --></date>', '<date>2024-01-01T00:00:00Z</date>'],
		['<data>AAAA\n<!-- 0x1209 -->\nAAAA</data>', '<data>AAAA\nAAAA</data>'],
		['<string>one <!-- 0x1209 --></string>', '<string>one</string>'],
		['<string>one <!-- 0x1209 --> two</string>', '<string>one two</string>'],
		['<string>one<!-- 0x1209 --> two</string>', '<string>one two</string>'],
	])('is moved before it: %j', (written, fixed) => {
		const plist = open(inRoot(`<key>A</key>\n${written}`), 'kext');
		expect(checkPlist(plist).filter(({ severity }) => severity === 'error')).toMatchObject([
			{ code: 'comment-in-leaf' },
		]);
		expect(fixAll(plist).text).toBe(inRoot(`<key>A</key>\n<!-- 0x1209 -->\n${fixed}`));
	});

	it('leaves the faults of its text', () => {
		const plist = open(inRoot('<key>A</key>\n<integer>12a <!-- 0x12a --></integer>'), 'kext');
		const codes = checkPlist(plist).map(({ code }) => code);
		expect(codes).toEqual(expect.arrayContaining(['comment-in-leaf', 'invalid-integer']));
	});
});
