/** A tag without its `>`. */
import type { DriverPlist } from '../document/driverPlist.js';
import { defineMessages } from '../messages/message.js';
import { skipWhiteSpace } from '../syntax/characters.js';
import { contentAfter, tagWithoutName } from '../syntax/damagedTags.js';
import { elementNameAt, elementNames } from '../syntax/elementNames.js';
import { matchAt } from '../syntax/matchAt.js';
import type { SyntaxFault } from '../syntax/syntaxFault.js';
import type { TextRange } from '../text/textRange.js';
import { defineSyntaxRule, type Fix, type RuleDocs } from './rule.js';
import { commentStartFix } from './shared/commentStart.js';
import { leaves } from './shared/damagedTags.js';
import { isKnownKey } from './shared/knownKey.js';
import { severitiesByRejection } from './shared/severityByRejection.js';
import { changeTextFix, removeTextFix } from './shared/textFixes.js';
import { everyoneRejects } from './shared/whoRejects.js';

export const unfinishedTagDocs: RuleDocs = {
	what: 'A tag without its `>`.',
	why: everyoneRejects,
	otherSeverities: severitiesByRejection,
	fix: 'Complete the tag, or remove it.',
	references: ['CoreFoundation CFPropertyList.c:parseXMLElement'],
	examples: () => ({
		bad: [
			{
				text: '<key>IOClass</key>\n<string>Widget</string>\n[|<ke|]\n<key>IOProviderClass</key>\n<string>IOService</string>',
				findings: ["error: '<ke' has no '>'."],
			},
			{
				text: '<key>IOClass[|</key|]\n<string>Widget</string>',
				fixed: '<key>IOClass</key>\n<string>Widget</string>',
				findings: ["error: '</key' has no '>'."],
				fixes: ["Change to '</key>'"],
			},
			{
				text: '<key>IOClass</key>\n[|<string|]}Widget</string>',
				fixed: '<key>IOClass</key>\n<string>Widget</string>',
				findings: ["error: '<string}Widget' has no '>'."],
				fixes: ["Change to '<string>'"],
			},
			{
				text: '[|<key|].IOClass</key>\n<string>Widget</string>',
				fixed: '<key>IOClass</key>\n<string>Widget</string>',
				findings: ["error: '<key.IOClass' has no '>'."],
				fixes: ["Change to '<key>'"],
			},
			{
				text: '[|<|]<!-- Widget -->\n<key>IOClass</key>\n<string>Widget</string>',
				fixed: '<!-- Widget -->\n<key>IOClass</key>\n<string>Widget</string>',
				findings: ["error: '<' has no '>'."],
				fixes: ["Remove '<'"],
			},
			{
				text: '<key>Flag</key>\n[|<true/|]\n<key>IOClass</key>\n<string>Widget</string>',
				fixed: '<key>Flag</key>\n<true/>\n<key>IOClass</key>\n<string>Widget</string>',
				findings: ["error: '<true/' has no '>'."],
				fixes: ["Change to '<true/>'"],
			},
		],
		good: [{ text: '<key>IOClass</key>\n<string>Widget</string>' }],
	}),
};

