/** The outline as indented text, and folding ranges by line. */
import { describe, expect, it } from 'vitest';
import { foldingRangesOf, type OutlineItem, outlineOf } from '../../../server/src/service/index.js';
import { inRoot, open } from './samples.js';

function outline(text: string): string {
	const lines: string[] = [];
	const add = (items: readonly OutlineItem[], indent: string): void => {
		for (const { name, detail, kind, children } of items) {
			lines.push(`${indent}${name}: ${detail} (${kind})`);
			add(children, `${indent}  `);
		}
	};
	add(outlineOf(open(text, 'dext')), '');
	return lines.join('\n');
}

const DRIVER = inRoot(`\t<key>CFBundleIdentifier</key>
\t<string>com.example.driver</string>
\t<key>IOKitPersonalities</key>
\t<dict>
\t\t<key>MyDriver</key>
\t\t<dict>
\t\t\t<key>IOClass</key>
\t\t\t<string>IOUserService</string>
\t\t\t<key>IOProviderClass</key>
\t\t\t<string>IOPCIDevice</string>
\t\t\t<key>Pairs</key>
\t\t\t<array>
\t\t\t\t<integer>0x10</integer>
\t\t\t\t<dict/>
\t\t\t</array>
\t\t\t<key>Fast</key>
\t\t\t<true/>
\t\t\t<key>Nothing</key>
\t\t</dict>
\t</dict>`);

describe('outline', () => {
	it('reads IOKitPersonalities › MyDriver › IOClass', () => {
		expect(outline(DRIVER)).toBe(
			[
				'CFBundleIdentifier: com.example.driver (string)',
				'IOKitPersonalities: 1 key (dict)',
				'  MyDriver: IOUserService on IOPCIDevice (personality)',
				'    IOClass: IOUserService (string)',
				'    IOProviderClass: IOPCIDevice (string)',
				'    Pairs: 2 items (array)',
				'      [0]: 0x10 (number)',
				'      [1]: 0 keys (dict)',
				'    Fast: true (boolean)',
				'    Nothing: no value (string)',
			].join('\n'),
		);
	});

	it('shows characters that are invisible or change the order of a text', () => {
		expect(outline(inRoot('<key>a\u202egnp\u0007</key><string>\u2066x\u0001</string>'))).toBe(
			'a\\u202egnp\\u0007: \\u2066x\\u0001 (string)',
		);
	});

	it('shortens long keys', () => {
		expect(outline(inRoot(`<key>${'A'.repeat(1000)}</key><true/>`)).length).toBeLessThan(100);
	});

	it('shortens long and multi-line strings without splitting characters', () => {
		const long = outline(inRoot(`<key>A</key><string>${'🚗 '.repeat(100)}\n</string>`));
		expect(long).toMatch(/^A: (🚗 ){29}.?… \(string\)$/u);
	});

	it('names an empty key', () => {
		expect(outline(inRoot('<key></key><string>a</string>'))).toBe('"": a (string)');
	});

	it('selects the key inside the range of the entry', () => {
		const text = inRoot('<key>A</key><string>a</string>');
		const [item] = outlineOf(open(text));
		expect(text.slice(item?.selectionRange.start, item?.selectionRange.end)).toBe('A');
		expect(text.slice(item?.range.start, item?.range.end)).toBe('<key>A</key><string>a</string>');
	});

	it('shows the number of hidden items of a huge file', () => {
		const entries = Array.from({ length: 6000 }, (_, n) => `<key>K${n}</key><true/>`).join('\n');
		const items = outlineOf(open(inRoot(entries)));
		expect(items).toHaveLength(5001);
		expect(items.at(-1)?.detail).toBe('1000 or more further items are not shown');
	});

	it('shows where nesting is too deep', () => {
		const deep = '<array>'.repeat(10_000);
		let items = outlineOf(open(`<plist version="1.0">${deep}`));
		let levels = 0;
		while (items[0]?.children.length) {
			items = items[0].children;
			levels += 1;
		}
		expect(levels).toBeLessThan(1000);
		expect(items[0]?.detail).toBe('deeper levels are not shown');
	});
});

describe('folding', () => {
	it('folds dictionaries, arrays, long data, comments and preprocessor branches', () => {
		const text = `<!-- one
two -->
<plist version="1.0">
<dict>
	<key>Blob</key>
	<data>
	AAAA
	</data>
	<key>One line</key><array><true/></array>
#if DEBUG
	<key>List</key>
	<array>
		<true/>
	</array>
#else
	<key>Other</key><true/>
#endif
	<!-- one line -->
</dict>
</plist>
`;
		const line = (offset: number): number => text.slice(0, offset).split('\n').length;
		const folds = foldingRangesOf(open(text)).map(
			({ range, kind }) => `${line(range.start)}-${line(range.end)} ${kind}`,
		);
		expect(folds).toEqual([
			'1-2 comment',
			'4-19 region',
			'6-8 region',
			'10-14 region',
			'12-14 region',
			'15-16 region',
		]);
	});
});
