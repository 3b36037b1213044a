/** Names of people and computers in a redacted dump, and the values that repeat them. */
import { expect, it } from 'vitest';
import { redactDump } from '../../../server/src/service/registry/redaction/redactDump.js';

const person = '"UserShortName" = "willow"\n"UserLongName" = "Willow Quux-Berg"\n';
const computer = '"ComputerName" = "Willow Quux’s MacBook"\n';

/** The value `text` after a redaction of a dump that has names before it. */
function redacted(names: string, line: string): string | undefined {
	return redactDump(`${names}${line}\n`).text.split('\n').at(-2);
}

it.each([
	['in other capitals', person, '"e" = "Willow"', '"e" = "REDACTED-1"'],
	['of several words in capitals', person, '"e" = "WILLOW QUUX-BERG"', '"e" = "REDACTED-2"'],
	['in reverse order', person, '"e" = "Quux-Berg, Willow"', '"e" = "REDACTED-3, REDACTED-1"'],
	['before a product', person, '"e" = "Quux-Berg iPad"', '"e" = "REDACTED-3 iPad"'],
	['in lower case', person, '"e" = "quux-berg\'s mouse"', '"e" = "REDACTED-3\'s mouse"'],
	['in XML', person, '<string>Quux-Berg</string>', '<string>REDACTED-3</string>'],
	['of a computer', computer, '"e" = "Willow Quux"', '"e" = "REDACTED-2"'],
	['of a word of it', computer, '"e" = "Quux"', '"e" = "REDACTED-2"'],
	[
		'of a computer in a network',
		'"LocalHostName" = "Willow-Quuxs-MacBook"\n',
		'"e" = "Willow Quux"',
		'"e" = "REDACTED-2"',
	],
	['of an owner', '"Product" = "Willow’s iPhone"\n', '"e" = "willow"', '"e" = "REDACTED-1"'],
	[
		'with combining accents',
		'"UserLongName" = "Zoé Quux"\n',
		`"e" = "${'Zoé Quux'.normalize('NFD')}"`,
		'"e" = "REDACTED-2"',
	],
])('a name %s is replaced', (_what, names, line, expected) => {
	expect(redacted(names, line)).toBe(expected);
});

it.each([
	['a class', person, '"IOClass" = "Willow"'],
	['a class in XML', person, '<key>IOProviderClass</key><string>Willow</string>'],
	['an identifier', person, '"e" = "com.quux-berg.driver"'],
	['a part of a word', person, '"e" = "WillowController"'],
	['a word of products', '"UserLongName" = "Max Magic"\n', '"e" = "Magic Mouse"'],
	['a common volume', '"UserShortName" = "customer"\n', '"e" = "Customer"'],
	['a key', person, '"Willow" = 1'],
	['a key with several words', person, '"Quux-Berg Mode" = "x"'],
	['a key in XML', person, '<key>Willow Mode</key>'],
])('%s that is like a name stays', (_what, names, line) => {
	expect(redacted(names, line)).toBe(line);
});

it('an address with colons in data is replaced as a whole', () => {
	const mark = Buffer.from('REDACTED-1').toString('hex');
	const { text } = redactDump('"local-mac-address" = <a4:83:e7:12:34:56>\n');
	expect(text).toBe(`"local-mac-address" = <${mark}>\n`);
});
