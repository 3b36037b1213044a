/** An element without an end tag. */
import type { DriverPlist } from '../document/driverPlist.js';
import { missingEndTag } from '../edit/missingEndTag.js';
import { defineMessages } from '../messages/message.js';
import type { SyntaxFault } from '../syntax/syntaxFault.js';
import { defineSyntaxRule, type Fix, type RuleDocs } from './rule.js';
import { damagedEndTagFix } from './shared/damagedTags.js';
import { moveEndTagFix } from './shared/endTagPairs.js';
import { strayEndTagFix } from './shared/strayEndTags.js';
import { insertTextFix, removeTextFix } from './shared/textFixes.js';
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

/** The fix for a start tag that is there twice. */
function repeatedTagFix(
	{ range, contentEnd }: SyntaxFault<'unclosed-element'>,
	plist: DriverPlist,
): Fix | undefined {
	const tag = plist.text.slice(range.start, range.end);
	const isRepeated = contentEnd === range.end && plist.text.startsWith(tag, contentEnd);
	return isRepeated ? removeTextFix(plist, range, tag) : undefined;
}

export const unclosedElement = defineSyntaxRule('unclosed-element', {
	severity: 'error',
	messages,
	message: ({ element }) => messages.unclosed({ element }),
	fixes: (fault, { plist }) => [
		repeatedTagFix(fault, plist) ??
			strayEndTagFix(fault, plist) ??
			damagedEndTagFix(fault, plist) ??
			moveEndTagFix(fault, plist) ??
			insertTextFix(
				fault.contentEnd,
				missingEndTag(plist, fault.element, fault.range, fault.contentEnd),
				`</${fault.element}>`,
			),
	],
});
