/** Columns for a terminal. */
import { expect, it } from 'vitest';
import { renderColumns } from '../../../server/src/cli/textLayout.js';

const rows = [
	['Key', 'root', 'What the key means.'],
	['A key with a name that is long', 'personality', 'What the long key means.'],
];

it('are as wide as their cells where nothing limits them', () => {
	expect(renderColumns(rows, Number.POSITIVE_INFINITY)).toBe(
		'Key                             root         What the key means.\n' +
			'A key with a name that is long  personality  What the long key means.\n',
	);
});

it('take a third of the terminal at most, so that the last one has room', () => {
	expect(renderColumns(rows, 48)).toBe(
		'Key               root         What the key mea…\n' +
			'A key with a name that is long  personality  Wh…\n',
	);
});