/** The `>` after the whole name of an element, or no `<` before that of another tag. */
function completion({ tag, range }: SyntaxFault<'unfinished-tag'>, plist: DriverPlist): Fix[] {
	const { text } = plist;
	if (text.charAt(range.end) === '<') {
		// A tag that begins twice, or a second bracket in it.
		const [whole = ''] = tagAt(text, range.end);
		if (tag === '<' || whole.startsWith(tag)) return [removeTextFix(plist, range, tag)];
		const [joined] = tagAt(tag + text.slice(range.end + 1, range.end + mostLength), 0);
		if (joined)
			return [
				changeTextFix(
					{ start: range.start, end: range.end + 1 + joined.length - tag.length },
					joined,
				),
			];
	}
	const written = text.slice(range.start, range.end);
	const nameless = written.trim() === '<' ? tagWithoutName(text, range.start) : undefined;
	if (nameless) return [changeTextFix(range, `<${nameless.name}>`, nameless.isCertain)];
	const leaf = begunEndTag.test(written) ? leafBefore(range.start, text) : undefined;
	const begun = written.slice('</'.length);
	const next = skipWhiteSpace(text, range.end, text.length);
	const isAlone = next === text.length || text.charAt(next) === '<';
	if (leaf?.startsWith(begun) && leaf !== begun && isAlone)
		return [changeTextFix(range, `</${leaf}>`)];
	const [, name = ''] =
		/^<\/?([a-z]+)(?:[ \t]*\/?|[ \t]+version[ \t]*=[ \t]*"[^"]*")$/.exec(written) ?? [];
	if (elementNameAt(name, 0) !== name) return [];
	if (tag === '<true' || tag === '<false') return [changeTextFix(range, `${tag}/>`)];
	return bracketFixes(range, name, text);
}

/** An end tag with the first letters of a name, or none. */
const begunEndTag = /^<\/[a-z]*$/;

/** The name of the leaf whose text ends at `end`; undefined after another tag. */
function leafBefore(end: number, text: string): string | undefined {
	const start = text.lastIndexOf('<', end - 1);
	const name = elementNameAt(text, start + 1);
	const isLeaf = name !== undefined && leaves.has(name);
	return isLeaf && text.indexOf('>', start) < end - 1 ? name : undefined;
}

const anyTag = new RegExp(`</?(?:${elementNames.join('|')})/?>`, 'y');

function tagAt(text: string, at: number): readonly string[] {
	return matchAt(anyTag, text, at) ?? [];
}

/** The `>` in place of a wrong character, before it, or both if that is not certain: `<string/usr/lib</string>`. */
function bracketFixes({ start, end }: TextRange, name: string, text: string): Fix[] {
	const tag = `${text.slice(start, end)}>`;
	if (isInPlaceOfBracket(text, name, end)) return [changeTextFix({ start, end: end + 1 }, tag)];
	const isOdd = oddBracket.test(text.charAt(end));
	const range = { start, end: isOdd ? end + 1 : contentAfter(text, name, end) };
	if (!isOdd && !mayBegin.get(name)?.test(text.slice(end, end + mostLength)))
		return [changeTextFix(range, tag)];
	const withCharacter = tag + text.slice(end, range.end);
	return [tag, withCharacter].map((by) => changeTextFix(range, by, false));
}

/** Whether the letter at `at` is a slip for the `>`: it is not a part of a number, or the key is known without it. */
function isInPlaceOfBracket(text: string, name: string, at: number): boolean {
	if (!/[A-Za-z]/.test(text.charAt(at))) return false;
	if (name === 'integer') return /[-\d]/.test(text.charAt(at + 1));
	const [content = ''] = text.slice(at, at + mostLength).split('<', 1);
	return name === 'key' && !isKnownKey(content) && isKnownKey(content.slice(1));
}

/** What is a slip for the `>`, or the first character of a content. */
const oddBracket = /['"(#+-]/;

/** How a content can begin with a character that can be in place of the `>`: a path, any mark, a fraction, or Base64. */
const mayBegin: ReadonlyMap<string, RegExp> = new Map([
	['data', /^\//],
	['string', /^(?:[./][^<\r\n]*\/|[^\w\s<>()[\]{}&.:/,;])/],
	['real', /^\.\d/],
]);

/** How much of a content is read, in UTF-16 code units. */
const mostLength = 100;

const messages = defineMessages('unfinished-tag', {
	unfinished: "'{tag}' has no '>'.",
});

export const unfinishedTag = defineSyntaxRule('unfinished-tag', {
	severity: 'error',
	messages,
	message: ({ tag }) => messages.unfinished({ tag }),
	fixes(fault, { plist }) {
		const comment = commentStartFix(plist, fault.range.start);
		return comment ? [comment] : completion(fault, plist);
	},
});
