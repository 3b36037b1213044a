/** A property list in the format of OpenStep, with braces and semicolons. */
import { defineMessages } from '../messages/message.js';
import { hasRules } from '../platform/documentKind.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';

export const oldStylePlistDocs: RuleDocs = {
	what: 'A property list in the format of OpenStep, with braces and semicolons.',
	why: 'CoreFoundation reads it. IOCFUnserialize, the parser of OSKext and `kextutil`, reads only XML. Driver Plist does not check property lists of this format, and reports each one where a driver has its `Info.plist`, or that is named on the command line. The properties of a bundle are a dictionary, so another value is an error.',
	otherSeverities: {
		error: 'for the property list of a driver that is not a dictionary.',
	},
	fix: 'Convert it with `plutil -convert xml1 Info.plist`.',
	references: ['CoreFoundation CFPropertyList.c:parseOldStylePropertyListOrStringsFile'],
	examples: () => ({
		bad: [
			{
				text: '[|{ CFBundleName = Widget; }|]',
				whole: true,
				findings: [
					'warning: The file is an old-style property list, which is not checked. OSKext and kextutil reject the file.',
				],
			},
			{
				text: '[|Widget|]',
				whole: true,
				findings: [
					'error: The file is a single value of an old-style property list, not a dictionary. OSKext and kextutil reject the file.',
				],
			},
		],
		good: [{ text: '<plist version="1.0">\n<dict/>\n</plist>\n' }],
	}),
};

const messages = defineMessages('old-style-plist', {
	oldStyle: 'The file is an old-style property list, which is not checked.',
	notDictionary: 'The file is a single value of an old-style property list, not a dictionary.',
});

export const oldStylePlist = defineSyntaxRule('old-style-plist', {
	severity: 'warning',
	messages,
	severityOf: ({ isDictionary }, { kind }) =>
		!isDictionary && hasRules(kind) ? 'error' : 'warning',
	message: ({ isDictionary }) => (isDictionary ? messages.oldStyle() : messages.notDictionary()),
});
