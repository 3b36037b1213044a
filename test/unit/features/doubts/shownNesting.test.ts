/** Tags of dictionaries and arrays that are missing or superfluous: *fix all* repairs them only where the indentation shows where they belong. */
import { describe, expect, it } from 'vitest';
import { applyEdits, checkPlist, fixAll, fixesFor } from '../../../../server/src/service/index.js';
import { open } from '../samples.js';

const right = `<plist version="1.0">
<dict>
	<key>Ports</key>
	<dict>
		<key>HS01</key>
		<dict>
			<key>port</key>
			<data>AQAAAA==</data>
		</dict>
		<key>HS02</key>
		<dict>
			<key>port</key>
			<data>AgAAAA==</data>
		</dict>
	</dict>
	<key>Groups</key>
	<array>
		<string>a</string>
		<string>b</string>
	</array>
	<key>Z</key>
	<true/>
</dict>
</plist>
`;

/** What happens to a file: the text that is damaged, and what is in its place. */
const damages: readonly (readonly [string, string, string])[] = [
	['an end tag is missing', '\t\t</dict>\n\t\t<key>HS02', '\t\t<key>HS02'],
	['two end tags are missing', '\t\t</dict>\n\t</dict>\n', ''],
	[
		'an end tag is there twice',
		'\t\t</dict>\n\t\t<key>HS02',
		'\t\t</dict>\n\t\t</dict>\n\t\t<key>HS02',
	],
	['a start tag is missing', '<key>HS02</key>\n\t\t<dict>\n', '<key>HS02</key>\n'],
	['a start tag is there twice', '<key>HS02</key>\n', '<key>HS02</key>\n\t\t<dict>\n'],
	['the start tag of an array is missing', '\t<array>\n', ''],
];

const layouts: readonly (readonly [string, (text: string) => string])[] = [
	['no indentation', (text) => text.replaceAll('\t', '')],
	['one line', (text) => text.replace(/\s*\n\s*/g, '')],
	[
		'irregular indentation',
		(text) => text.replace(/^\t+/gm, (tabs, at: number) => tabs + ' '.repeat(at % 3)),
	],
];

const flat = (text: string): string => text.replace(/\s+/g, '');

describe.each(damages)('%s', (_, from, to) => {
	const damaged = right.replace(from, to);

	it('is repaired by indentation', () => {
		expect(damaged).not.toBe(right);
		expect(fixAll(open(damaged, 'kext')).text).toBe(right);
	});

	it.each(layouts)('is repaired as it was, or by a person: %s', (_layout, change) => {
		const text = change(damaged);
		const plist = open(text, 'kext');
		const { text: fixed } = fixAll(plist);
		if (fixed !== text) expect(flat(fixed)).toBe(flat(right));
		const errors = checkPlist(plist).filter(({ severity }) => severity === 'error');
		expect(errors).not.toEqual([]);
		const fixes = errors.flatMap((each) => fixesFor(plist, each));
		for (const { edits, preferred } of fixes) {
			if (preferred) expect(flat(applyEdits(text, edits))).toBe(flat(right));
		}
	});
});

it.each([
	'<plist version="1.0"><dict><key>A</key><dict><key>B</key><true/></dict>',
	'<plist version="1.0"><dict><key>A</key><true/></plist>',
])('an end tag that can be in one place only is added without indentation: %j', (text) => {
	const fixed = open(fixAll(open(text, 'other')).text, 'other');
	expect(checkPlist(fixed)).toEqual([]);
});
