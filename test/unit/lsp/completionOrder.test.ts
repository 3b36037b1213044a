/** The first rows of the list of VS Code, in which an abbreviation of Emmet matches in full. */
import { expect, it } from 'vitest';
import { orderBeforeAbbreviations } from '../../../client/src/completionOrder.js';

type Position = Parameters<typeof orderBeforeAbbreviations>[2];

interface Item {
	readonly label: string;
	readonly filterText: string;
	readonly sortText: string;
}

const names = [
	'com.apple.kpi.bsd',
	'com.apple.kpi.iokit',
	'com.apple.kpi.libkern',
	'com.apple.iokit.IOHIDFamily',
	'com.apple.kpi.io',
];

/** The list for a line with `|` for the cursor and `[` for the start of what the items replace. */
function listFor(marked: string): { items: readonly Item[]; isIncomplete: boolean } {
	const start = marked.indexOf('[');
	const text = marked.replace('[', '');
	const character = text.indexOf('|');
	const range = { start: { line: 0, character: start } } as never;
	const items = names.map((label, index) => ({
		label,
		filterText: label,
		sortText: `0${index}`,
		range,
	}));
	const document = { lineAt: () => ({ text: text.replace('|', '') }) as never };
	const list = { isIncomplete: false, items };
	return orderBeforeAbbreviations(list, document, { line: 0, character } as Position);
}

/** The items that match what was typed in full, as VS Code sorts them. */
function first(marked: string, typed: string): readonly unknown[] {
	const { items, isIncomplete } = listFor(marked);
	const full = items.filter(({ filterText }) => filterText === typed);
	expect(isIncomplete).toBe(full.length > 0);
	for (const { sortText } of full) expect(sortText < '.').toBe(true);
	return full.sort((a, b) => (a.sortText < b.sortText ? -1 : 1)).map(({ label }) => label);
}

it.each([
	['the beginning', 'com.apple.kpi.l', ['com.apple.kpi.libkern']],
	['the beginning in another case', 'com.Apple.KPI.L', ['com.apple.kpi.libkern']],
	[
		'a whole name before longer ones',
		'com.apple.kpi.io',
		['com.apple.kpi.io', 'com.apple.kpi.iokit'],
	],
	['a part before scattered letters', 'kpi.l', ['com.apple.kpi.libkern']],
	['scattered letters', 'com.iokit', ['com.apple.kpi.iokit', 'com.apple.iokit.IOHIDFamily']],
	['nothing that matches', 'com.example.x', []],
])('%s', (_, typed, expected) => {
	expect(first(`\t<key>[${typed}|</key>`, typed)).toEqual(expected);
	expect(first(`\t[${typed}|`, typed)).toEqual(expected);
});

it.each(['com', '', '<key>com.apple.k', '$(com.apple', 'com apple.kpi'])(
	'leaves %j to VS Code, because it is not an abbreviation',
	(typed) => {
		expect(listFor(`[${typed}|`).items.map(({ filterText }) => filterText)).toEqual(names);
		expect(listFor(`[${typed}|`).isIncomplete).toBe(false);
	},
);
