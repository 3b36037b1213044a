/** Text of any origin is safe to print. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	display,
	displayJson,
	displayLines,
	joinDisplay,
	textOf,
} from '../../../server/src/cli/displayText.js';
import { hostileCharacters, hostileText, neverPrinted } from '../../support/hostileText.js';

describe('a value', () => {
	it.each(Object.entries(hostileCharacters))('with a %s stays on its line', (_title, text) => {
		const shown = textOf(display`a ${text}b\n`);
		expect(shown).toMatch(/^a [· \w[\];]*b\n$/);
		expect(shown).not.toMatch(neverPrinted);
	});

	it.each(['Größe', '日本', '👩‍👩‍👧', 'שלום', '…', ''])('%j is shown as it is', (text) => {
		expect(textOf(display`${text}`)).toBe(text);
	});

	it('made of parts is made printable once', () => {
		const part = display`${'\u001b'}${1}`;
		expect(textOf(display`<${joinDisplay([part, part], ', ')}>`)).toBe('<·1, ·1>');
	});
});

describe('lines', () => {
	it('keep only line feeds and tabs', () => {
		expect(textOf(displayLines('a\n\tb\r\n\u001b[1m'))).toBe('a\n\tb·\n·[1m');
		expect(textOf(displayLines(hostileText))).not.toMatch(neverPrinted);
	});
});

describe('JSON', () => {
	it('contains any text without printing its controls', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (random) => {
				const value = { key: `${hostileText}${random}`, [hostileText]: [random] };
				for (const indent of [undefined, '\t']) {
					const json = textOf(displayJson(value, indent));
					expect(json).not.toMatch(neverPrinted);
					expect(JSON.parse(json)).toEqual(value);
				}
			}),
		);
	});
});
