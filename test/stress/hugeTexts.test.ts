/** Huge texts are parsed, checked and shown without a stack overflow. */
import { describe, expect, it } from 'vitest';
import { cursorAt } from '../../server/src/service/features/cursorContext.js';
import { analyze, foldingRangesOf, outlineOf } from '../../server/src/service/index.js';
import { parse } from '../../server/src/service/syntax/parse.js';
import { brokenPieces } from '../support/brokenPieces.js';
import { expectValidRanges } from '../support/expectValidRanges.js';

const levels = 100_000;

describe('the parser', () => {
	it.each(brokenPieces)('reads %s a million times', (text) => {
		expect(parse(text.repeat(1_000_000)).faults.length).toBeGreaterThan(0);
	});
});

describe('a check', () => {
	const start =
		'<plist version="1.0"><dict>\n<key>CFBundlePackageType</key><string>DEXT</string>\n';

	it.each([
		['unclosed dictionaries without keys', `<plist>${'<dict>'.repeat(levels)}`],
		['unclosed dictionaries', `${start}${'<key>A</key><dict>\n'.repeat(levels)}`],
		[
			'nested dictionaries that all repeat a key',
			`${start}${'<key>A</key><string/><key>A</key><dict>\n'.repeat(levels)}`,
		],
		[
			'a dictionary of one key',
			`${start}${'<key>A</key><string/>\n'.repeat(levels)}</dict></plist>`,
		],
	])('reads %s', (_, text) => {
		expectValidRanges(text, 'dext');
	});

	it('reads 20,000 misspelled keys', () => {
		const keys = Array.from(
			{ length: 20_000 },
			(_, index) => `<key>CFBundleExecutibl${index}</key><true/>`,
		);
		expectValidRanges(`<plist><dict>${keys.join('')}</dict></plist>`, 'kext');
	});
});

describe('the editor', () => {
	it.each(['<array>', '<dict><key>A</key>'])(`shows ${levels} levels of %s`, (open) => {
		const text = `<plist version="1.0">${open.repeat(levels)}`;
		const plist = analyze(text, { uri: 'file:///a/Info.plist', kind: 'dext' });
		expect(cursorAt(plist, text.length).place).toBe('between');
		expect(outlineOf(plist)).toHaveLength(1);
		expect(foldingRangesOf(plist)).toEqual([]);
	});
});
