/** The lint of wording finds what it bans, and where. */
import { describe, expect, it } from 'vitest';
import { messageFaults, titleFaults } from '../../scripts/proseLint/textFaults.js';
import { findBannedWording } from '../../scripts/proseLint.js';

function foundIn(text: string): readonly string[] {
	return findBannedWording(text).map(({ line, text: found }) => `${line} ${found}`);
}

describe('banned wording', () => {
	it.each([
		["'<bool>' is no element", ['1 is no']],
		['a\nb stands twice', ['2 stands']],
		['\t * the value stands\n\t * behind it', ['1 stands', '2 behind']],
		['\t// which does not\n\t// count', ['1 does not count']],
		['const saidOnce = 1', ['1 said']],
		['Colours and licences', ['1 Colour', '1 licences']],
	])('is found in %j', (text, found) => {
		expect(foundIn(text)).toEqual(found);
	});

	it.each([
		"'X' is not a key.",
		'There is no key.',
		'It is no longer read.',
		'A blank line ends it.',
		"new ThemeIcon('blank')",
		'`standalone`',
		'CFBundleSpokenName',
	])('is not found in %j', (text) => {
		expect(foundIn(text)).toEqual([]);
	});
});

describe('a message', () => {
	it.each([
		["'X' is not a key.", []],
		["Unknown key 'X'. Did you mean 'Y'?", []],
		["Unknown entity '&x;'.", []],
		["'X' is not a key", ['has no full stop']],
		["Duplicate key 'X'. The kernel rejects it; other parsers use it.", []],
		["'X' is not a key; 'Y' is.", ['joins sentences with a semicolon or a dash']],
		[`${'a'.repeat(100)}.`, ['has a first sentence of 101 characters']],
		[`A. B${'b'.repeat(157)}.`, ['has 162 characters']],
	])('%j has the faults %j', (message, faults) => {
		expect(messageFaults(message)).toEqual(faults);
	});
});

describe('the title of a fix', () => {
	it.each([
		["Add 'X'", true],
		["Insert 'X'", false],
		["Add 'X'.", false],
	])('%j is valid: %j', (title, valid) => {
		expect(titleFaults(title).length === 0).toBe(valid);
	});
});
