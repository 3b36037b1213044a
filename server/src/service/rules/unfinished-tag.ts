/** A tag without its `>`. */
import type { DriverPlist } from '../document/driverPlist.js';
import { defineMessages } from '../messages/message.js';
import { elementNameAt } from '../syntax/elementNames.js';
import type { SyntaxFault } from '../syntax/syntaxFault.js';
import { defineSyntaxRule, type Fix, type RuleDocs } from './rule.js';
import { unfinishedTagFix } from './shared/damagedTags.js';
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
				text: '[|<|]<key>IOClass</key>\n<string>Widget</string>',
				fixed: '<key>IOClass</key>\n<string>Widget</string>',
				findings: ["error: '<' has no '>'."],
				fixes: ["Remove '<'"],
			},
		],
		good: [{ text: '<key>IOClass</key>\n<string>Widget</string>' }],
	}),
};

/** The `>` after the whole name of an element, or no `<` before that of another tag. */
function completion(
	{ tag, range }: SyntaxFault<'unfinished-tag'>,
	plist: DriverPlist,
): Fix | undefined {
	const { text } = plist;
	if (tag === '<' && text.charAt(range.end) === '<') return removeTextFix(plist, range, tag);
	const written = text.slice(range.start, range.end);
	const [, name = ''] = /^<\/?([a-z]+)$/.exec(written) ?? [];
	if (elementNameAt(name, 0) !== name) return undefined;
	const isWrong = /[^\w\s<$@&"'(#+-]/.test(text.charAt(range.end));
	const { start, end } = range;
	return changeTextFix({ start, end: isWrong ? end + 1 : end }, `${written}>`);
}

const messages = defineMessages('unfinished-tag', {
	unfinished: "'{tag}' has no '>'.",
});

export const unfinishedTag = defineSyntaxRule('unfinished-tag', {
	severity: 'error',
	messages,
	message: ({ tag }) => messages.unfinished({ tag }),
	fixes(fault, { plist }) {
		const fix = unfinishedTagFix(fault, plist) ?? completion(fault, plist);
		return fix ? [fix] : [];
	},
});
