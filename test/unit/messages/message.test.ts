/** Messages: typed parameters in templates, rendered on one line and abbreviated in one place. */
import { describe, expect, it } from 'vitest';
import { analyze, checkPlist, fixesFor } from '../../../server/src/service/index.js';
import { defineMessages, renderMessage } from '../../../server/src/service/messages/message.js';

const messages = defineMessages('test', {
	plain: 'No parameters.',
	quoted: "Unknown key '{key}'. Did you mean '{suggestion}'?",
	list: 'Needs {keys}.',
	choice: 'Must be {types}.',
	count: '{count} elements.',
});

describe('a message', () => {
	it('is found by its owner and name', () => {
		expect(messages.plain()).toEqual({ id: 'test/plain', text: 'No parameters.', parameters: {} });
	});

	it.each([
		['no parameter', messages.plain(), 'No parameters.'],
		[
			'texts',
			messages.quoted({ key: 'IOClas', suggestion: 'IOClass' }),
			"Unknown key 'IOClas'. Did you mean 'IOClass'?",
		],
		['one item', messages.list({ keys: ['a'] }), 'Needs a.'],
		['two items', messages.list({ keys: ['a', 'b'] }), 'Needs a and b.'],
		['three items', messages.list({ keys: ['a', 'b', 'c'] }), 'Needs a, b, and c.'],
		['alternatives', messages.choice({ types: { anyOf: ['a', 'b'] } }), 'Must be a or b.'],
		['a number', messages.count({ count: 65535 }), '65,535 elements.'],
		[
			'line ends and control characters',
			messages.quoted({ key: 'a\n\tb\u001b[31m', suggestion: '\r' }),
			"Unknown key 'a\\n\\tb\\u001b[31m'. Did you mean '\\r'?",
		],
		['a parameter in a value', messages.count({ count: '{count}' }), '{count} elements.'],
	])('renders %s', (_, message, text) => {
		expect(renderMessage(message)).toBe(text);
	});

	it('keeps the beginning and the end of a long value', () => {
		const key = `com.example.${'x'.repeat(5000)}.driver`;
		const text = renderMessage(messages.quoted({ key, suggestion: 'a' }));
		expect(text).toMatch(/^Unknown key 'com\.example\.x+…x+\.driver'\. Did you mean 'a'\?$/);
		expect(text.length).toBeLessThan(110);
	});

	it('does not cut a character of two units in half', () => {
		const text = renderMessage(messages.count({ count: '😀'.repeat(40) }));
		expect(text).not.toMatch(
			/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/,
		);
	});

	it('ends with its consequence', () => {
		expect(renderMessage({ ...messages.plain(), consequence: messages.count({ count: 2 }) })).toBe(
			'No parameters. 2 elements.',
		);
	});
});

const long = 'lorem ipsum '.repeat(2000);

it.each([
	['unexpected text', `<key>A</key>${long}<string/>`],
	['a number', `<key>A</key><integer>${long}</integer>`],
	['a date', `<key>A</key><date>${long}</date>`],
	['an element', `<key>A</key><${'x'.repeat(5000)}/>`],
	['an entity', `<key>A</key><string>&${'x'.repeat(5000)};</string>`],
	['a key without a value', `<key>${long}</key>`],
	['a duplicate key', `<key>${long}</key><true/><key>${long}</key><false/>`],
	['an identifier', `<key>CFBundleIdentifier</key><string>${'é'.repeat(5000)}</string>`],
])('messages and fix titles stay short where a file has 5,000 characters of %s', (_, entries) => {
	const plist = analyze(`<plist version="1.0"><dict>${entries}</dict></plist>`, {
		uri: '',
		kind: 'kext',
	});
	const findings = checkPlist(plist);
	const texts = findings.flatMap((finding) => [
		renderMessage(finding.message),
		...(finding.related ?? []).map(({ message }) => renderMessage(message)),
		...fixesFor(plist, finding).map(({ title }) => renderMessage(title)),
	]);
	expect(texts.length).toBeGreaterThan(0);
	expect(Math.max(...texts.map(({ length }) => length))).toBeLessThan(300);
});
