/** An `&` in text that does not start an entity. */
import { defineMessages } from '../messages/message.js';
import { htmlEntity } from '../syntax/htmlEntities.js';
import { matchAt } from '../syntax/matchAt.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { characterFixes } from './shared/charactersAtTags.js';
import { entityFixes, entityReferenceAt } from './shared/declaredEntities.js';
import { changeTextFix } from './shared/textFixes.js';
import { everyoneRejects } from './shared/whoRejects.js';

export const bareAmpersandDocs: RuleDocs = {
	what: 'An `&` in text that does not start an entity.',
	why: everyoneRejects,
	fix: 'Change it to `&amp;`, or remove it next to a tag, of which it can be a part.',
	references: ['CoreFoundation CFPropertyList.c:parseEntityReference'],
	examples: () => ({
		bad: [
			{
				text: '<key>Name</key>\n<string>Bits [|&|] Bytes</string>',
				fixed: '<key>Name</key>\n<string>Bits &amp; Bytes</string>',
				findings: ["error: '&' in text must be written as '&amp;'."],
				fixes: ["Change to '&amp;'"],
			},
			{
				text: '<key>Name</key>\n<string>Widget[|&|]</string>',
				findings: ["error: '&' in text must be written as '&amp;'."],
				fixes: ["Remove '&'", "Change to '&amp;'"],
			},
			{
				text: '<key>Name</key>\n<string>Bits [|&|]amp Bytes</string>',
				fixed: '<key>Name</key>\n<string>Bits &amp; Bytes</string>',
				findings: ["error: '&' in text must be written as '&amp;'."],
				fixes: ["Change to '&amp;'", "Change to '&amp;amp'"],
			},
			{
				text: '<key>Name</key>\n<string>0x00001234[|&|]amp0x0000ffff</string>',
				fixed: '<key>Name</key>\n<string>0x00001234&amp;0x0000ffff</string>',
				findings: ["error: '&' in text must be written as '&amp;'."],
				fixes: ["Change to '&amp;'", "Change to '&amp;amp'"],
			},
			{
				text: '<key>Name</key>\n<string>Bits[|&|]ampBytes</string>',
				findings: ["error: '&' in text must be written as '&amp;'."],
				fixes: ["Change to '&amp;'", "Change to '&amp;amp'"],
			},
			{
				text: '<key>Name</key>\n<string>https://example.com?bits=8[|&|]lt=4</string>',
				fixed: '<key>Name</key>\n<string>https://example.com?bits=8&amp;lt=4</string>',
				findings: ["error: '&' in text must be written as '&amp;'."],
				fixes: ["Change to '&amp;'"],
			},
			{
				text: '<key>Name</key>\n<string>[|&|]copy Widgets</string>',
				findings: ["error: '&' in text must be written as '&amp;'."],
				fixes: ["Change to '©'", "Change to '&amp;'"],
			},
		],
		good: [{ text: '<key>Name</key>\n<string>Bits &amp; Bytes</string>' }],
	}),
};

const messages = defineMessages('bare-ampersand', {
	ampersand: "'&' in text must be written as '&amp;'.",
});

export const bareAmpersand = defineSyntaxRule('bare-ampersand', {
	severity: 'error',
	messages,
	message: () => messages.ampersand(),
	fixes({ range }, { plist }) {
		const reference = entityReferenceAt(plist, range.start);
		const written = changeTextFix(range, '&amp;', false);
		if (reference) return [...(entityFixes(reference, plist) ?? []), written];
		const [html, htmlName = ''] = matchAt(htmlAt, plist.text, range.start) ?? [];
		const character = htmlEntity(htmlName);
		if (html && character) {
			const end = range.start + html.length;
			return [changeTextFix({ start: range.start, end }, character, false), written];
		}
		const predefined = matchAt(predefinedAt, plist.text, range.start);
		if (!predefined) return characterFixes(range, '&amp;', plist);
		const [whole, name = '', mark] = predefined;
		const end = range.start + whole.length;
		const named = { start: range.start, end };
		const isClear = mark !== undefined || !/[A-Za-z=]/.test(plist.text.charAt(end));
		return [
			changeTextFix(named, `&${name};`, isClear),
			changeTextFix(named, whole.replace('&', '&amp;'), false),
		];
	},
});

/** A name, which can be that of an entity of HTML without its semicolon, but not that of a query. */
const htmlAt = /&([A-Za-z]+\d*)(?![\w=;])/y;

/** A predefined entity without its semicolon, or with another mark. The name of another one can be that of a query. */
const predefinedAt = /&(amp|(?:lt|gt|quot|apos)(?![\w=]))([:,])?/y;
