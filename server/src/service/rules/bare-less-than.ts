/** A `<` in the text of an element. */
import type { DriverPlist } from '../document/driverPlist.js';
import { defineMessages } from '../messages/message.js';
import type { TextRange } from '../text/textRange.js';
import { defineSyntaxRule, type Fix, type RuleDocs } from './rule.js';
import { characterFixes } from './shared/charactersAtTags.js';
import { textElements } from './shared/markupInText.js';
import { changeTextFix, removeTextFix } from './shared/textFixes.js';
import { everyoneRejects } from './shared/whoRejects.js';

export const bareLessThanDocs: RuleDocs = {
	what: 'A `<` in the text of an element.',
	why: everyoneRejects,
	fix: 'Change it to `&lt;`.',
	references: ['CoreFoundation CFPropertyList.c:parseStringTag'],
	examples: () => ({
		bad: [
			{
				text: '<key>Name</key>\n<string>a [|<|] b</string>',
				fixed: '<key>Name</key>\n<string>a &lt; b</string>',
				findings: ["error: '<' in text must be written as '&lt;'."],
				fixes: ["Change to '&lt;'"],
			},
			{
				text: '<key>Name</key>\n<string>Widget[|<|]?a?></string>',
				findings: ["error: '<' in text must be written as '&lt;'."],
			},
			{
				text: '<key>Name</key>\n<string>Needs a [|<|]dict> here</string>',
				findings: ["error: '<' in text must be written as '&lt;'."],
				fixes: ["Change to '&lt;dict>'"],
			},
			{
				text: '<key>Name</key>\n<string>Widget[|<|]</string>',
				findings: ["error: '<' in text must be written as '&lt;'."],
				fixes: ["Remove '<'", "Change to '&lt;'"],
			},
			{
				text: '<key>Name</key>\n<string>$(PRODUCT_NAME[|<|])</string>',
				findings: ["error: '<' in text must be written as '&lt;'."],
				fixes: ["Change to '&lt;'"],
			},
		],
		good: [{ text: '<key>Name</key>\n<string>a &lt; b</string>' }],
	}),
};

const messages = defineMessages('bare-less-than', {
	lessThan: "'<' in text must be written as '&lt;'.",
});

export const bareLessThan = defineSyntaxRule('bare-less-than', {
	severity: 'error',
	messages,
	message: () => messages.lessThan(),
	fixes({ element, range, tagsEnd }, { plist }) {
		const next = plist.text.charAt(range.end);
		if (tagsEnd !== undefined)
			return tagFixes({ start: range.start, end: tagsEnd }, element, plist);
		// An instruction, `<?`, is not a part of the text.
		if (!textElements.has(element) || next === '?') return [];
		// Directly before other characters, it can be a part of a tag, or a slip in a name.
		return characterFixes(range, '&lt;', plist, /[\s=]/.test(next));
	},
});

/** The fixes for tags in a leaf. They are text, but one in a number, or directly after the start tag, can be superfluous. */
function tagFixes(range: TextRange, element: string, plist: DriverPlist): Fix[] {
	const { text } = plist;
	const tags = text.slice(range.start, range.end);
	const escaped = changeTextFix(range, tags.replaceAll('<', '&lt;'), false);
	const mayBeText = textElements.has(element);
	const isFirst = `<${element}>` === text.slice(range.start - element.length - 2, range.start);
	if (tags.indexOf('<', 1) > 0 || (mayBeText && !isFirst)) return mayBeText ? [escaped] : [];
	const removed = removeTextFix(plist, range, tags, false);
	if (!mayBeText) return [removed];
	return element === 'key' ? [removed, escaped] : [escaped, removed];
}
