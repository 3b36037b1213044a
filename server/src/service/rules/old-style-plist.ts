/** A property list in the format of OpenStep, with braces and semicolons. */
import { defineMessages } from '../messages/message.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';

export const oldStylePlistDocs: RuleDocs = {
	what: 'A property list in the format of OpenStep, with braces and semicolons.',
	why: 'CoreFoundation reads it. IOCFUnserialize, the parser of OSKext and `kextutil`, reads only XML. Driver Plist does not check property lists of this format.',
	fix: 'Convert it with `plutil -convert xml1 Info.plist`.',
	references: ['CoreFoundation CFPropertyList.c:parseOldStylePropertyListOrStringsFile'],
	examples: () => ({
		bad: [
			{
				text: '[|{ CFBundleName = Widget; }|]',
				whole: true,
				findings: [
					'hint: The file is an old-style property list, which is not checked. OSKext and kextutil reject the file.',
				],
			},
		],
		good: [{ text: '<plist version="1.0">\n<dict/>\n</plist>\n' }],
	}),
};

const messages = defineMessages('old-style-plist', {
	oldStyle: 'The file is an old-style property list, which is not checked.',
});

export const oldStylePlist = defineSyntaxRule('old-style-plist', {
	severity: 'warning',
	messages,
	message: () => messages.oldStyle(),
});
