/** Names of people and computers in a redacted dump, and the values that repeat them. */
import { expect, it } from 'vitest';
import { redactDump } from '../../../server/src/service/registry/redaction/redactDump.js';

const person = '"UserShortName" = "willow"\n"UserLongName" = "Willow Quux-Berg"\n';
const computer = '"ComputerName" = "Willow Quux’s MacBook"\n';

function hexOf(text: string): string {
	return Buffer.from(text).toString('hex');
}

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

const account =
	'"UserShortName" = "squill"\n"UserLongName" = "Samantha Quill"\n"ComputerName" = "quillbook"\n';

it.each([
	['after an equals sign', '"e" = "-v user=squill"', '"e" = "-v user=REDACTED-1"'],
	['in a path', '"e" = "x/squill/y"', '"e" = "x/REDACTED-1/y"'],
	['in parentheses', '"e" = "uid=501(squill)"', '"e" = "uid=501(REDACTED-1)"'],
	['after a colon', '"e" = "name:squill"', '"e" = "name:REDACTED-1"'],
	['before a comma', '"e" = "squill,admin"', '"e" = "REDACTED-1,admin"'],
	['between hyphens', '"e" = "-Squill-"', '"e" = "-REDACTED-1-"'],
	['next to an underscore', '"e" = "squill_x"', '"e" = "REDACTED-1_x"'],
	['between spaces', '"e" = "the squill mouse"', '"e" = "the REDACTED-1 mouse"'],
	['in an address', '"e" = "http://quillbook:80/"', '"e" = "http://REDACTED-3:80/"'],
	['before a number', '"e" = "quillbook-2"', '"e" = "REDACTED-3-2"'],
	['joined by a period', '"e" = "samantha.quill"', '"e" = "REDACTED-2"'],
	['joined', '"e" = "x SamanthaQuill"', '"e" = "x REDACTED-2"'],
	['in XML', '<string>user=squill</string>', '<string>user=REDACTED-1</string>'],
	['as a key', '"squill" = 1', '"REDACTED-1" = 1'],
	['as a key in XML', '<key>Samantha Quill</key>', '<key>REDACTED-2</key>'],
	['before a capital letter', '"e" = "pid 7, samantha.quillApp"', '"e" = "pid 7, REDACTED-2App"'],
	['in data', `"e" = <${hexOf('x:squill;y')}>`, `"e" = <${hexOf('x:REDACTED-1;y')}>`],
])('a name %s is replaced', (_where, line, expected) => {
	expect(redacted(account, line)).toBe(expected);
	expect(redacted('', expected)).toBe(expected);
});

it.each([
	['a part of a word', 'squill', '"e" = "squillage mysquill"'],
	['a bundle', 'squill', '"e" = "com.squill.driver"'],
	['a word of a class', 'squill', '+-o x  <class SquillNub>\n"e" = "a=squill"'],
	['a class below a key', 'squill', '"IOClass" = "com_squill_Nub"\n"e" = "a=squill"'],
	['a word of a key', 'squill', '"SquillMode" = 1\n"e" = "a=squill"'],
	['a key', 'squill', '"a=squill" = 1'],
	['a name of three letters', 'sam', '"e" = "a=sam"'],
	['the name of a vendor', 'logitech', '"e" = "USB/Logitech"'],
	['the name of a product', 'macbookpro', '"e" = "a=MacBookPro,1"'],
	['a hyphenated product', 'mac-mini-2', '"e" = "a=mac-mini-2"'],
	['hexadecimal digits', 'decade', '"e" = "0-decade"'],
	['a mark', 'redacted', '"e" = "REDACTED-7"'],
])('%s that an account has as its name, too, stays', (_what, name, lines) => {
	const dump = redactDump(`"UserShortName" = "${name}"\n${lines}\n`).text;
	expect(dump).toBe(
		`"UserShortName" = "${name === 'redacted' ? 'REDACTED-8' : 'REDACTED-1'}"\n${lines}\n`,
	);
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

it.each([
	['its words', '"e" = "Anna_Müller"', '"e" = "REDACTED-2"'],
	['its words in lower case', '"e" = "annamüller"', '"e" = "REDACTED-2"'],
	['other accents', '"e" = "anna_mueller"', '"e" = "REDACTED-3"'],
	['escapes of a URL', '"e" = "x/anna.m%C3%BCller/y"', '"e" = "x/REDACTED-3/y"'],
	['the end of a word', '"e" = "AnnaMüllersDevice"', '"e" = "REDACTED-3"'],
	['one word only', '"e" = "Müller"', '"e" = "REDACTED-3"'],
	['a word that is not a name', '"e" = "anna_driver"', '"e" = "REDACTED-3_driver"'],
])('no half of a name stays: %s', (_what, line, expected) => {
	expect(redacted('"UserName" = "anna.müller"\n"RealName" = "Anna Müller"\n', line)).toBe(expected);
});

it('a surname that is not known is replaced with the first name', () => {
	expect(redacted('"Product" = "Anna’s iPad"\n', '"e" = "a=Anna_Bergstrom"')).toBe(
		'"e" = "a=REDACTED-2"',
	);
});

it.each(['"owner=squill"', '"squill\'s disk"'])(
	'a key that is a name makes no word usual: %s',
	(value) => {
		expect(redacted('"UserName" = "squill"\n"squill" = 1\n', `"e" = ${value}`)).toBe(
			`"e" = ${value.replace('squill', 'REDACTED-1')}`,
		);
	},
);

it('a key that many entries have is not there because of a person', () => {
	const lines = '"squill" = 1\n'.repeat(9);
	const dump = `"UserName" = "squill"\n${lines}"e" = "a=squill"\n`;
	expect(redactDump(dump).text).toBe(`"UserName" = "REDACTED-1"\n${lines}"e" = "a=squill"\n`);
});

it('an address with colons in data is replaced as a whole', () => {
	const mark = Buffer.from('REDACTED-1').toString('hex');
	const { text } = redactDump('"local-mac-address" = <a4:83:e7:12:34:56>\n');
	expect(text).toBe(`"local-mac-address" = <${mark}>\n`);
});
