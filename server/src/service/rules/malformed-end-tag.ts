/** An end tag with a wrong, a superfluous, or a missing character. */
import type { DriverPlist } from '../document/driverPlist.js';
import { defineMessages } from '../messages/message.js';
import { nameWithSlash } from '../syntax/damagedTags.js';
import { elementNameAt } from '../syntax/elementNames.js';
import type { TextRange } from '../text/textRange.js';
import { defineSyntaxRule, type Fix, type RuleDocs } from './rule.js';
import { leaves } from './shared/damagedTags.js';
import { fixTitles } from './shared/entryFixes.js';
import { isPartOfContent } from './shared/partOfContent.js';
import { changeTextFix, replaceTextFix } from './shared/textFixes.js';

export const malformedEndTagDocs: RuleDocs = {
	what: 'An end tag with a wrong, a superfluous, or a missing character.',
	why: 'CoreFoundation requires the name after `</`, and `>` after the name, and rejects the file.',
	fix: 'Write the end tag with a slash and the name only.',
	references: ['CoreFoundation CFPropertyList.c:checkForCloseTag'],
	examples: () => ({
		bad: [
			{
				text: '<key>IOClass</key>\n<string>Widget[|</string a="b">|]',
				fixed: '<key>IOClass</key>\n<string>Widget</string>',
				findings: ['error: \'</string a="b">\' is not a valid end tag.'],
				fixes: ["Change to '</string>'"],
			},
			{
				text: '<key>IOClass[|<key>|]\n<string>Widget</string>',
				fixed: '<key>IOClass</key>\n<string>Widget</string>',
				findings: ["error: '<key>' is not a valid end tag."],
				fixes: ["Change to '</key>'"],
			},
			{
				text: '<key>Outer</key>\n<dict>\n\t<key>Inner</key>\n\t<true/>\n[|<dict>|]\n<key>Next</key>\n<true/>',
				fixed:
					'<key>Outer</key>\n<dict>\n\t<key>Inner</key>\n\t<true/>\n</dict>\n<key>Next</key>\n<true/>',
				findings: ["error: '<dict>' is not a valid end tag."],
				fixes: ["Change to '</dict>'"],
			},
			{
				text: '<key>IOClass[|<\\key>|]\n<string>Widget</string>',
				fixed: '<key>IOClass</key>\n<string>Widget</string>',
				findings: ["error: '<\\key>' is not a valid end tag."],
				fixes: ["Change to '</key>'"],
			},
			{
				text: '<key>IOClass</key>\n<string>Widget[|/string>|]\n<key>IOProviderClass</key>\n<string>IOService</string>',
				findings: ["error: '/string>' is not a valid end tag."],
				fixes: ["Change to 'Widge</string>'", "Change to 'Widget</string>'"],
			},
			{
				text: '<key>IOClass[|[/key]|]\n<string>Widget</string>',
				fixed: '<key>IOClass</key>\n<string>Widget</string>',
				findings: ["error: '[/key]' is not a valid end tag."],
				fixes: ["Change to '</key>'"],
			},
			{
				text: '<key>IOClass[|<</key>|]\n<string>Widget</string>',
				fixed: '<key>IOClass</key>\n<string>Widget</string>',
				findings: ["error: '<</key>' is not a valid end tag."],
				fixes: ["Change to '</key>'"],
			},
			{
				text: '<key>IOClass</key>\n<string>Widget[|</str</string>|]',
				fixed: '<key>IOClass</key>\n<string>Widget</string>',
				findings: ["error: '</str</string>' is not a valid end tag."],
				fixes: ["Change to '</string>'"],
			},
			{
				text: '<key>Number</key>\n<integer>461[|<7/integer>|]',
				findings: ["error: '<7/integer>' is not a valid end tag."],
				fixes: ["Change to '7</integer>'", "Change to '</integer>'"],
			},
			{
				text: '<key>Number</key>\n<integer>461[|<q/integer>|]',
				fixed: '<key>Number</key>\n<integer>461</integer>',
				findings: ["error: '<q/integer>' is not a valid end tag."],
				fixes: ["Change to '</integer>'"],
			},
		],
		good: [{ text: '<key>IOClass</key>\n<string>Widget</string>' }],
	}),
};

const messages = defineMessages('malformed-end-tag', {
	malformed: "'{tag}' is not a valid end tag.",
});

/** A build variable, whose bracket is not a slip. */
const endsWithVariable = /\$(?:\([^()]*\)|\{[^{}]*\})$/;

