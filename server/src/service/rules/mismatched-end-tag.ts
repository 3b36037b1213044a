/** An end tag with another name than its start tag. */
import { defineMessages } from '../messages/message.js';
import type { SyntaxFault } from '../syntax/syntaxFault.js';
import type { TextRange } from '../text/textRange.js';
import { defineSyntaxRule, type Fix, type RuleDocs } from './rule.js';
import { leaves } from './shared/damagedTags.js';
import { canBeContent } from './shared/leafContents.js';
import { hasStartTag } from './shared/markupInText.js';
import { isPartOfContent } from './shared/partOfContent.js';
import { strayEndTagFixes } from './shared/strayEndTags.js';
import { changeTextFix } from './shared/textFixes.js';
import { everyoneRejects } from './shared/whoRejects.js';

export const mismatchedEndTagDocs: RuleDocs = {
	what: 'An end tag with another name than its start tag, or after the start tag of an empty element.',
	why: everyoneRejects,
	fix: 'Use the name of the start tag, and remove its slash if the element has content.',
	references: ['CoreFoundation CFPropertyList.c:checkForCloseTag'],
	examples: () => ({
		bad: [
			{
				text: '<key>IOClass</key>\n<string>Widget[|</strng>|]',
				fixed: '<key>IOClass</key>\n<string>Widget</string>',
				findings: ["error: '</strng>' does not match the start tag '<string>'."],
				fixes: ["Change to '</string>'"],
			},
			{
				text: '<key>CFBundleVersion</key>\n[|<true>|]6.0</string>',
				fixed: '<key>CFBundleVersion</key>\n<string>6.0</string>',
				findings: ["error: '<true>' does not match the end tag '</string>'."],
				fixes: ["Change to '<string>'"],
			},
			{
				text: '<key>Widget</key>\n[|<string>|]\n\t<key>Wheels</key>\n\t<integer>4</integer>\n</dict>',
				fixed: '<key>Widget</key>\n<dict>\n\t<key>Wheels</key>\n\t<integer>4</integer>\n</dict>',
				findings: ["error: '<string>' does not match the end tag '</dict>'."],
				fixes: ["Change to '<dict>'"],
			},
			{
				text: '<key>Widget</key>\n<dict>\n\t<key>Color</key>\n\t<string>Red[|</dict>|]\n\t<key>Wheels</key>\n\t<integer>4</integer>\n</dict>',
				fixed:
					'<key>Widget</key>\n<dict>\n\t<key>Color</key>\n\t<string>Red</string>\n\t<key>Wheels</key>\n\t<integer>4</integer>\n</dict>',
				findings: ["error: '</dict>' does not match the start tag '<string>'."],
				fixes: ["Change to '</string>'"],
			},
			{
				text: '[|<string>|]IOClass</key>\n<string>Widget</string>',
				fixed: '<key>IOClass</key>\n<string>Widget</string>',
				findings: ["error: '<string>' does not match the end tag '</key>'."],
				fixes: ["Change to '<key>'"],
			},
			{
				text: '<key>Colors</key>\n<array>\n\t[|<key>|]Red</string>\n</array>',
				fixed: '<key>Colors</key>\n<array>\n\t<string>Red</string>\n</array>',
				findings: ["error: '<key>' does not match the end tag '</string>'."],
				fixes: ["Change to '<string>'"],
			},
			{
				text: '<key>IOClass</key>\n[|<string/>|]Widget</string>',
				fixed: '<key>IOClass</key>\n<string>Widget</string>',
				findings: ["error: '<string/>' does not match the end tag '</string>'."],
				fixes: ["Change to '<string>'"],
			},
			{
				text: '<key>Number</key>\n<integer>461[|</7integer>|]',
				findings: ["error: '</7integer>' does not match the start tag '<integer>'."],
				fixes: ["Change to '7</integer>'", "Change to '</integer>'"],
			},
			{
				text: '<key>IOClass</key>\n<string>Widgets[|</tring>|]',
				findings: ["error: '</tring>' does not match the start tag '<string>'."],
				fixes: ["Change to 's</string>'", "Change to '</string>'"],
			},
		],
		good: [{ text: '<key>IOClass</key>\n<string>Widget</string>' }],
	}),
};

