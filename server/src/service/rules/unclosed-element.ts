/** An element without an end tag. */
import type { DriverPlist } from '../document/driverPlist.js';
import { indentBefore } from '../edit/indentation.js';
import { missingEndTag } from '../edit/missingEndTag.js';
import { defineMessages } from '../messages/message.js';
import { skipSpaces, skipWhiteSpace } from '../syntax/characters.js';
import { mayContainTag } from '../syntax/damagedTags.js';
import { parentAt } from '../syntax/nodeAt.js';
import type { SyntaxFault } from '../syntax/syntaxFault.js';
import { defineSyntaxRule, type Fix, type RuleDocs } from './rule.js';
import { arrayAroundRootFix } from './shared/damagedDicts.js';
import { damagedEndTagFix, leaves } from './shared/damagedTags.js';
import { changeEndTagFix, moveEndTagFix } from './shared/endTagPairs.js';
import { endsInLine } from './shared/markupInText.js';
import { strayEndTagFixes } from './shared/strayEndTags.js';
import { changeTextFix, insertTextFix, removeTextFix } from './shared/textFixes.js';
import { everyoneRejects } from './shared/whoRejects.js';

export const unclosedElementDocs: RuleDocs = {
	what: 'An element without an end tag.',
	why: everyoneRejects,
	fix: 'Add the end tag. If it is in a later place, move it.',
	references: ['CoreFoundation CFPropertyList.c:parseXMLElement'],
	examples: () => ({
		bad: [
			{
				text: '<key>IOClass</key>\n[|<string>|]Widget\n<key>IOProviderClass</key>\n<string>IOService</string>',
				fixed:
					'<key>IOClass</key>\n<string>Widget</string>\n<key>IOProviderClass</key>\n<string>IOService</string>',
				findings: ["error: '<string>' is not closed."],
				fixes: ["Add '</string>'"],
			},
			{
				text: '<key>Outer</key>\n[|<dict>|]\n\t<key>Inner</key>\n\t<true/>\n<key>Next</key>\n<true/>',
				fixed:
					'<key>Outer</key>\n<dict>\n\t<key>Inner</key>\n\t<true/>\n</dict>\n<key>Next</key>\n<true/>',
				findings: ["error: '<dict>' is not closed."],
				fixes: ["Add '</dict>'"],
			},
			{
				text: '<key>Names</key>\n[|<array>|]<array>\n\t<string>Widget</string>\n</array>',
				fixed: '<key>Names</key>\n<array>\n\t<string>Widget</string>\n</array>',
				findings: ["error: '<array>' is not closed."],
				fixes: ["Remove '<array>'"],
			},
			{
				text: '<key>Names</key>\n<array>\n\t[|<string>|]Widget\n\t<string/>\n</array>',
				fixed: '<key>Names</key>\n<array>\n\t<string>Widget</string>\n\t<string/>\n</array>',
				findings: ["error: '<string>' is not closed."],
				fixes: ["Add '</string>'"],
			},
			{
				text: '[|<key>|]<key>IOClass</key>\n<string>Widget</string>',
				fixed: '<key>IOClass</key>\n<string>Widget</string>',
				findings: ["error: '<key>' is not closed."],
				fixes: ["Remove '<key>'"],
			},
		],
		good: [{ text: '<key>IOClass</key>\n<string>Widget</string>' }],
	}),
};

const messages = defineMessages('unclosed-element', {
	unclosed: "'<{element}>' is not closed.",
});

/** Preferred only where it is certain that nothing else is missing: an element in a leaf, no text in it, or an empty item can be another slip. */
function missingEndTagFix(fault: SyntaxFault<'unclosed-element'>, plist: DriverPlist): Fix {
	const { element, range, contentEnd } = fault;
	const { text, syntax } = plist;
	const endTag = missingEndTag(plist, element, range, contentEnd);
	const content = text.slice(range.end, contentEnd);
	const isEmptyItem = (): boolean =>
		content.trim() === '' && parentAt(syntax.root, range.start).type === 'array';
	const isCertain = leaves.has(element)
		? content.trim() !== '' &&
			!/[<>]/.test(content) &&
			!mayContainTag(content, element) &&
			!endsInLine(text, element, contentEnd)
		: (content !== '' || !text.startsWith('</', contentEnd)) && !isEmptyItem();
	const fix = insertTextFix(contentEnd, endTag, `</${element}>`);
	return { ...fix, preferred: isCertain };
}

/** The fix for a start tag that is there twice. */
function repeatedTagFix(
	{ range, contentEnd }: SyntaxFault<'unclosed-element'>,
	plist: DriverPlist,
): Fix | undefined {
	const { text } = plist;
	const tag = text.slice(range.start, range.end);
	let next = contentEnd;
	// An array can be in another one, but not with the same indentation.
	if (tag === '<array>') {
		const inner = skipWhiteSpace(text, range.end, text.length);
		const indent = indentBefore(text, inner);
		const isInPlace = indent === undefined || indent === indentBefore(text, range.start);
		next = isInPlace ? inner : range.end;
	} else if (next !== range.end) return undefined;
	const isRepeated = text.startsWith(tag, next);
	return isRepeated ? removeTextFix(plist, range, tag) : undefined;
}

/** The fix for a tag that can be text, as in two strings of an array in one line: `<string>map<string></string>`. */
function escapedTagFix(
	{ element, contentEnd }: SyntaxFault<'unclosed-element'>,
	text: string,
): Fix | undefined {
	if (element !== 'string' || !endsInLine(text, element, contentEnd)) return undefined;
	const start = skipSpaces(text, contentEnd);
	const tag = `<${element}>`;
	return text.startsWith(tag, start)
		? changeTextFix({ start, end: start + tag.length }, `&lt;${element}>`, false)
		: undefined;
}

export const unclosedElement = defineSyntaxRule('unclosed-element', {
	severity: 'error',
	messages,
	message: ({ element }) => messages.unclosed({ element }),
	fixes(fault, { plist }) {
		const repeated = repeatedTagFix(fault, plist);
		const stray = repeated ? undefined : strayEndTagFixes(fault, plist);
		if (stray) return stray;
		const around = repeated ? undefined : arrayAroundRootFix(fault, plist);
		if (around) return [around, { ...missingEndTagFix(fault, plist), preferred: false }];
		const fix =
			repeated ??
			damagedEndTagFix(fault, plist) ??
			moveEndTagFix(fault, plist) ??
			changeEndTagFix(fault, plist) ??
			missingEndTagFix(fault, plist);
		const escaped = escapedTagFix(fault, plist.text);
		return escaped ? [fix, escaped] : [fix];
	},
});
