/** A comment, declaration, or CDATA section that is not closed. */
import type { DriverPlist } from '../document/driverPlist.js';
import { defineMessages } from '../messages/message.js';
import { parentAt } from '../syntax/nodeAt.js';
import { type ElementNode, isElement, isLeaf, TriviaNode } from '../syntax/syntaxTree.js';
import { countWhile } from '../text/ordered.js';
import type { TextRange } from '../text/textRange.js';
import { defineSyntaxRule, type Fix, type RuleDocs } from './rule.js';
import { fixTitles } from './shared/entryFixes.js';
import { replaceTextFix } from './shared/textFixes.js';
import { everyoneRejects } from './shared/whoRejects.js';

export const unclosedCommentDocs: RuleDocs = {
	what: 'A comment, declaration, or CDATA section that is not closed.',
	why: everyoneRejects,
	fix: 'Add the end. `-->` closes a comment, `?>` closes a declaration. The end of a comment with a key is after its value. *Fix all* adds it only where the comment then contains whole entries, or no tags.',
	references: ['CoreFoundation CFPropertyList.c:skipXMLComment'],
	examples: () => ({
		bad: [
			{
				text: '<key>IOClass</key>\n<string>Widget</string>\n[|<!-- to do|]\n<key>IOProviderClass</key>\n<string>IOService</string>',
				fixed:
					'<key>IOClass</key>\n<string>Widget</string>\n<!-- to do -->\n<key>IOProviderClass</key>\n<string>IOService</string>',
				findings: ["error: '<!--' is not closed."],
				fixes: ["Add '-->'"],
			},
			{
				text: '<key>IOClass</key>\n[|<!-- was <key>IOUserClass</key>|]\n<string>Widget</string>',
				fixed: '<key>IOClass</key>\n<!-- was <key>IOUserClass</key> -->\n<string>Widget</string>',
				findings: ["error: '<!--' is not closed."],
				fixes: ["Add '-->'"],
			},
			{
				text: '[|<!-- <key>IOMatchCategory</key> <string>Widget</string>|]\n<key>IOProviderClass</key>\n<string>IOService</string>',
				fixed:
					'<!-- <key>IOMatchCategory</key> <string>Widget</string> -->\n<key>IOProviderClass</key>\n<string>IOService</string>',
				findings: ["error: '<!--' is not closed."],
				fixes: ["Add '-->'"],
			},
			{
				text: '[|<!--|]\n<key>IOProviderClass</key>\n<string>IOService</string>',
				findings: ["error: '<!--' is not closed."],
				fixes: ["Add '-->'"],
			},
			{
				text: '<key>IOClass</key>\n<string>Widget</string>\n[|<?widget|]\n',
				findings: ["error: '<?' is not closed."],
			},
		],
		good: [{ text: '<!-- to do -->\n<key>IOClass</key>\n<string>Widget</string>' }],
	}),
};

const messages = defineMessages('unclosed-comment', {
	unclosed: "'{opening}' is not closed.",
});

export const unclosedComment = defineSyntaxRule('unclosed-comment', {
	severity: 'error',
	messages,
	message: ({ opening }) => messages.unclosed({ opening }),
	fixes: ({ opening, range }, { plist }) => (opening === '<!--' ? [endFix(plist, range)] : []),
});

/** A line without tags, or with entries. */
const isWhole =
	/^<!--(?=.*[^\s-])[^<]*(?:<key>[^<]*<\/key>\s*(?:<(\w+)>[^<]*<\/\1>|<\w+\/>)[^<]*)*$/;
/** A line whose last tags are those of a key. */
const endsWithKey = /<key>[^<]*<\/key>\s*$/;

/** Ends the comment in `range` with its line, or after the value that would be left without a key. */
function endFix(plist: DriverPlist, { start, end }: TextRange): Fix {
	const line = plist.text.slice(start, end);
	const value = endsWithKey.test(line) ? valueWithoutKey(plist, start) : undefined;
	const last = value?.end ?? end;
	const by = `${plist.text.slice(end, last)} -->`;
	const title = fixTitles.add({ key: '-->' });
	const isCertain = value ? isLeaf(value) : isWhole.test(line) || endsWithKey.test(line);
	return replaceTextFix(title, { start: end, end: last }, by, isCertain);
}

/** The value directly after the commented key at `start`, unless it belongs to the key above the comment. */
function valueWithoutKey({ syntax }: DriverPlist, start: number): ElementNode | undefined {
	const { type, children } = parentAt(syntax.root, start);
	if (type !== 'dict') return undefined;
	const at = countWhile(children.length, (index) => (children[index]?.start ?? 0) < start);
	const value = children[at + 1];
	if (!value || !isElement(value) || value.type === 'key' || !value.closed) return undefined;
	let before = at - 1;
	while (before >= 0 && children[before] instanceof TriviaNode) before--;
	return children[before]?.type === 'key' ? undefined : value;
}
