/** A comment, declaration, or CDATA section that is not closed. */
import type { DriverPlist } from '../document/driverPlist.js';
import { defineMessages } from '../messages/message.js';
import { matchEnd } from '../syntax/matchAt.js';
import { parentAt } from '../syntax/nodeAt.js';
import { isElement, isLeaf, type SyntaxNode, TriviaNode } from '../syntax/syntaxTree.js';
import { countWhile } from '../text/ordered.js';
import type { TextRange } from '../text/textRange.js';
import { defineSyntaxRule, type Fix, type RuleDocs } from './rule.js';
import {
	type CommentFault,
	changedEndFix,
	endCommentFix,
	laterEndFix,
} from './shared/commentEnd.js';
import { fixTitles } from './shared/entryFixes.js';
import { isKnownKey } from './shared/knownKey.js';
import { severityByRejection } from './shared/severityByRejection.js';
import { everyoneRejects } from './shared/whoRejects.js';

export const unclosedCommentDocs: RuleDocs = {
	what: 'A comment, declaration, or CDATA section that is not closed. Also a comment that contains tags of entries before the start of another comment: it ends with that one, and nothing reads the entries between them.',
	why: everyoneRejects,
	otherSeverities: {
		warning: 'where a comment ends with the next one, in a built kext.',
		information: 'where a comment ends with the next one, in other files.',
	},
	fix: 'Add the end. `-->` closes a comment, `?>` closes a declaration. The end of a comment with a key is after its value, or before the key. *Fix all* adds it only where the comment then contains whole entries, or no tags, and no known key after words.',
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
				text: '[|<!-- category|]\n<key>IOMatchCategory</key>\n<string>Widget</string>\n<!-- provider -->\n<key>IOProviderClass</key>\n<string>IOService</string>',
				findings: [
					'information: The comment contains tags, and is not closed before the next comment. OSKext and kextutil reject the file.',
				],
				fixes: ["Add '-->' before '<!-- provider -->'"],
			},
			{
				text: '[|<!-- provider --!>|]\n<key>IOProviderClass</key>\n<string>IOService</string>',
				fixed: '<!-- provider -->\n<key>IOProviderClass</key>\n<string>IOService</string>',
				findings: ["error: '<!--' is not closed."],
				fixes: ["Change to '-->'"],
			},
			{
				text: '[|<!-- provider --|]\n<key>IOProviderClass</key>\n<string>IOService</string>',
				fixed: '<!-- provider -->\n<key>IOProviderClass</key>\n<string>IOService</string>',
				findings: ["error: '<!--' is not closed."],
				fixes: ["Add '>'"],
			},
			{
				text: '<key>IOClass</key>\n<string>Widget</string>\n[|<?widget|]\n',
				findings: ["error: '<?' is not closed."],
			},
		],
		good: [
			{ text: '<!-- to do -->\n<key>IOClass</key>\n<string>Widget</string>' },
			{
				text: '<!-- <key>IOMatchCategory</key> <string>Widget</string> -->\n<key>IOClass</key>\n<string>Widget</string>',
			},
		],
	}),
};

const messages = defineMessages('unclosed-comment', {
	unclosed: "'{opening}' is not closed.",
	inside: 'The comment contains tags, and is not closed before the next comment.',
	before: "Add '-->' before '{markup}'",
	afterValue: "Add '-->' after the value",
});

export const unclosedComment = defineSyntaxRule('unclosed-comment', {
	severity: 'error',
	messages,
	message: ({ opening, next }) =>
		next === undefined ? messages.unclosed({ opening }) : messages.inside(),
	severityOf(fault, plist) {
		const severity = severityByRejection(fault, plist);
		return severity === 'hint' ? 'information' : severity;
	},
	fixes: (fault, { plist }) => (fault.opening === '<!--' ? endFixes(fault, plist) : []),
});

/** A line without tags, or with entries. */
const isWhole =
	/^<!--(?=.*[^\s-])[^<]*(?:<key>[^<]*<\/key>\s*(?:<(\w+)>[^<]*<\/\1>|<\w+\/>)[^<]*)*$/;