const messages = defineMessages('mismatched-end-tag', {
	mismatch: "'{tag}' does not match the start tag '<{expected}>'.",
	wrongStart: "'{tag}' does not match the end tag '</{expected}>'.",
});

export const mismatchedEndTag = defineSyntaxRule('mismatched-end-tag', {
	severity: 'error',
	messages,
	message: ({ tag, expected }) =>
		messages[isEndTag(tag) ? 'mismatch' : 'wrongStart']({ tag, expected }),
	fixes: (fault, { plist }) => strayEndTagFixes(fault, plist) ?? tagFixes(fault, plist.text),
});

function tagFixes(
	{ tag, expected, range }: SyntaxFault<'mismatched-end-tag'>,
	text: string,
): readonly Fix[] {
	if (!isEndTag(tag)) return [changeTextFix(range, `<${expected}>`)];
	const endTag = `</${expected}>`;
	// The rest of the name is after the tag: `</strin>g`.
	const rest = endTag.slice(tag.length - 1, -1);
	const isCut =
		rest !== '' && endTag === `${tag.slice(0, -1)}${rest}>` && text.startsWith(rest, range.end);
	if (isCut) return [changeTextFix({ start: range.start, end: range.end + rest.length }, endTag)];
	const start = startTagOf(expected, range.start, text);
	const content = start && text.slice(start.end, range.start);
	const name = tag.slice(2, -1).trim();
	const moved = movedDigit(name, expected);
	if (moved && content !== undefined && canBeContent(expected, content + moved))
		return [moved + endTag, endTag].map((by) => changeTextFix(range, by, false));
	const twice = fixesOfMoved(name, expected, range, text);
	if (twice) return twice;
	if (!start || content === undefined || name === 'key' || !canBeContent(name, content))
		return [changeTextFix(range, endTag, !hasStartTag(range, text))];
	const isOwn = canBeContent(expected, content);
	return [changeTextFix(range, endTag, false), changeTextFix(start, `<${name}>`, !isOwn)];
}

/** The digit before the name of an element that can be the last one of its content: `461</7integer>`. */
function movedDigit(name: string, expected: string): string | undefined {
	return /^\d/.test(name) && name.slice(1) === expected ? name.charAt(0) : undefined;
}

/** Fixes for an end tag whose first letter can be the last one of the content: `Keyss</tring>`. */
function fixesOfMoved(
	name: string,
	expected: string,
	range: TextRange,
	text: string,
): readonly Fix[] | undefined {
	const first = expected.charAt(0);
	const at = range.start - first.length;
	if (!leaves.has(expected) || first + name !== expected || text.charAt(at) !== first)
		return undefined;
	const content = text.slice(text.lastIndexOf('>', at) + 1, range.start);
	const isPart = isPartOfContent(expected, content, content.slice(0, -first.length));
	const wider = { ...range, start: at };
	const endTag = `</${expected}>`;
	if (isPart !== undefined) return [changeTextFix(isPart ? range : wider, endTag)];
	return [first + endTag, endTag].map((by) => changeTextFix(wider, by, false));
}

/** The start tag of a leaf whose end tag begins at `at`; undefined if there is other markup between them. */
function startTagOf(name: string, at: number, text: string): TextRange | undefined {
	const start = text.lastIndexOf('<', at - 1);
	const tag = `<${name}>`;
	return name !== 'key' && text.startsWith(tag, start)
		? { start, end: start + tag.length }
		: undefined;
}

/** The wrong one of the two is a start tag where a key or a value can't be. */
function isEndTag(tag: string): boolean {
	return tag.startsWith('</');
}
