/** A binary property list. */
import { defineMessages } from '../messages/message.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';

export const binaryPlistDocs: RuleDocs = {
	what: 'A binary property list.',
	why: 'CoreFoundation reads it. IOCFUnserialize, the parser of OSKext and `kextutil`, reads only XML, so a kext requires XML. The command line reads binary property lists as CoreFoundation does, and checks their values. Editors show text only, so they report that the file is not checked, where a driver has its `Info.plist`.',
	otherSeverities: {
		error: 'for a file that ends too early.',
		hint: 'for a file whose values were read, except in kexts.',
	},
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
	unread: 'The file is a binary property list, which is not checked.',
	read: 'The file is a binary property list.',
	truncated: 'The binary property list is incomplete at byte {offset}. No program can read it.',
	damaged: 'The binary property list is damaged at byte {offset}, so it is not checked.',
});

export const binaryPlist = defineSyntaxRule('binary-plist', {
	severity: 'warning',
	messages,
	severityOf: ({ state }, { kind }) => {
		if (state === 'read') return kind === 'kext' || kind === 'codelessKext' ? 'warning' : 'hint';
		return typeof state === 'object' && state.isTruncated ? 'error' : 'warning';
	},
	message: ({ state }) => {
		if (typeof state === 'string') return messages[state]();
		return messages[state.isTruncated ? 'truncated' : 'damaged']({ offset: state.damagedAt });
	},
});
