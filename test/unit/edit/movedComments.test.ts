/** Comments of an entry move with it: none is left to be about the next key, and none about another key goes with it. */
import { describe, expect, it } from 'vitest';
import type { PlistEdit } from '../../../server/src/service/edit/plistEdit.js';
import { edited } from './edited.js';

const nextLine = '<!-- driver-plist-disable-next-line wrong-type -->';
const inFile = '<!-- driver-plist-disable wrong-type -->';

/** The lines of a property list, indented by one tab for each level in `lines`. */
function plistOf(lines: readonly string[]): string {
	return `<plist>\n<dict>\n${lines.map((line) => `\t${line}\n`).join('')}</dict>\n</plist>\n`;
}

/** Entries with these keys, each with `<true/>` on the next line. */
function entries(...keys: readonly string[]): readonly string[] {
	return keys.flatMap((key) => [`<key>${key}</key>`, '<true/>']);
}

/** A dictionary P that contains the lines after an entry Z. */
function target(...lines: readonly string[]): readonly string[] {
	return ['<key>P</key>', '<dict>', ...[...entries('Z'), ...lines].map(deeper), '</dict>'];
}

function deeper(line: string): string {
	return line === '' ? '' : `\t${line}`;
}

const movedA = entries('A');

/** The lines around P before, the lines around it after, and the lines that are in it then. */
const moves: readonly (readonly [
	name: string,
	before: readonly string[],
	stays: readonly string[],
	moved: readonly string[],
])[] = [
	['above it', ['<!-- a -->', ...movedA], [], ['<!-- a -->', ...movedA]],
	[
		'in several lines above it',
		['<!-- a', '     b -->', '<!-- c -->', ...movedA],
		[],
		['<!-- a', '     b -->', '<!-- c -->', ...movedA],
	],
	['on one line', ['<!-- a --> <!-- b -->', ...movedA], [], ['<!-- a --> <!-- b -->', ...movedA]],
	[
		'on the line of its key',
		['<!-- a --> <key>A</key>', '<true/>'],
		[],
		['<!-- a --> <key>A</key>', '<true/>'],
	],
	[
		'at the end of its line',
		['<key>A</key>', '<true/> <!-- a -->'],
		[],
		['<key>A</key>', '<true/> <!-- a -->'],
	],
	[
		'on both sides, and in it',
		['<!-- a -->', '<key>A</key> <!-- b -->', '<true/> <!-- c -->'],
		[],
		['<!-- a -->', '<key>A</key> <!-- b -->', '<true/> <!-- c -->'],
	],
	[
		'below what disables rules, and at the end of the line',
		[nextLine, '<!-- a -->', '<key>A</key>', '<true/> <!-- b -->'],
		[],
		[nextLine, '<!-- a -->', '<key>A</key>', '<true/> <!-- b -->'],
	],
];

const stays: typeof moves = [
	['of a section', ['<!-- a -->', '', ...movedA], ['<!-- a -->', ''], movedA],
	[
		'of a section above its own',
		['<!-- a -->', '', '<!-- b -->', ...movedA],
		['<!-- a -->', ''],
		['<!-- b -->', ...movedA],
	],
	[
		'of the entry before it',
		['<key>X</key>', '<true/> <!-- x -->', ...movedA],
		['<key>X</key>', '<true/> <!-- x -->'],
		movedA,
	],
	[
		'of the entry below it',
		[...movedA, '<!-- x -->', ...entries('X')],
		['<!-- x -->', ...entries('X')],
		movedA,
	],
	[
		'that disables rules in the line below it',
		['<key>A</key>', `<true/> ${nextLine}`, ...entries('X')],
		[nextLine, ...entries('X')],
		movedA,
	],
	['that disables rules in the file', [inFile, ...movedA], [inFile], movedA],
	[
		'above what disables rules in the file',
		['<!-- a -->', inFile, '<!-- b -->', ...movedA],
		['<!-- a -->', inFile],
		['<!-- b -->', ...movedA],
	],
	[
		'above a line with other entries',
		['<!-- a -->', '<key>A</key><true/><key>X</key><true/> <!-- x -->'],
		['<!-- a -->', '<key>X</key><true/> <!-- x -->'],
		['<key>A</key><true/>'],
	],
	[
		'after entries on one line',
		['<key>X</key><true/><key>A</key><true/> <!-- x -->'],
		['<key>X</key><true/> <!-- x -->'],
		['<key>A</key><true/>'],
	],
];

