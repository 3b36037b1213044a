/** A property list that ends inside its elements. */
import { missingEndTag } from '../edit/missingEndTag.js';
import { defineMessages } from '../messages/message.js';
import { type ElementNode, isElement, type ParentNode } from '../syntax/syntaxTree.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { replaceTextFix } from './shared/textFixes.js';
import { everyoneRejects } from './shared/whoRejects.js';

/** If more end tags are missing, other text is missing, too. */
const MAX_END_TAGS = 64;

export const unexpectedEndOfFileDocs: RuleDocs = {
	what: 'A property list that ends while several elements are open.',
	get why() {
		return `Part of the file is missing. ${everyoneRejects}`;
	},
	fix: 'Restore what is missing, or add the end tags.',
	references: ['CoreFoundation CFPropertyList.c:parseXMLElement'],
	examples: () => ({
		bad: [
			{
				text: '<plist version="1.0">\n<dict>\n\t<key>IOKitPersonalities</key>\n\t<dict/[|>|]\n',
				fixed:
					'<plist version="1.0">\n<dict>\n\t<key>IOKitPersonalities</key>\n\t<dict/>\n</dict>\n</plist>\n',
				findings: ['error: Unexpected end of file. 2 elements are not closed.'],
				fixes: ['Add the missing end tags'],
			},
			{
				text: '<plist version="1.0">\n<dict>\n\t<key>Widget</key>\n\t<dict>\n\t\t<key>IOClass</key>\n\t\t<string>IOService</string[|>|]',
				findings: ['error: Unexpected end of file. 3 elements are not closed.'],
				fixes: ['Add the missing end tags'],
			},
			{
				text: `<plist version="1.0">\n${'<array>'.repeat(63)}<array[|>|]\n`,
				findings: ['error: Unexpected end of file. 65 elements are not closed.'],
			},
		],
		good: [{ text: '<plist version="1.0">\n<dict/>\n</plist>\n' }],
	}),
};

const messages = defineMessages('unexpected-end-of-file', {
	endOfFile: 'Unexpected end of file. {openElements} elements are not closed.',
	close: 'Add the missing end tags',
});

/** The document and its root, whose end tags a person can forget. */
const mostUnclosed = 2;

export const unexpectedEndOfFile = defineSyntaxRule('unexpected-end-of-file', {
	severity: 'error',
	messages,
	message: ({ openElements }) => messages.endOfFile({ openElements }),
	fixes({ range: { end } }, { plist }) {
		const open: ElementNode[] = [];
		for (let node = lastOpen(plist.syntax.root); node; node = lastOpen(node)) {
			open.push(node);
			if (open.length > MAX_END_TAGS) return [];
		}
		const inserted = open
			.reverse()
			.map(({ type, start, openEnd }) => missingEndTag(plist, type, { start, end: openEnd }, end))
			.join('');
		// Within the values of the root, the rest of a file that is cut off is probably missing, too.
		const isCut = open.length > mostUnclosed;
		return [replaceTextFix(messages.close(), { start: end, end }, inserted, !isCut)];
	},
});

/** The last element in `parent`, if it has no end tag. */
function lastOpen({ children }: ParentNode): ElementNode | undefined {
	let last = children.length - 1;
	for (let node = children[last]; node; node = children[--last]) {
		if (isElement(node)) return node.closed ? undefined : node;
	}
	return undefined;
}
