/** Where *Fix all* ends a comment that is not closed. */
import { describe, expect, it } from 'vitest';
import { fixAll } from '../../../server/src/service/index.js';
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
	])('is where whole entries are left: %j', (inside, fixed) => {
		const plist = open(inRoot(`${inside}\n${next}`), 'dext');
		expect(fixAll(plist).text).toBe(inRoot(`${fixed}\n${next}`));
	});

	it.each([
		`<!-- <key>B</key>\n${dict}`,
		`<!-- <key>B</key> ${dict}`,
		'<key>A</key>\n<!-- <true/>',
		'<!--\n<key>B</key>\n<true/>',
	])('is a decision of a person: %j', (inside) => {
		const plist = open(inRoot(`${inside}\n${next}`), 'dext');
		expect(fixAll(plist).text).not.toContain('-->');
	});
});