/** What is a slip for the `<`, or the last character of a content. */
const oddBracket = /[^\s([{<>]/;

/** A character between `<` and `/`, which can be exchanged with the `<`. */
const innerCharacter = /^<([^\s<>/&])\/[A-Za-z]+>$/;

/** A sign with which no name ends, as one can with a bracket or a plus sign. */
const separator = /[-.,:;=|]/;

/** The same as a part of the tag; no name ends with it. */
const leadingMark = /^([^\w<([{&\\])\//;

export const malformedEndTag = defineSyntaxRule('malformed-end-tag', {
	severity: 'error',
	messages,
	message: ({ tag }) => messages.malformed({ tag }),
	fixes({ tag, range }, { plist }) {
		const rest = restOfTag.exec(tag);
		if (rest) return restFixes(rest[1], range, plist);
		const last = tag
			.slice(Math.max(0, tag.lastIndexOf('<', tag.length - 2)))
			.replace(/^<.(?=\/)|&lt;/, '');
		const split = nameWithSlash(tag, 0);
		const name = split ?? /[A-Za-z]+/.exec(last)?.[0] ?? '';
		// Of anything else, such as a part of a damaged document type, it is not known what it was.
		if (elementNameAt(name, 0) !== name) return [];
		const endTag = `</${name}>`;
		if (split || tag.endsWith('<')) return [changeTextFix(range, endTag)];
		const [, inner] = innerCharacter.exec(tag) ?? [];
		if (inner) return exchangedFixes(name, inner, range, plist);
		const [, mark] = leadingMark.exec(tag) ?? [];
		if (mark && (name === 'string' || name === 'data')) {
			return [endTag, mark + endTag].map((by) => changeTextFix(range, by, false));
		}
		// The first two characters are exchanged, or the slash is a part of the text.
		if (tag === `/<${name}>` && name === 'string')
			return [endTag, `/${endTag}`].map((by) => changeTextFix(range, by, false));
		return tag.startsWith(`/${name}`)
			? endTagFixes(name, range, plist)
			: [changeTextFix(range, endTag)];
	},
});

/** What is left of an end tag without its `</`: its name, or only the last sign. */
const restOfTag = /^([a-z]*)(?:<|\/?>)$/;

/** Fixes for what is left of an end tag. The name in it can be the last word of the content. */
function restFixes(name: string | undefined, range: TextRange, plist: DriverPlist): Fix[] {
	const { text } = plist;
	const element = elementNameAt(text, text.lastIndexOf('<', range.start - 1) + 1);
	if (!element) return [];
	const endTag = `</${element}>`;
	const content = textBefore(range, plist);
	const isPart = name ? isPartOfContent(element, content + name, content) : false;
	if (isPart !== undefined) return [changeTextFix(range, isPart ? name + endTag : endTag)];
	return [endTag, name + endTag].map((by) => changeTextFix(range, by, false));
}

/** Fixes for an end tag without its `<`. The character before it is in place of that, or is a part of the content. */
function endTagFixes(name: string, range: TextRange, plist: DriverPlist): Fix[] {
	const endTag = `</${name}>`;
	const last = plist.text.charAt(range.start - 1);
	const isSpace = last === ' ' && (name === 'string' || name === 'key');
	if (!isSpace && !oddBracket.test(last)) return [changeTextFix(range, endTag)];
	const wider = { ...range, start: range.start - 1 };
	if (last === ' ' && name === 'key') return [changeTextFix(wider, endTag)];
	const content = textBefore(range, plist);
	if (endsWithVariable.test(content)) return [changeTextFix(range, endTag)];
	const rest = content.slice(0, -1);
	const isPart = isPartOfContent(name, content, rest);
	if (isPart !== undefined) return [changeTextFix(isPart ? range : wider, endTag)];
	return [endTag, last + endTag].map((by) => {
		const title = fixTitles.change({ value: rest + by });
		return replaceTextFix(title, wider, by, false);
	});
}

/** Fixes for an end tag with a character between its `<` and its `/`: exchanged with the `<`, or in the tag by a slip. */
function exchangedFixes(name: string, inner: string, range: TextRange, plist: DriverPlist): Fix[] {
	const endTag = `</${name}>`;
	const content = textBefore(range, plist);
	const canBePart = leaves.has(name) && (name !== 'key' || !separator.test(inner));
	const isPart = canBePart ? isPartOfContent(name, content + inner, content) : false;
	if (isPart !== undefined) return [changeTextFix(range, isPart ? inner + endTag : endTag)];
	return [inner + endTag, endTag].map((by) => changeTextFix(range, by, false));
}

/** The text of a leaf before a part of it. */
function textBefore({ start }: TextRange, { text }: DriverPlist): string {
	return text.slice(text.lastIndexOf('>', start - 1) + 1, start);
}
