/** Entities that a document type declares, after *fix all*. */
import { describe, expect, it } from 'vitest';
import { fixAll } from '../../../server/src/service/features/fixAll.js';
import { renderMessage } from '../../../server/src/service/messages/message.js';
import { analyzeExample, findingsOf, fixesOf } from '../../support/checkFindings.js';

const file = (type: string, content: string): string =>
	`<!DOCTYPE plist${type}>\n<plist version="1.0">\n<dict>\n\t<key>Example</key>\n\t${content}\n</dict>\n</plist>\n`;

const fixed = (text: string): string => fixAll(analyzeExample(text, { whole: true })).text;

const subset = (...declarations: readonly string[]): string => ` [ ${declarations.join(' ')} ]`;

describe('a reference becomes the text that is declared', () => {
	it.each([
		['in a string', 'id', 'com.example.widget', '<string>&id;</string>'],
		['with a name of several words', 'my-id_1.x', 'widget', '<string>a &my-id_1.x; b</string>'],
		['in an integer', 'vid', '4617', '<integer>&vid;</integer>'],
		['with a name like a hexadecimal number', 'face', '4617', '<integer>&face;</integer>'],
		['in a real number', 'half', '0.5', '<real>&half;</real>'],
		['in a date', 'day', '2026-01-31T12:00:00Z', '<date>&day;</date>'],
		['in data', 'bytes', 'AAEC', '<data>&bytes;</data>'],
		['in a part of data', 'bytes', 'AAEC', '<data>AAEC &bytes;</data>'],
		['in a key', 'name', 'Name', '<true/>\n\t<key>&name;</key>\n\t<true/>'],
	])('%s', (_what, name, text, content) => {
		const type = subset(`<!ENTITY ${name} "${text}">`);
		expect(fixed(file(type, content))).toBe(file('', content.replace(`&${name};`, text)));
	});
});

describe('declarations are kept by a reference', () => {
	it.each([
		['to an entity that is not declared', '<string>&other;</string>'],
		['without its semicolon', '<string>&id</string>'],
		['without its semicolon before more text', '<string>&id.driver and &idDriver</string>'],
		['with a space', '<string>& id;</string>'],
		['in other letters', '<integer>&ID;</integer>'],
		['in an integer, without its semicolon', '<integer>&id</integer>'],
		['in an integer, to a file', '<integer>&file;</integer>'],
		['in data, to a file', '<data>&file;</data>'],
		['with a name of several words, to a file', '<string>&file-1;</string>'],
	])('%s', (_what, content) => {
		const type = subset(
			'<!ENTITY id "4617">',
			'<!ENTITY file SYSTEM "a.txt">',
			'<!ENTITY file-1 SYSTEM "a.txt">',
		);
		expect(fixed(file(type, content))).toBe(file(type, content));
	});

	it('in an attribute', () => {
		const text = file(subset('<!ENTITY v "1.0">'), '<true/>').replace(
			'"1.0">\n<dict',
			'"&v;">\n<dict',
		);
		expect(fixed(text)).toBe(text);
	});
});

describe('the text of an entity', () => {
	const long = 'x'.repeat(300);
	it.each([
		['is not in a comment', ['<!ENTITY x "yes">', '<!-- <!ENTITY x "no"> -->'], 'yes'],
		['is not in a comment before it', ['<!-- <!ENTITY x "no"> -->', '<!ENTITY x "yes">'], 'yes'],
		['is not in a comment alone', ['<!-- <!ENTITY x "no"> -->'], undefined],
		['is not in an instruction', ['<?a <!ENTITY x "no"> ?>', '<!ENTITY x "yes">'], 'yes'],
		['is not in another text', [`<!ENTITY y '<!ENTITY x "no">'>`, '<!ENTITY x "yes">'], 'yes'],
		['is that of the first declaration', ['<!ENTITY x "yes">', '<!ENTITY x "no">'], 'yes'],
		['is not that after a file', ['<!ENTITY x SYSTEM "a">', '<!ENTITY x "no">'], undefined],
		['is not known after a parameter entity', ['%more;', '<!ENTITY x "no">'], undefined],
		['is not another entity', ['<!ENTITY x "&y;">', '<!ENTITY y "no">'], undefined],
		['is not markup', ['<!ENTITY x "<b/>">'], undefined],
		['is not long', [`<!ENTITY x "${long}">`], undefined],
	])('%s', (_what, declarations, text) => {
		const before = file(subset(...declarations), '<string>&x;</string>');
		const after = fixed(before);
		if (text === undefined) expect(after).toBe(before);
		else expect(after).toContain(`<string>${text}</string>`);
	});
});

it('other ampersands do not keep declarations', () => {
	const type = subset('<!ENTITY vid "4617">');
	expect(fixed(file(type, '<string>Audio & Video &amp; &lt;</string>'))).toBe(
		file('', '<string>Audio &amp; Video &amp; &lt;</string>'),
	);
});

it('a person chooses what a reference with a slip is', () => {
	const plist = analyzeExample(
		file(subset('<!ENTITY id "widget">'), '<string>com.&id.driver</string>'),
		{ whole: true },
	);
	const finding = findingsOf(plist).find(({ code }) => code === 'bare-ampersand');
	const fixes = finding ? fixesOf(plist, finding) : [];
	expect(fixes.map(({ title, preferred }) => [renderMessage(title), preferred])).toEqual([
		["Change to 'widget'", false],
		["Change to '&amp;'", false],
	]);
});