/** A line whose last tags are those of a key. */
const endsWithKey = /<key>[^<]*<\/key>\s*$/;
/** Words before a key: the key can be a part of the comment, or follow it. */
const wordsBeforeKey = /^<!--[^<]*[^\s<-]\s*(?=<key>([^<]*)<\/key>)/;

/** The ends that a comment may be intended to have, best first. */
function endFixes(fault: CommentFault, plist: DriverPlist): readonly Fix[] {
	const { range, next } = fault;
	const { text } = plist;
	const line = text.slice(range.start, range.end);
	const changed = laterEndFix(fault, text);
	const fixes = changed ? [changed] : [];
	fixes.push(endFix(fault, plist, line));
	const words = wordsBeforeKey.exec(line);
	if (words) {
		const title = messages.before({ markup: `<key>${words[1]}</key>` });
		fixes.push(endCommentFix(range.start + words[0].length, '--> ', title, fault, text));
	}
	if (next !== undefined) {
		const title = messages.before({ markup: text.slice(next, text.indexOf('-->', next) + 3) });
		fixes.push(endCommentFix(next, '--> ', title, fault, text));
	}
	return fixes;
}

/** Ends the comment with its line, or after the value that would be left without a key. */
function endFix(fault: CommentFault, plist: DriverPlist, line: string): Fix {
	const { range, next } = fault;
	const value = endsWithKey.test(line) ? valueWithoutKey(plist, range, next) : undefined;
	const title = value ? messages.afterValue() : fixTitles.add({ key: '-->' });
	const isKeyAbove = endsWithKey.test(line) && !value;
	const key = isKeyAbove ? undefined : wordsBeforeKey.exec(line)?.[1];
	const takesKnown = key !== undefined && isKnownKey(key);
	const isCertain = value ? value.isLeaf : isWhole.test(line) || isKeyAbove;
	const preferred = isCertain && !takesKnown && next === undefined;
	const [written] = value ? [] : (wrongEnd.exec(line) ?? []);
	if (written !== undefined)
		return changedEndFix(range.end - written.length, written, fault, plist.text, preferred);
	// Of the end, only the last character is missing.
	if (!value && /[^-]--$/.test(line.slice(-3)) && line.length > '<!--'.length + 2) {
		return endCommentFix(range.end, '>', fixTitles.add({ key: '>' }), fault, plist.text, preferred);
	}
	return endCommentFix(value?.end ?? range.end, ' -->', title, fault, plist.text, preferred);
}

/** The end of a comment with another character in it, that of HTML included, or with an escaped bracket, or the other character of its key. */
const wrongEnd = /(?<!-)--(?: ?[^\p{L}\p{N}_\s<>-]{0,2}>|&gt;|\.)$/u;

interface Value {
	readonly end: number;
	readonly isLeaf: boolean;
}

const leafValue = /\s*(?:<(\w+)>[^<]*<\/\1>|<\w+\/>)/y;

/** The value directly after the commented key in `range`, unless it belongs to the key above the comment. */
function valueWithoutKey(
	{ text, syntax }: DriverPlist,
	{ start, end }: TextRange,
	next: number | undefined,
): Value | undefined {
	const { type, children } = parentAt(syntax.root, start);
	if (type !== 'dict') return undefined;
	const at = countWhile(children.length, (index) => (children[index]?.start ?? 0) < start);
	const value = next === undefined ? valueIn(children[at + 1]) : valueInText(text, end, next);
	if (!value) return undefined;
	let before = at - 1;
	const first = before - mostComments;
	while (before > first && children[before] instanceof TriviaNode) before--;
	return before === first || children[before]?.type === 'key' ? undefined : value;
}

/** How many comments and other markup before a comment are skipped, so that the time stays linear. */
const mostComments = 10;

function valueIn(node: SyntaxNode | undefined): Value | undefined {
	if (!node || !isElement(node) || node.type === 'key' || !node.closed) return undefined;
	return { end: node.end, isLeaf: isLeaf(node) };
}

/** The value of a key in a comment that ends with the next one at `next`. */
function valueInText(text: string, start: number, next: number): Value | undefined {
	const end = matchEnd(leafValue, text, start);
	return end > start && end <= next ? { end, isLeaf: true } : undefined;
}
