/** A binary property list. */
import { defineMessages } from '../messages/message.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';

export const binaryPlistDocs: RuleDocs = {
	what: 'A binary property list.',
	why: 'CoreFoundation reads it. IOCFUnserialize, the parser of OSKext and `kextutil`, reads only XML. Driver Plist does not check binary property lists, and reports each one where a driver has its `Info.plist`, or that is named on the command line.',
	fix: 'Convert it with `plutil -convert xml1 Info.plist`.',
	references: ['CoreFoundation CFPropertyList.c:CFPropertyListCreateWithData'],
	examples: () => ({
		bad: [
			{
				text: '[|bplist00|]\u00d1\u0001',
				whole: true,
				findings: [
					'warning: The file is a binary property list, which is not checked. OSKext and kextutil reject the file.',
				],
			},
		],
		good: [{ text: '<plist version="1.0">\n<dict/>\n</plist>\n' }],
	}),
};

const messages = defineMessages('binary-plist', {
	binary: 'The file is a binary property list, which is not checked.',
});

export const binaryPlist = defineSyntaxRule('binary-plist', {
	severity: 'warning',
	messages,
	severityOf: () => 'warning',
	message: () => messages.binary(),
});
