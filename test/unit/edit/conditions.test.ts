/** New entries go outside of preprocessor conditions, whose entries a build can leave out. */
import { describe, expect, it } from 'vitest';
import { edited } from './edited.js';

/** Lines of a dictionary, in which `+` is the place of the new entry. */
const places = [
	'#if DEBUG\n\t<key>A</key>\n\t<true/>\n#endif\n+',
	'+#if DEBUG\n\t<key>N</key>\n\t<true/>\n#endif\n\t<key>O</key>\n\t<true/>\n\t<key>P</key>\n\t<true/>\n',
	'+#if DEBUG\n\t<!-- why -->\n\t<key>N</key>\n\t<true/>\n#else\n\t<key>O</key>\n\t<true/>\n#endif\n\t<key>P</key>\n\t<true/>\n',
	'+#if A\n#if B\n\t<key>N</key>\n\t<true/>\n#endif\n\t<key>O</key>\n\t<true/>\n#endif\n\t<key>P</key>\n\t<true/>\n',
	'\t<key>A</key>\n#if DEBUG\n\t<true/>\n#else\n\t<false/>\n#endif\n+',
	'\t<key>B</key>\n\t<true/>\n#if DEBUG\n\t<key>A</key>\n\t<true/>\n#else\n\t<key>A</key>\n\t<false/>\n#endif\n+\t<!-- end -->\n',
	'#if A\n\t<key>A</key>\n\t<true/>\n#endif\n\t<key>B</key>\n\t<true/>\n\t<key>C</key>\n\t<true/>\n+#if B\n\t<key>N</key>\n\t<true/>\n#endif\n',
];

describe('a new entry', () => {
	it.each(places)('is inserted outside of conditions: %j', (marked) => {
		const frame = (lines: string): string => `<plist>\n<dict>\n${lines}</dict>\n</plist>\n`;
		const before = frame(marked.replace('+', ''));
		const after = frame(marked.replace('+', '\t<key>M</key>\n\t<string>1</string>\n'));
		expect(
			edited(before, ({ root }) => [{ kind: 'insertEntry', into: root, key: 'M', value: '1' }]),
		).toBe(after);
	});

	it('is in the condition around its dictionary', () => {
		const frame = (entry: string): string =>
			`<plist>\n<dict>\n#if DEBUG\n\t<key>A</key>\n\t<dict>\n\t\t<key>B</key>\n\t\t<true/>\n${entry}\t</dict>\n#endif\n</dict>\n</plist>\n`;
		expect(
			edited(frame(''), ({ dict }) => [
				{ kind: 'insertEntry', into: dict('A'), key: 'M', value: '1' },
			]),
		).toBe(frame('\t\t<key>M</key>\n\t\t<string>1</string>\n'));
	});
});
