/** A property list whose text ends inside its elements. */
import { message } from '../document/finding.js';
import { indentOfLine } from '../edit/indentation.js';
import { layoutOf } from '../edit/xmlText.js';
import { type ElementNode, isElement, type ParentNode } from '../syntax/syntaxTree.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { replaceTextFix } from './shared/replaceTextFix.js';
import { severityByRefusal } from './shared/severityByRefusal.js';

/** Deeper than this, what is missing is more than end tags. */
const MOST_END_TAGS = 64;

export const unexpectedEndOfFileDocs: RuleDocs = {
	what: 'A property list whose text ends while several elements are still open.',
	why: 'Part of the file is lost, or its end is not written yet. No program reads it: Xcode, codesign and the system refuse the whole file.',
	fix: 'Restore what is lost, or write the end tags.',
	references: ['CoreFoundation CFPropertyList.c:parseXMLElement'],
	examples: () => ({
		bad: [
			{
				text: '<plist version="1.0">\n<dict>\n\t<key>IOKitPersonalities</key>\n\t<dict/[|>|]\n',
				fixed:
					'<plist version="1.0">\n<dict>\n\t<key>IOKitPersonalities</key>\n\t<dict/>\n</dict>\n</plist>\n',
				findings: [
					'error: The text breaks off inside <dict>, with 2 elements open: no program can read the file',
				],
				fixes: ['Close the open elements'],
			},
			{
				text: '<plist version="1.0">\n<dict>\n\t<key>Widget</key>\n\t<dict>\n\t\t<key>IOClass</key>\n\t\t<string>IOService</string[|>|]',
				fixed:
					'<plist version="1.0">\n<dict>\n\t<key>Widget</key>\n\t<dict>\n\t\t<key>IOClass</key>\n\t\t<string>IOService</string>\n\t</dict>\n</dict>\n</plist>',
				findings: [
					'error: The text breaks off inside <dict>, with 3 elements open: no program can read the file',
				],
				fixes: ['Close the open elements'],
			},
		],
		good: [{ text: '<plist version="1.0">\n<dict/>\n</plist>\n' }],
	}),
};

export const unexpectedEndOfFile = defineSyntaxRule('unexpected-end-of-file', {
	severity: 'error',
	message: ({ innermost, openElements }) =>
		message(
			'The text breaks off inside <{0}>, with {1} elements open: no program can read the file',
			innermost,
			String(openElements),
		),
	severityOf: severityByRefusal,
	fixes({ plist: { text, syntax } }, { range: { end } }) {
		const tags: string[] = [];
		for (let node = lastOpen(syntax.root); node; node = lastOpen(node)) {
			tags.unshift(`${indentOfLine(text, node.start)}</${node.type}>`);
			if (tags.length > MOST_END_TAGS) return [];
		}
		const { eol } = layoutOf(text);
		return replaceTextFix(
			message('Close the open elements'),
			{ start: end, end },
			tags.map((tag) => eol + tag).join(''),
		);
	},
});

/** The last element in `parent`, where it has no end tag. */
function lastOpen({ children }: ParentNode): ElementNode | undefined {
	for (const node of children.slice().reverse()) {
		if (isElement(node)) return node.closed ? undefined : node;
	}
	return undefined;
}
