/** An element that property lists do not have. */
import { defineMessages } from '../messages/message.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { replaceTextFix } from './shared/textFixes.js';

const names = new Set([
	'dict',
	'array',
	'key',
	'string',
	'integer',
	'real',
	'true',
	'false',
	'date',
	'data',
	'plist',
]);

export const unknownElementDocs: RuleDocs = {
	what: 'An element that property lists do not have.',
	why: 'CoreFoundation accepts `plist`, `dict`, `array`, `key`, `string`, `integer`, `real`, `true`, `false`, `date`, and `data`, all in lowercase, and rejects a file with any other element.',
	fix: 'Use one of these elements.',
	references: ['CoreFoundation CFPropertyList.c:parseXMLElement'],
	examples: () => ({
		bad: [
			{
				text: '<key>Flag</key>\n[|<bool>|]true</bool>',
				findings: ["error: '<bool>' is not a property list element."],
			},
			{
				text: '<key>Flag</key>\n[|<TRUE/>|]',
				fixed: '<key>Flag</key>\n<true/>',
				findings: ["error: '<TRUE>' is not a property list element."],
				fixes: ["Change to '<true>'"],
			},
			{
				text: '<key>Name</key>\n[|<String>|]Widget</String>',
				fixed: '<key>Name</key>\n<string>Widget</string>',
				findings: ["error: '<String>' is not a property list element."],
				fixes: ["Change to '<string>'"],
			},
			{
				text: '<key>Flag</key>\n[|<Bool>|]true</Bool>',
				findings: ["error: '<Bool>' is not a property list element."],
			},
			{
				text: '<key>Names</key>\n[|<Array>|]<string>a</string></Array>',
				findings: ["error: '<Array>' is not a property list element."],
			},
		],
		good: [{ text: '<key>Flag</key>\n<true/>' }],
	}),
};

const messages = defineMessages('unknown-element', {
	unknown: "'<{name}>' is not a property list element.",
	change: "Change to '<{name}>'",
});

export const unknownElement = defineSyntaxRule('unknown-element', {
	severity: 'error',
	messages,
	message: ({ name }) => messages.unknown({ name }),
	fixes({ name: written, range: { start }, end }, { plist }) {
		const name = written.toLowerCase();
		if (name === written || end === undefined || !names.has(name)) return [];
		const text = plist.text.slice(start, end).replaceAll(written, name);
		return [replaceTextFix(messages.change({ name }), { start, end }, text)];
	},
});
