/** Where fixes put end tags that are missing. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
	analyze,
	applyEdits,
	checkPlist,
	fixAll,
	fixesFor,
} from '../../../server/src/service/index.js';

function fixed(text: string): string {
	return fixAll(analyze(text, { uri: 'file:///Widget/Info.plist' })).text;
}

const example = readFileSync(
	new URL('../../../examples/MacroPadDriver/Info.plist', import.meta.url),
	'utf8',
);

describe('end tags that are removed from a driver', () => {
	it.each([
		['tabs', example],
		['spaces', example.replaceAll('\t', '  ')],
		['carriage returns', example.replaceAll('\n', '\r\n')],
	])('are added where they were: %s', (_title, text) => {
		const lines = text.split(/(?<=\n)/);
		const isEndTag = (line = ''): boolean => /^\s*<\/(?:dict|plist)>\s*$/.test(line);
		let count = 0;
		for (const [first] of lines.entries()) {
			for (let last = first; isEndTag(lines[last]); last++) {
				const broken = [...lines.slice(0, first), ...lines.slice(last + 1)].join('');
				expect(fixed(broken).trimEnd()).toBe(text.trimEnd());
				count++;
			}
		}
		expect(count).toBe(6);
	});
});

describe('an end tag', () => {
	it.each([
		['<plist><dict><key>A</key><true/>', '</dict>', '</plist>'],
		['<plist>\n<dict>\n\t<key>A</key>\n\t<array><true/>', '</array>', '\n</dict>\n</plist>'],
		['<plist>\n<dict>\n\t<key>A</key> <array>\n\t\t<true/>', '\n\t</array>', '\n</dict>\n</plist>'],
		['<plist><dict>\n\t<key>A</key>\n\t<true/>', '\n</dict>', '</plist>'],
		['<plist><dict>\n\t<key>A</key>\n\t<true/>', '\n</dict>', '\n</plist>'],
		['<plist>\n<dict>\n\t<key>A</key>\n\t<array>', '\n\t</array>', '\n</dict>\n</plist>'],
		[
			'<plist>\n<dict>\n\t<key>A</key>\n\t<array> <!-- a -->\n\t\t<true/> <!-- b -->',
			'\n\t</array>',
			'\n</dict>\n</plist>',
		],
	])('is added in the layout of its element: %j', (before, endTag, after) => {
		expect(fixed(before + after)).toBe(before + endTag + after);
	});

	it('is added to all elements in the layout of each, by a person if more than those of the root are missing', () => {
		const text = '<plist><dict>\n\t<key>A</key>\n\t<dict>\n\t\t<key>B</key>\n\t\t<array><true/>\n';
		expect(fixed(text)).toBe(text);
		const plist = analyze(text, { uri: 'file:///Widget/Info.plist' });
		const [fix] = checkPlist(plist).flatMap((finding) => fixesFor(plist, finding));
		expect(applyEdits(text, fix?.edits ?? [])).toBe(
			`${text.trimEnd()}</array>\n\t</dict>\n</dict></plist>\n`,
		);
	});
});