describe('moving an entry', () => {
	const cases = [
		...moves.map(([name, ...rest]) => [`with a comment ${name}`, ...rest] as const),
		...stays.map(([name, ...rest]) => [`without a comment ${name}`, ...rest] as const),
	];

	it.each(cases)('%s', (_name, before, after, moved) => {
		for (const eol of ['\n', '\r\n', '\r']) {
			const text = plistOf([...before, ...target()]).replaceAll('\n', eol);
			expect(
				edited(text, ({ entry, dict }) => [
					{ kind: 'moveEntry', entry: entry('A'), into: dict('P') },
				]),
			).toBe(plistOf([...after, ...target(...moved)]).replaceAll('\n', eol));
		}
	});

	it.each(moves)('keeps a comment %s once it moves back', (_name, before, _after, moved) => {
		expect(
			edited(plistOf([...target(...moved)]), ({ root, entry }) => [
				{ kind: 'moveEntry', entry: entry('P', 'A'), into: root },
			]),
		).toBe(plistOf([...target(), ...before]));
	});

	it('without a comment of the dictionary on the line of its tag', () => {
		expect(
			edited(
				plistOf([...entries('X'), '<key>D</key>', '<dict> <!-- d -->', ...movedA, '</dict>']),
				({ entry, root }) => [{ kind: 'moveEntry', entry: entry('D', 'A'), into: root }],
			),
		).toBe(plistOf([...entries('X'), '<key>D</key>', '<dict> <!-- d -->', '</dict>', ...movedA]));
	});

	it('with a comment to each of several dictionaries', () => {
		const dict = (name: string, ...lines: readonly string[]): readonly string[] => [
			`<key>${name}</key>`,
			...target(...lines).slice(1),
		];
		const a = ['<!-- a -->', '<key>A</key>', '<true/> <!-- b -->'];
		expect(
			edited(plistOf([...a, ...dict('P'), ...dict('Q')]), ({ entry, dict: into }) =>
				['P', 'Q'].map((key) => ({ kind: 'moveEntry', entry: entry('A'), into: into(key) })),
			),
		).toBe(plistOf([...dict('P', ...a), ...dict('Q', ...a)]));
	});
});

describe('moving an entry with long comments to many dictionaries', () => {
	it('is left out: a copy in each would make the text many times as long', () => {
		const keys = Array.from({ length: 100 }, (_, at) => `P${at}`);
		const dicts = keys.flatMap((key) => [`<key>${key}</key>`, '<dict/>']);
		const withComment = (length: number): string =>
			plistOf([`<!--${' '.repeat(length)}-->`, ...movedA, ...dicts]);
		const moved = (text: string): string =>
			edited(text, ({ entry, dict }) =>
				keys.map((key) => ({ kind: 'moveEntry', entry: entry('A'), into: dict(key) })),
			);
		expect(moved(withComment(20_000))).toBe(withComment(20_000));
		expect(moved(withComment(200)).match(/<!--/g)).toHaveLength(100);
	});
});

describe('entries that follow each other', () => {
	const a = ['<!-- a -->', '<key>A</key>', '<true/> <!-- a too -->'];
	const b = ['<!-- b -->', '<key>B</key>', '<true/> <!-- b too -->'];
	const c = ['<!-- c -->', ...entries('C')];

	it.each([
		['in one fix', [['A', 'B']]],
		['one after the other', [['A'], ['B']]],
	])('move with their own comments %s', (_name, steps) => {
		for (const eol of ['\n', '\r\n']) {
			let text = plistOf([...a, ...b, ...c, ...target()]).replaceAll('\n', eol);
			for (const keys of steps) {
				text = edited(text, ({ entry, dict }) =>
					keys.map((key) => ({ kind: 'moveEntry', entry: entry(key), into: dict('P') })),
				);
			}
			expect(text).toBe(plistOf([...c, ...target(...a, ...b)]).replaceAll('\n', eol));
		}
	});

	it('move with their own comments into a new dictionary', () => {
		const into = (...lines: readonly string[]): readonly string[] => [
			'<key>P</key>',
			'<dict>',
			...lines.map(deeper),
			'</dict>',
		];
		for (const eol of ['\n', '\r\n']) {
			expect(
				edited(plistOf([...a, ...b, ...c]).replaceAll('\n', eol), ({ entry, root }) => [
					{ kind: 'moveIntoNewDict', entries: [entry('A'), entry('B')], into: root, key: 'P' },
				]),
			).toBe(plistOf([...c, ...into(...a, ...b)]).replaceAll('\n', eol));
		}
	});
});

describe('the content of a dictionary', () => {
	it.each([
		['above it', ['<!-- d -->', '<key>D</key>'], '', ['<!-- d -->']],
		['at its end', ['<key>D</key>'], ' <!-- d -->', ['<!-- d -->']],
		['of a section', ['<!-- s -->', '', '<key>D</key>'], '', []],
	])('moves with a comment %s', (_name, key, end, comments) => {
		const a = ['<!-- a -->', ...entries('A')];
		const section = key.slice(0, -1).filter((line) => !comments.includes(line));
		const merge: (text: string) => string = (text) =>
			edited(text, ({ entry, dict }): readonly PlistEdit[] => [
				{ kind: 'moveContent', entry: entry('D'), into: dict('P') },
			]);
		expect(merge(plistOf([...key, '<dict>', ...a.map(deeper), `</dict>${end}`, ...target()]))).toBe(
			plistOf([...section, ...target(...comments, ...a)]),
		);
	});
});

describe('removing an entry', () => {
	it('leaves its comments, which may be about more than it', () => {
		expect(
			edited(plistOf(['<!-- a -->', '<key>A</key>', '<true/> <!-- b -->']), ({ entry }) => [
				{ kind: 'removeEntry', entry: entry('A') },
			]),
		).toBe(plistOf(['<!-- a -->', '<!-- b -->']));
	});
});
