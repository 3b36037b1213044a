/** A binary property list. */
import { defineMessages, type Message } from '../messages/message.js';
import { isTruncated, type UnreadReason } from '../syntax/syntaxFault.js';
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
					"warning: The file is a binary property list, which is not checked. Editors can't read its values. OSKext and kextutil reject the file.",
				],
			},
		],
		good: [{ text: '<plist version="1.0">\n<dict/>\n</plist>\n' }],
	}),
};

const messages = defineMessages('binary-plist', {
	textOnly:
		"The file is a binary property list, which is not checked. Editors can't read its values.",
	read: 'The file is a binary property list.',
	truncated: 'The binary property list is incomplete at byte {offset}. No program can read it.',
	damaged: 'The binary property list is damaged at byte {offset}, so it is not checked.',
	otherVersion: 'The binary property list has an unknown version, so it is not checked.',
	tooDeep: 'The binary property list is nested too deeply at byte {offset}, so it is not checked.',
	tooLong: 'The binary property list is too long in XML, so it is not checked.',
	notXml: "The binary property list is not checked. XML can't contain {place}.",
});

export const binaryPlist = defineSyntaxRule('binary-plist', {
	severity: 'warning',
	messages,
	severityOf: ({ state }, { kind }) => {
		if (state === 'read') return kind === 'kext' || kind === 'codelessKext' ? 'warning' : 'hint';
		return isTruncated(state) ? 'error' : 'warning';
	},
	message: ({ state }) => {
		if (typeof state === 'string') return messages[state]();
		if ('unread' in state) return unreadMessage(state.unread);
		return messages[state.isTruncated ? 'truncated' : 'damaged']({ offset: state.damagedAt });
	},
});

function unreadMessage(unread: UnreadReason): Message {
	if (unread.reason === 'tooDeep') return messages.tooDeep({ offset: unread.offset });
	if (unread.reason !== 'notXml') return messages[unread.reason]();
	const { path } = unread;
	const place = path.length === 0 ? 'the root' : `'${path.join('/')}'`;
	return messages.notXml({ place });
}
